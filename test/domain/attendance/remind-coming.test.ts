// 前の日の知らせは、来る人に一度。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { remindComing } from '../../../src/domain/attendance/remind.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { cancelled, changed, succeeded } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { writingNothing } from '../records.ts'
import { ABSENT, answeringIn } from './answering.ts'

const operation = operations()
const { run, meeting } = operation
const { answered } = answeringIn(operation)
const proxies = proxySteps(operation)

const EVE = new Date('2026-12-09T08:00+09:00')
const NOBODY = { online: [], inPerson: [], proxies: [] }
const reminding = (seen: Meeting, now = EVE) => ({
  doing: { by: 'system', via: 'clock', now } as const,
  work: async (act: Act) => {
    const { online, inPerson, proxies } = await remindComing(act, await freshTown(act), seen)
    return { online: online.toSorted(), inPerson: inPerson.toSorted(), proxies }
  },
})
const remind = (seen: Meeting, now = EVE) => {
  const { doing, work } = reminding(seen, now)
  return run(doing, work)
}
const remindNow = async (now = EVE) => remind(await meeting(), now)

beforeEach(() => operation.newTown())

describe('来る人への知らせ', () => {
  test('来る委員と、引き受けた代理に、来かたを分けて一度だけ', async () => {
    await answered('p1')
    await proxies.accepted()
    await answered('p3', { answer: 'attend', mode: 'online' })
    await answered('p4', ABSENT)
    expect(await remindNow()).toEqual({ online: ['p3'], inPerson: ['p1'], proxies: ['w1'] })
    expect(await writingNothing(operation, () => remindNow())).toEqual(NOBODY)
  })
  test('まだ引き受けていない代理と、決めていない人には知らせない', async () => {
    await proxies.claimed()
    await answered('p3', { answer: 'undecided' })
    expect(await writingNothing(operation, () => remindNow())).toEqual(NOBODY)
  })
  test('知らせたあとで来ることになった人にも知らせる', async () => {
    await answered('p1')
    await remindNow()
    await answered('p2')
    expect(await remindNow()).toEqual({ online: [], inPerson: ['p2'], proxies: [] })
  })
  test.each([
    ['前の日の朝より前', '2026-12-09T07:59+09:00'],
    ['始まったあと', '2026-12-10T14:00+09:00'],
  ])('%sには知らせない', async (_when, at) => {
    await answered('p1')
    expect(await writingNothing(operation, () => remindNow(new Date(at)))).toEqual(NOBODY)
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: remindComing は、その間に中止された会議へ来るようには知らせない', async () => {
    await answered('p1')
    const seen = await meeting()
    await cancelled(operation)
    expect(await writingNothing(operation, () => remind(seen))).toEqual(NOBODY)
  })
  test('古い: remindComing は、その間に変わった日を、前の日では知らせない', async () => {
    await answered('p1')
    await proxies.accepted()
    const seen = await meeting()
    await changed(operation)
    expect(await writingNothing(operation, () => remind(seen))).toEqual(NOBODY)
  })
  test('古い: remindComing は、その間に来られなくなった人に知らせない', async () => {
    await answered('p1')
    await proxies.accepted()
    const seen = await meeting()
    await answered('p1', ABSENT)
    await answered('p2', ABSENT)
    expect(await writingNothing(operation, () => remind(seen))).toEqual(NOBODY)
  })
  test('古い: remindComing は、その間に席を離れた人に知らせない', async () => {
    await answered('p2')
    const seen = await meeting()
    await succeeded(operation, { seatId: 'c2' })
    expect(await writingNothing(operation, () => remind(seen))).toEqual(NOBODY)
  })
})

describe('同時の知らせ', () => {
  test('二つの時計が同じ時を打っても、一人に一度', async () => {
    await answered('p1')
    await answered('p2')
    const seen = await meeting()
    const people = await atOnce(operation, reminding(seen), reminding(seen))
    expect(people.flatMap(({ inPerson }) => inPerson).toSorted()).toEqual(['p1', 'p2'])
  })
  test('書き終えないうちの知らせに重なれば、知らせる人はいない', async () => {
    await answered('p1')
    const seen = await meeting()
    const [first, second] = await overlapping(operation, reminding(seen), reminding(seen))
    expect([first, second]).toEqual([{ online: [], inPerson: ['p1'], proxies: [] }, NOBODY])
  })
})
