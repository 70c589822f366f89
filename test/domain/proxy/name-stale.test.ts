// 読んだあとで変わった会議への届け出と、同じ瞬間の届け出。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { nameProxy } from '../../../src/domain/proxy/name.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answering, answeringIn, withdrawing } from '../attendance/answering.ts'
import {
  ANOTHER_DAY,
  cancelled,
  changed,
  hasRoles,
  proxyRule,
  STAFF,
  succeeded,
} from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { HANAKO, nomination, proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { invited, counts } = answeringIn(operation)
const proxies = proxySteps(operation)

const naming = (seen: Meeting, of: Parameters<typeof nomination>[1] = {}, by = of.personId ?? 'p2') => ({
  doing: { by },
  work: (act: Act) => nameProxy(act, { ...nomination(seen, of), sure: true }),
})
const name = (seen: Meeting, by = 'p2') => {
  const { doing, work } = naming(seen, {}, by)
  return run(doing, work)
}
const living = () =>
  database().db.proxy.findMany({
    where: { townId: town(), state: { in: ['named', 'approved', 'accepted'] } },
    orderBy: { seatId: 'asc' },
  })
const OTHER_SEAT = { kind: 'proxy-has-other-seat', article: '第6条第6項', name: HANAKO }

beforeEach(() => operation.newTown())

describe('読んだあとで変わったとき', () => {
  test('古い: nameProxy は、その間に中止された会議に代理を立てない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => name(seen))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: nameProxy は、その間に日が変わった会議に代理を立てない', async () => {
    const seen = await meeting()
    await changed(operation)
    await proxies.approved({ name: '鈴木 次郎' })
    const outcome = await writingNothing(operation, () => name(seen))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: nameProxy は、その間に席を離れた人の代理を立てない', async () => {
    const seen = await meeting()
    await succeeded(operation, { seatId: 'c2' })
    for (const by of ['p2', 's1'])
      expect(await writingNothing(operation, () => name(seen, by))).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: nameProxy は、その間にほかの席の代理になった人を立てない', async () => {
    const seen = await meeting()
    await proxies.name({ seatId: 'c3', personId: 'p3' })
    expect(await writingNothing(operation, () => name(seen))).toEqual(refuse(OTHER_SEAT))
  })
  test('古い: nameProxy は、その間に代理を認めなくなった規約に従う', async () => {
    const seen = await meeting()
    await proxyRule(operation, { allowed: false })
    const outcome = await writingNothing(operation, () => name(seen))
    expect(outcome).toEqual(refuse({ kind: 'proxy-not-allowed', article: '第6条第6項' }))
  })
  test('古い: nameProxy は、その間に庶務でなくなった人の書きとめを受けない', async () => {
    const seen = await meeting()
    await hasRoles(operation, 's1', ['director'])
    const outcome = await writingNothing(operation, () => name(seen, 's1'))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('席を継いだ人の届け出', () => {
  test('離れた人と同じ人を立てても、継いだ人の代理として初めから認めを待つ', async () => {
    const before = await proxies.approved()
    await succeeded(operation, { seatId: 'c2' })
    const after = await proxies.name({ personId: 'n1' })
    expect(await proxies.row(before)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await living()).toMatchObject([{ id: after, principalId: 'n1', state: 'named' }])
    expect(await counts()).toMatchObject({ proxiesPending: 1, unanswered: 3 })
  })
})

describe('届け出が重なる(P4)', () => {
  const mine = { seatId: 'c2', personId: 'p2' }
  const theirs = { seatId: 'c3', personId: 'p3' }

  test('二人の委員が同じ瞬間に同じ人を立てても、通るのは一つ', async () => {
    const seen = await meeting()
    const outcomes = await atOnce(operation, naming(seen, mine), naming(seen, theirs))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await living()).toHaveLength(1)
    expect(await database().db.answer.count({ where: { townId: town() } })).toBe(1)
  })
  test('書き終えないうちの届け出に重なった届け出は、断られる', async () => {
    const seen = await meeting()
    const [, second] = await overlapping(operation, naming(seen, mine), naming(seen, theirs))
    expect(second).toEqual(refuse(OTHER_SEAT))
    expect(await proxies.answer('c3')).toBeNull()
  })
  test('同じ席に本人と庶務が同じ瞬間に別の人を立てれば、残るのは一人', async () => {
    const seen = await meeting()
    await atOnce(operation, naming(seen, mine), naming(seen, { ...mine, name: '鈴木 次郎' }, 's1'))
    expect(await living()).toHaveLength(1)
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy' })
  })
  test('届け出の途中で席を離れた人の代理は、立たない', async () => {
    const seen = await meeting()
    // The other seat's nominee is named and taken back: the name is waited for, and free in the end.
    const leaving = {
      doing: { by: 'p3' },
      work: async (act: Act) => {
        await naming(seen, theirs).work(act)
        await withdrawing({ meeting: seen, ...theirs }).work(act)
        await act.tx.appointment.updateMany({
          where: { townId: act.town, seatId: 'c2' },
          data: { to: new Date('2026-11-30') },
        })
      },
    }
    const [, second] = await overlapping(operation, leaving, naming(seen, mine))
    expect(second).toEqual(refuse({ kind: 'not-holder' }))
    expect(await living()).toEqual([])
  })
  test('書き終えないうちの変更に重なった届け出は、断られる', async () => {
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, changing, naming(seen))
    expect(second).toEqual(refuse({ kind: 'meeting-changed' }))
    expect(await living()).toEqual([])
  })
  test('P5 書き終えないうちの届け出に重なった本人の返事が通れば、代理は終わっている', async () => {
    const seen = await meeting()
    const [, answered] = await overlapping(operation, naming(seen), answering(await invited()))
    expect(answered.ok).toBe(true)
    expect(await living()).toEqual([])
    expect(await proxies.answer()).toMatchObject({ answer: 'attend' })
  })
})
