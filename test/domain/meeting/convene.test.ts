// 会議を招集する(規則第6条第1項)。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act, Via } from '../../../src/domain/act.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { conveneMeeting } from '../../../src/domain/meeting/convene.ts'
import type { SeenMeeting } from '../../../src/domain/meeting/model.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { granted } from './granted.ts'
import { ANOTHER_DAY, ANOTHER_DEADLINE, cancelled, changed, STAFF } from './meanwhile.ts'
import { townWithDraft, townWithoutChair } from './towns.ts'

const operation = operations()
const { run, meeting, database, town, audited } = operation

const CHAIR = { by: 'p1' }
const ARTICLE = '第6条第1項'
const convening = (seen: SeenMeeting, doing: { by: string; via?: Via; now?: Date } = CHAIR) => ({
  doing,
  work: (act: Act) => conveneMeeting(act, seen),
})
const convene = async (doing: { by: string; via?: Via; now?: Date } = CHAIR) => {
  const seen = await meeting()
  return run(doing, (act) => conveneMeeting(act, seen))
}
const endOffice = () =>
  database().db.office.updateMany({
    where: { townId: town(), office: 'chair' },
    data: { to: new Date('2026-11-24') },
  })

describe('招集', () => {
  beforeEach(() => townWithDraft(operation))

  test('会長が招集すると、案は招集された会議になる', async () => {
    const seen = await meeting()
    const written = await auditOf(operation, async () => {
      const convened = granted(await convene())
      expect(convened).toEqual({ ...seen, state: 'convened', convenedAt: NOW })
    })
    expect(await meeting()).toEqual({ ...seen, state: 'convened', convenedAt: NOW })
    expect(written).toEqual(['meeting.convened'])
  })
  test('だれが、どう、どの版を招集したかが記録に残る', async () => {
    await convene()
    const entry = await database().db.auditEntry.findFirstOrThrow({
      where: { townId: town(), act: 'meeting.convened' },
    })
    expect(entry).toMatchObject({
      actor: 'p1',
      via: 'line',
      subject: 'council-3',
      facts: { revision: 1 },
      at: NOW,
    })
  })
  test('締め切りだけが変わった案は、変わった締め切りで招集される', async () => {
    const seen = await meeting()
    await changed(operation, ANOTHER_DEADLINE)
    expect(granted(await run(CHAIR, convening(seen).work))).toMatchObject(ANOTHER_DEADLINE)
  })
  test('過ぎた会議は招集できない', async () => {
    const now = new Date('2026-12-10T14:00+09:00')
    const outcome = await writingNothing(operation, () => convene({ ...CHAIR, now }))
    expect(outcome).toEqual(refuse({ kind: 'meeting-in-the-past' }))
  })
})

describe('会長がいるときに招集できる人', () => {
  beforeEach(() => townWithDraft(operation))

  test.each([
    ['副会長', 'p2', 'line'],
    ['委員', 'p3', 'line'],
    ['電話で聞いたという委員', 'p3', 'phone'],
    ['町長', 'm1', 'line'],
    ['理事', 'd1', 'slack'],
    ['電話で聞いたという理事', 'd1', 'phone'],
    ['働く人', 'w1', 'line'],
    ['名簿にいない人', 'nobody', 'line'],
    ['Slackの庶務', 's1', 'slack'],
    ['LINEの庶務', 's1', 'line'],
    ['方法を言わない庶務', 's1', 'staff'],
  ] as const)('%sは招集できない: 会長が招集する', async (_who, by, via) => {
    const outcome = await writingNothing(operation, () => convene({ by, via }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['chair'], article: ARTICLE }))
  })
  test.each(['phone', 'fax', 'counter'] as const)(
    '庶務は、会長の言葉を書きとめて招集する(%s)',
    async (via) => {
      granted(await convene({ by: 's1', via }))
      const entry = await database().db.auditEntry.findFirstOrThrow({
        where: { townId: town(), act: 'meeting.convened' },
      })
      expect(entry).toMatchObject({ actor: 's1', via })
    },
  )
})

