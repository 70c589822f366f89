// 読んだあとで変わった会議と、同じ瞬間の変更。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { countAttendance } from '../../../src/domain/attendance/read.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { type Change, changeMeeting } from '../../../src/domain/meeting/change.ts'
import { conveneMeeting } from '../../../src/domain/meeting/convene.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { granted } from './granted.ts'
import { ANOTHER_DAY, ANOTHER_DEADLINE, cancelled, changed, STAFF } from './meanwhile.ts'
import { townWithDraft } from './towns.ts'

const operation = operations()
const { run, meeting, audited, database, town } = operation

const changing = (seen: Meeting, to: Change = ANOTHER_DAY) => ({
  doing: STAFF,
  work: (act: Act) => changeMeeting(act, seen, to),
})
const cancelling = (seen: Meeting) => ({ doing: STAFF, work: (act: Act) => cancelMeeting(act, seen) })
const counts = () =>
  run({ by: 'system' }, async (act) => countAttendance(act, await freshTown(act), await meeting()))
const meetingActs = async () => (await audited()).filter((act) => act.startsWith('meeting.'))

beforeEach(() => operation.newTown())

describe('読んだあとで変わったとき', () => {
  test('古い: changeMeeting は、その間に中止された会議を動かさない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    for (const to of [ANOTHER_DAY, ANOTHER_DEADLINE])
      expect(await writingNothing(operation, () => run(STAFF, changing(seen, to).work))).toEqual(
        refuse({ kind: 'meeting-cancelled' }),
      )
  })
  test('古い: changeMeeting は、その間に動いた会議をもう一度は動かさない', async () => {
    const seen = await meeting()
    await changed(operation, { place: '公民館' })
    for (const to of [ANOTHER_DAY, ANOTHER_DEADLINE])
      expect(await writingNothing(operation, () => run(STAFF, changing(seen, to).work))).toEqual(
        refuse({ kind: 'meeting-changed' }),
      )
  })
  test('古い: changeMeeting は、案として見た会議を、招集されたあとでは動かさない', async () => {
    await townWithDraft(operation)
    const seen = await meeting()
    granted(await run({ by: 'p1' }, (act) => conveneMeeting(act, seen)))
    const outcome = await writingNothing(operation, () => run(STAFF, changing(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: changeMeeting は、その間に動いた締め切りを、見ていたところへ戻さない', async () => {
    const seen = await meeting()
    await changed(operation, ANOTHER_DEADLINE)
    const earlier = { answersCloseAt: new Date('2026-12-07T17:00+09:00') }
    const outcome = await writingNothing(operation, () => run(STAFF, changing(seen, earlier).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: changeMeeting は、場所を変えるときも、その間に動いた締め切りを戻さない', async () => {
    const seen = await meeting()
    await changed(operation, ANOTHER_DEADLINE)
    const outcome = await writingNothing(operation, () =>
      run(STAFF, changing(seen, { place: '公民館' }).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: changeMeeting は、その間に始まった会議を動かさない', async () => {
    const seen = await meeting()
    const outcome = await writingNothing(operation, () =>
      run({ ...STAFF, now: seen.startsAt }, changing(seen).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
})

describe('変更と中止が重なる', () => {
  test('同じ瞬間なら、通るのは一つだけで、会議は通ったほうのとおりになる', async () => {
    const seen = await meeting()
    const [change, cancel] = await atOnce(operation, changing(seen), cancelling(seen))
    expect([change.ok, cancel.ok].toSorted()).toEqual([false, true])
    expect(await meeting()).toMatchObject(
      change.ok ? { state: 'convened', revision: 2, ...ANOTHER_DAY } : { ...seen, state: 'cancelled' },
    )
    expect(await meetingActs()).toEqual([change.ok ? 'meeting.changed' : 'meeting.cancelled'])
  })
  test('書き終えないうちの変更に重なった中止は、断られる', async () => {
    const seen = await meeting()
    const [, cancel] = await overlapping(operation, changing(seen), cancelling(seen))
    expect(cancel).toEqual(refuse({ kind: 'meeting-changed' }))
    expect(await meeting()).toMatchObject({ state: 'convened', revision: 2 })
    expect(await meetingActs()).toEqual(['meeting.changed'])
  })
  test.each([
    ['日', ANOTHER_DAY],
    ['締め切り', ANOTHER_DEADLINE],
  ])('書き終えないうちの中止に重なった%sの変更は、断られる', async (_what, to) => {
    const seen = await meeting()
    const [, change] = await overlapping(operation, cancelling(seen), changing(seen, to))
    expect(change).toEqual(refuse({ kind: 'meeting-cancelled' }))
    expect(await meeting()).toEqual({ ...seen, state: 'cancelled' })
    expect(await meetingActs()).toEqual(['meeting.cancelled'])
  })
})

describe('変更どうしが重なる', () => {
  test('同じ瞬間なら、通るのは一つだけ', async () => {
    const seen = await meeting()
    const outcomes = await atOnce(operation, changing(seen), changing(seen, { place: '公民館' }))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await meeting()).toMatchObject({ revision: 2 })
    expect(await meetingActs()).toEqual(['meeting.changed'])
  })
  test('書き終えないうちの変更に重なった変更は、断られる', async () => {
    const seen = await meeting()
    const [, second] = await overlapping(operation, changing(seen), changing(seen, { place: '公民館' }))
    expect(second).toEqual(refuse({ kind: 'meeting-changed' }))
    expect(await meeting()).toMatchObject({ revision: 2, place: seen.place, ...ANOTHER_DAY })
  })
  test('締め切りの変更が重なっても、通るのは一つだけ', async () => {
    const seen = await meeting()
    const earlier = { answersCloseAt: new Date('2026-12-07T17:00+09:00') }
    const [, second] = await overlapping(operation, changing(seen, ANOTHER_DEADLINE), changing(seen, earlier))
    expect(second).toEqual(refuse({ kind: 'meeting-changed' }))
    expect(await meeting()).toMatchObject(ANOTHER_DEADLINE)
  })
})

describe('変更と返事が重なる(N2)', () => {
  const answering = (seen: Meeting) => ({
    doing: { by: 'p2' },
    work: (act: Act) =>
      answerInvitation(act, { meeting: seen, seatId: 'c2', personId: 'p2' }, { answer: 'attend' }),
  })
  test('どちらが先でも、前の日への返事は数えない', async () => {
    const seen = await meeting()
    await overlapping(operation, changing(seen), answering(seen))
    expect(await counts()).toMatchObject({ attending: 0, unanswered: 4 })
    const moved = await meeting()
    await overlapping(operation, answering(moved), changing(moved, { place: '公民館' }))
    expect(await counts()).toMatchObject({ attending: 0, unanswered: 4 })
    expect(await database().db.meeting.count({ where: { townId: town(), revision: 3 } })).toBe(1)
  })
})
