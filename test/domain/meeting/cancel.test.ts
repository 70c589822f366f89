// 会議を中止する(N1)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { conveneMeeting } from '../../../src/domain/meeting/convene.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { granted } from './granted.ts'
import { cancelled, changed, STAFF } from './meanwhile.ts'
import { townWithDraft, townWithOfficials } from './towns.ts'

const operation = operations()
const { run, meeting, database, town, audited } = operation

const cancelling = (seen: Meeting) => ({ doing: STAFF, work: (act: Act) => cancelMeeting(act, seen) })
const cancel = async (doing: { by: string; now?: Date } = STAFF) => {
  const seen = await meeting()
  return run(doing, cancelling(seen).work)
}

beforeEach(() => townWithOfficials(operation))

describe('中止', () => {
  test('庶務が中止すると、会議は中止になり、ほかは変わらない', async () => {
    const seen = await meeting()
    const written = await auditOf(operation, async () => {
      expect(await cancel()).toEqual({ ok: true, value: { ...seen, state: 'cancelled' } })
    })
    expect(await meeting()).toEqual({ ...seen, state: 'cancelled' })
    expect(written).toEqual(['meeting.cancelled'])
  })
  test('もらった返事は残る', async () => {
    const invited = { meeting: await meeting(), seatId: 'c2', personId: 'p2' }
    granted(await run({ by: 'p2' }, (act) => answerInvitation(act, invited, { answer: 'attend' })))
    granted(await cancel())
    expect(await database().db.answer.count({ where: { townId: town() } })).toBe(1)
  })
  test('案も中止できる', async () => {
    await townWithDraft(operation)
    granted(await cancel())
    expect(await meeting()).toMatchObject({ state: 'cancelled' })
  })
  test('中止されたものとして見た会議は、もう中止できない', async () => {
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => cancel())
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
})

describe('中止できる人', () => {
  test.each([
    ['会長', 'p1'],
    ['委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは中止できない: 庶務が中止する', async (_who, by) => {
    const outcome = await writingNothing(operation, () => cancel({ by }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: cancelMeeting は、その間に中止された会議をもう一度は中止しない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(STAFF, cancelling(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: cancelMeeting は、その間に日時が変わった会議を中止しない', async () => {
    const seen = await meeting()
    await changed(operation)
    const outcome = await writingNothing(operation, () => run(STAFF, cancelling(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: cancelMeeting は、案として見た会議を、招集されたあとでは中止しない', async () => {
    await townWithDraft(operation)
    const seen = await meeting()
    granted(await run({ by: 'p1' }, (act) => conveneMeeting(act, seen)))
    const outcome = await writingNothing(operation, () => run(STAFF, cancelling(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: cancelMeeting は、その間に始まった会議を中止しない', async () => {
    const { startsAt: now } = await meeting()
    const outcome = await writingNothing(operation, () => cancel({ ...STAFF, now }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-over' }))
  })
})

describe('同時に中止する', () => {
  const meetingActs = async () => (await audited()).filter((act) => act.startsWith('meeting.'))

  test('二人が同じ瞬間に中止しても、中止は一度', async () => {
    const seen = await meeting()
    const outcomes = await atOnce(operation, cancelling(seen), cancelling(seen))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await meetingActs()).toEqual(['meeting.cancelled'])
  })
  test('書き終えないうちの中止に重なった中止は、断られる', async () => {
    const seen = await meeting()
    const [, second] = await overlapping(operation, cancelling(seen), cancelling(seen))
    expect(second).toEqual(refuse({ kind: 'meeting-cancelled' }))
    expect(await meetingActs()).toEqual(['meeting.cancelled'])
  })
})