describe('会長がいないときに招集できる人', () => {
  beforeEach(() => townWithoutChair(operation))

  test('町長が招集する', async () => {
    granted(await convene({ by: 'm1' }))
    expect(await meeting()).toMatchObject({ state: 'convened' })
  })
  test('庶務は、町長の言葉を書きとめて招集する', async () => {
    granted(await convene({ by: 's1', via: 'phone' }))
    expect(await meeting()).toMatchObject({ state: 'convened' })
  })
  test.each([
    ['委員', 'p1', 'line'],
    ['理事', 'd1', 'line'],
    ['Slackの庶務', 's1', 'slack'],
  ] as const)('%sは招集できない: 町長が招集する', async (_who, by, via) => {
    const outcome = await writingNothing(operation, () => convene({ by, via }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['mayor'], article: ARTICLE }))
  })
})

describe('読んだあとで変わったとき', () => {
  beforeEach(() => townWithDraft(operation))

  test('古い: conveneMeeting は、その間に中止された案を招集しない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () => run(CHAIR, convening(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: conveneMeeting は、その間に日時が変わった案を招集しない', async () => {
    const seen = await meeting()
    await changed(operation)
    const outcome = await writingNothing(operation, () => run(CHAIR, convening(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'meeting-changed' }))
  })
  test('古い: conveneMeeting は、その間に招集された会議をもう一度は招集しない', async () => {
    const seen = await meeting()
    await convene()
    const outcome = await writingNothing(operation, () =>
      run({ by: 's1', via: 'phone', now: new Date('2026-11-26T10:00+09:00') }, convening(seen).work),
    )
    expect(outcome).toEqual(refuse({ kind: 'already-convened' }))
  })
  test('古い: conveneMeeting は、その間に会長でなくなった人の招集を受けない', async () => {
    await endOffice()
    const outcome = await writingNothing(operation, () => convene())
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['mayor'], article: ARTICLE }))
  })
  test('古い: conveneMeeting は、その間に消えた会議を招集しない', async () => {
    const seen = await meeting()
    await database().db.item.deleteMany({ where: { townId: town() } })
    await database().db.meeting.deleteMany({ where: { townId: town() } })
    const outcome = await writingNothing(operation, () => run(CHAIR, convening(seen).work))
    expect(outcome).toEqual(refuse({ kind: 'no-such-meeting' }))
  })
})

describe('同時に招集する', () => {
  beforeEach(() => townWithDraft(operation))

  const PHONE = { by: 's1', via: 'phone' } as const
  const meetingActs = async () => (await audited()).filter((act) => act.startsWith('meeting.'))

  test('会長と庶務が同じ瞬間に招集しても、招集は一度', async () => {
    const seen = await meeting()
    const outcomes = await atOnce(operation, convening(seen), convening(seen, PHONE))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await meetingActs()).toEqual(['meeting.convened'])
  })
  test('書き終えないうちの招集に重なった招集は、断られる', async () => {
    const seen = await meeting()
    const [first, second] = await overlapping(operation, convening(seen), convening(seen, PHONE))
    expect([first.ok, second.ok]).toEqual([true, false])
    expect(await meetingActs()).toEqual(['meeting.convened'])
  })
  test('中止に重なった招集は、中止された会議を起こさない', async () => {
    const seen = await meeting()
    const cancelling = { doing: STAFF, work: (act: Act) => cancelMeeting(act, seen) }
    const [, second] = await overlapping(operation, cancelling, convening(seen))
    expect(second).toEqual(refuse({ kind: 'meeting-cancelled' }))
    expect(await meeting()).toMatchObject({ state: 'cancelled', convenedAt: null })
  })
  test('招集に重なった日時の変更は、見ていた案を動かさない', async () => {
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, convening(seen), changing)
    expect(second).toEqual(refuse({ kind: 'meeting-changed' }))
    expect(await meeting()).toMatchObject({ state: 'convened', revision: 1, startsAt: seen.startsAt })
  })
})
