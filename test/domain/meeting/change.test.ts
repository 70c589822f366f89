// 会議の日時や場所を変える(N1, N2)。
import { beforeEach, describe, expect, test } from 'vitest'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { countAttendance } from '../../../src/domain/attendance/read.ts'
import { type Change, changeMeeting } from '../../../src/domain/meeting/change.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, writingNothing } from '../records.ts'
import { STAFF_THERE, sittingIn } from '../session/sitting.ts'
import { granted } from './granted.ts'
import { ANOTHER_DAY, ANOTHER_DEADLINE, cancelled, STAFF } from './meanwhile.ts'
import { townWithDraft, townWithOfficials } from './towns.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const proxies = proxySteps(operation)
const { arrived } = sittingIn(operation)

const NOW_LATER = new Date('2026-11-27T09:00+09:00')
const change = async (to: Change, doing: { by: string; now?: Date } = STAFF) => {
  const seen = await meeting()
  return run(doing, (act) => changeMeeting(act, seen, to))
}
const stored = () => database().db.meeting.findFirstOrThrow({ where: { townId: town() } })
const counts = () =>
  run({ by: 'system' }, async (act) => countAttendance(act, await freshTown(act), await meeting()))
const answered = async () => {
  const invited = { meeting: await meeting(), seatId: 'c3', personId: 'p3' }
  granted(await run({ by: 'p3' }, (act) => answerInvitation(act, invited, { answer: 'attend' })))
}

beforeEach(() => townWithOfficials(operation))

describe('日時と場所の変更', () => {
  test('日を動かすと版が進み、長さと、締め切りまでの間は保たれる', async () => {
    const seen = await meeting()
    const moved = {
      ...seen,
      startsAt: new Date('2026-12-17T14:00+09:00'),
      endsAt: new Date('2026-12-17T16:00+09:00'),
      answersCloseAt: new Date('2026-12-15T17:00+09:00'),
      revision: 2,
      convenedAt: NOW_LATER,
    }
    const outcome = await change(ANOTHER_DAY, { ...STAFF, now: NOW_LATER })
    expect(outcome).toEqual({ ok: true, value: moved })
    expect(await meeting()).toEqual(moved)
  })
  test('どこからどこへ動いたかが記録に残る', async () => {
    await change({ ...ANOTHER_DAY, place: '公民館' })
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'meeting.changed' },
    })
    expect(entry).toMatchObject({
      actor: 's1',
      subject: 'council-3',
      facts: {
        from: { startsAt: '2026-12-10T05:00:00.000Z', place: '役場 第1会議室' },
        to: { startsAt: '2026-12-17T05:00:00.000Z', place: '公民館' },
      },
    })
  })
  test('場所だけ、終わりだけの変更でも版が進む', async () => {
    granted(await change({ place: '公民館' }))
    expect(await meeting()).toMatchObject({ place: '公民館', revision: 2 })
    granted(await change({ endsAt: new Date('2026-12-10T17:00+09:00') }))
    expect(await meeting()).toMatchObject({ revision: 3, endsAt: new Date('2026-12-10T17:00+09:00') })
  })
  test('N2 前の日の返事は数えない', async () => {
    await answered()
    expect(await counts()).toMatchObject({ attending: 1, unanswered: 3 })
    granted(await change(ANOTHER_DAY))
    expect(await counts()).toMatchObject({ attending: 0, unanswered: 4 })
  })
  test('N2 代理は終わり、代理の番号も使えなくなる', async () => {
    const named = await proxies.name()
    const approved = await proxies.approved({ seatId: 'c3', personId: 'p3', name: '鈴木 次郎' })
    granted(await change(ANOTHER_DAY))
    expect(await proxies.row(named)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await proxies.row(approved)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await counts()).toMatchObject({ proxies: 0, proxiesPending: 0, unanswered: 4 })
  })
  test('N2 着いていた人は、動いた会議にはまだ着いていない', async () => {
    await arrived()
    granted(await change(ANOTHER_DAY, STAFF_THERE))
    expect(await counts()).toMatchObject({ present: 0, attending: 0, unanswered: 4 })
  })
  test('定足数の見通しは、もう一度知らせる', async () => {
    await database().db.meeting.updateMany({ where: { townId: town() }, data: { outlookTold: 'met' } })
    granted(await change(ANOTHER_DAY))
    expect(await stored()).toMatchObject({ outlookTold: null })
  })
  test('案を動かしても、招集されたことにはならない', async () => {
    await townWithDraft(operation)
    granted(await change(ANOTHER_DAY))
    expect(await meeting()).toMatchObject({ state: 'draft', revision: 2, convenedAt: null })
  })
})

describe('締め切りだけの変更', () => {
  test('版は進まず、返事も代理もそのまま数える', async () => {
    await answered()
    await proxies.approved()
    const before = await counts()
    const written = await auditOf(operation, async () => granted(await change(ANOTHER_DEADLINE)))
    expect(written).toEqual(['meeting.deadline-moved'])
    expect(await meeting()).toMatchObject({ ...ANOTHER_DEADLINE, revision: 1 })
    expect(await counts()).toEqual(before)
    expect(before).toMatchObject({ attending: 1, proxies: 1, unanswered: 2 })
  })
  test('いまと同じことへは変えない', async () => {
    const { startsAt, endsAt, place } = await meeting()
    for (const same of [{}, { startsAt }, { startsAt, endsAt, place }])
      expect(await writingNothing(operation, () => change(same))).toEqual(refuse({ kind: 'nothing-changes' }))
  })
})

describe('変えられないこと', () => {
  test.each([
    ['過ぎた日時', { startsAt: new Date('2026-11-25T10:00+09:00') }, 'meeting-in-the-past'],
    ['始まる前に終わる会議', { endsAt: new Date('2026-12-10T14:00+09:00') }, 'meeting-ends-before-it-starts'],
    [
      '始まったあとの締め切り',
      { answersCloseAt: new Date('2026-12-10T14:01+09:00') },
      'deadline-after-start',
    ],
  ])('%sは断る', async (_what, to, kind) => {
    const outcome = await writingNothing(operation, () => change(to))
    expect(outcome).toEqual(refuse({ kind }))
  })
  test('始まった会議は動かせない', async () => {
    const now = new Date('2026-12-10T14:00+09:00')
    const outcome = await writingNothing(operation, () => change(ANOTHER_DAY, { ...STAFF, now }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
  test('中止された会議は動かせない', async () => {
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => change(ANOTHER_DAY))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
})

describe('変えられる人', () => {
  test.each([
    ['会長', 'p1'],
    ['委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは変えられない: 庶務が変える', async (_who, by) => {
    for (const to of [ANOTHER_DAY, ANOTHER_DEADLINE])
      expect(await writingNothing(operation, () => change(to, { by }))).toEqual(
        refuse({ kind: 'not-permitted', who: ['staff'], article: null }),
      )
  })
})
