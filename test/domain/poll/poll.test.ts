// 日程調整: 候補日を示してたずね、答えは締めるまで変えられ、決まった日は会議の案になる(N1)。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { vacateSeat } from '../../../src/domain/membership/vacate.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { answerPoll } from '../../../src/domain/poll/answer.ts'
import { callOffPoll } from '../../../src/domain/poll/call-off.ts'
import { isPollReminderDue, usualUntil } from '../../../src/domain/poll/due.ts'
import { checkDates } from '../../../src/domain/poll/model.ts'
import { openPoll } from '../../../src/domain/poll/open.ts'
import { pollsAsking, readOwnDates } from '../../../src/domain/poll/read.ts'
import { remindOfPoll, remindPoll } from '../../../src/domain/poll/remind.ts'
import { settlePoll } from '../../../src/domain/poll/settle.ts'
import { withdrawPollAnswer } from '../../../src/domain/poll/withdraw.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { overlapping, together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'
import { answersOf, DATES, minutesLater, pollingIn, STAFF } from './polling.ts'

const operation = operations()
const { run, database, meeting, town } = operation
const polling = pollingIn(operation)

beforeEach(() => operation.newTown())

const DAY_MS = 86_400_000
const settling = (dateNo: number, no = 1) =>
  run(STAFF, (act) => settlePoll(act, { no, state: 'open', dateNo }))
const callingOff = (no = 1) =>
  run(STAFF, (act) => callOffPoll(act, { no, state: 'open', reason: '議題がない' }))
const own = (personId: string) => run({ by: personId }, (act) => readOwnDates(act, 1, personId))
/** Messages reach everybody but those named. */
const reachable = async (...people: string[]) => {
  for (const person of people)
    await database().db.account.create({
      data: { townId: town(), platform: 'line', userId: `${town()}-${person}`, personId: person },
    })
}

describe('候補日(純粋な決まり)', () => {
  const dates = DATES
  const until = new Date('2026-12-02T17:00+09:00')
  test('二つから十二の、これからの、別々の日', () => {
    expect(checkDates(NOW, { dates, until })).toBeUndefined()
    expect(checkDates(NOW, { dates: dates.slice(0, 1), until })).toEqual({ kind: 'one-date' })
    const many = Array.from({ length: 13 }, (_, n) => new Date(NOW.getTime() + (n + 30) * DAY_MS))
    expect(checkDates(NOW, { dates: many, until })).toEqual({ kind: 'too-many-dates', most: 12 })
    expect(checkDates(NOW, { dates: many.slice(1), until })).toBeUndefined()
    const past = new Date(NOW.getTime() - 1)
    expect(checkDates(NOW, { dates: [...dates, past], until })).toEqual({ kind: 'date-past', at: past })
    const [first = NOW] = dates
    expect(checkDates(NOW, { dates: [...dates, first], until })).toEqual({ kind: 'date-twice', at: first })
  })
  test('返事の締切は、これからで、最初の候補日まで', () => {
    expect(checkDates(NOW, { dates, until: NOW })).toEqual({ kind: 'until-past' })
    const after = new Date('2026-12-20T14:01+09:00')
    expect(checkDates(NOW, { dates, until: after })).toEqual({ kind: 'until-after-dates', first: dates[0] })
  })
  test('性質: いつもの締切は、七日後か最初の候補日の早いほうで、断られない', () => {
    const ahead = fc.integer({ min: 1, max: 400 * 24 })
    fc.assert(
      fc.property(fc.uniqueArray(ahead, { minLength: 2, maxLength: 12 }), (hours) => {
        const offered = hours.map((hour) => new Date(NOW.getTime() + hour * 3_600_000))
        expect(checkDates(NOW, { dates: offered, until: usualUntil(NOW, offered) })).toBeUndefined()
      }),
    )
  })
  test('催促は締切の二日前の朝から。始めたのがそのあとなら、しない', async () => {
    const model = await run(STAFF, freshTown)
    const at = (words: string) => ({ town: model, now: new Date(words) })
    const poll = { state: 'open', until: new Date('2026-12-02T10:00+09:00'), at: NOW } as const
    expect(isPollReminderDue(poll, at('2026-11-30T07:59+09:00'))).toBe(false)
    expect(isPollReminderDue(poll, at('2026-11-30T08:00+09:00'))).toBe(true)
    expect(isPollReminderDue(poll, at('2026-12-02T10:00+09:00'))).toBe(false)
    expect(isPollReminderDue({ ...poll, state: 'closed' }, at('2026-12-01T08:00+09:00'))).toBe(false)
    const late = { ...poll, at: new Date('2026-12-01T08:00+09:00') }
    expect(isPollReminderDue(late, at('2026-12-01T09:00+09:00'))).toBe(false)
  })
})

describe('始める', () => {
  test('番号がつき、候補日は早い順に並び、最初の日に席のある人にたずねる', async () => {
    const { poll, people } = granted(await polling.opening({ dates: DATES.toReversed() }))
    expect(poll).toMatchObject({ no: 1, state: 'open', until: new Date(NOW.getTime() + 7 * DAY_MS) })
    expect(poll.dates.map(({ startsAt }) => startsAt)).toEqual(DATES)
    expect(people).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(await polling.poll()).toEqual(poll)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'poll.opened',
      subject: 'poll/1',
      facts: { body: 'council', dates: 3 },
    })
  })
  test('退任する委員には、そのあとの候補日はたずねない', async () => {
    granted(await run(STAFF, (act) => vacateSeat(act, { seatId: 'c2', on: '2026-12-20', holder: 'p2' })))
    expect(granted(await polling.opening()).people).toEqual(['p1', 'p3', 'p4'])
    expect(await run({ by: 'p2' }, (act) => pollsAsking(act, 'p2'))).toEqual([])
    expect(await run({ by: 'p3' }, (act) => pollsAsking(act, 'p3'))).toHaveLength(1)
  })
  test('始められるのは庶務だけで、ない会議体でも、候補日にない会議体でも始められない', async () => {
    const refused = await writingNothing(operation, async () => [
      await polling.opening({}, { by: 'p1' }),
      await polling.opening({ bodyId: 'gikai' }),
      await polling.opening({ dates: DATES.slice(0, 1) }),
    ])
    expect(refused).toMatchObject([
      { ok: false, refusal: { kind: 'not-permitted', who: ['staff'] } },
      { ok: false, refusal: { kind: 'no-such-body' } },
      { ok: false, refusal: { kind: 'one-date' } },
    ])
    await database().sql.count(
      statement`update body set to_date = '2026-12-21' where town_id = ${town()} and id = 'council'`,
    )
    expect(await polling.opening()).toEqual(refuse({ kind: 'body-not-there', at: DATES[2] }))
  })
  test('同じ瞬間に二つ始めても、番号は別々', async () => {
    const later = DATES.map((at) => new Date(at.getTime() + DAY_MS))
    const begin = (dates: Date[]) => ({
      doing: STAFF,
      work: (act: Parameters<typeof openPoll>[0]) =>
        openPoll(act, { bodyId: 'council', dates, place: '役場' }),
    })
    const opened = await together(operation, begin(DATES), begin(later))
    expect(opened.map((one) => granted(one).poll.no).toSorted()).toEqual([1, 2])
  })
})

describe('答える', () => {
  test('日ごとに答え、変えられ、ほかの日の返事は残る', async () => {
    await polling.open()
    expect(granted(await polling.answers('p2', '○×△')).taken).toEqual(answersOf('○×△'))
    granted(await polling.answers('p2', ' ○', { now: minutesLater(1) }))
    expect(await own('p2')).toEqual(answersOf('○○△'))
  })
  test('あとから届いた古い言葉は変えず、別の日の言葉は届いた順を問わない', async () => {
    await polling.open()
    granted(await polling.answers('p2', '○', { now: minutesLater(5) }))
    const late = await writingNothing(operation, () => polling.answers('p2', '×', { now: minutesLater(1) }))
    expect(late).toEqual(refuse({ kind: 'said-since' }))
    granted(await polling.answers('p2', ' △', { now: minutesLater(1) }))
    expect(await own('p2')).toEqual(answersOf('○△'))
  })
  test('たずねられていない人、ない候補、ほかの人の返事は受け付けない', async () => {
    await polling.open()
    const refused = await writingNothing(operation, async () => [
      await polling.answers('w1', '○'),
      await polling.answers('p2', '   ○'),
      await polling.answers('p2', '○', { by: 'p3' }),
      await polling.answers('p2', '○', { no: 9 }),
    ])
    expect(refused).toMatchObject([
      { refusal: { kind: 'not-asked' } },
      { refusal: { kind: 'no-such-date', dateNo: 4, dates: 3 } },
      { refusal: { kind: 'not-permitted' } },
      { refusal: { kind: 'no-such-poll' } },
    ])
  })
  test('庶務が書きとめた返事は、だれがどう書いたかが残る(N3)', async () => {
    await polling.open()
    granted(
      await run({ by: 's1', via: 'phone' }, (act) =>
        answerPoll(act, { no: 1, personId: 'p4', answers: answersOf('○') }),
      ),
    )
    const [row] = await database().db.pollAnswer.findMany({ where: { townId: town() } })
    expect(row).toMatchObject({ personId: 'p4', byId: 's1', via: 'phone' })
  })
  test('取り消すと前の返事に戻り、なかった日はなくなる', async () => {
    await polling.open()
    granted(await polling.answers('p2', '○'))
    const { at, former } = granted(await polling.answers('p2', '×△', { now: minutesLater(1) }))
    const back = { no: 1, personId: 'p2', at, former }
    granted(await run({ by: 'p2', now: minutesLater(2) }, (act) => withdrawPollAnswer(act, back)))
    expect(await own('p2')).toEqual(answersOf('○'))
  })
  test('記録から消えた人の返事は、残らない', async () => {
    await polling.open()
    granted(await polling.answers('p2', '○'))
    granted(await run(STAFF, (act) => vacateSeat(act, { seatId: 'c2', on: '2026-11-25', holder: 'p2' })))
    granted(await run(STAFF, (act) => erasePerson(act, { personId: 'p2' })))
    expect(await database().db.pollAnswer.count({ where: { townId: town() } })).toBe(0)
  })
})

describe('集まり具合', () => {
  test('日ごとに○△×と未回答を数え、規則の定足数と比べ、よい日から並べる(第6条第3項)', async () => {
    await polling.open()
    granted(await polling.answers('p1', '×○△'))
    granted(await polling.answers('p2', '△○○'))
    granted(await polling.answers('p3', '×△'))
    const { dates, silent } = await polling.standing()
    expect(dates).toMatchObject([
      { no: 2, yes: 2, maybe: 1, no_: 0, silent: 1, required: 2, reach: 'met' },
      { no: 3, yes: 1, maybe: 1, no_: 0, silent: 2, reach: 'possible', missing: ['髙橋 健', '田中 花'] },
      { no: 1, yes: 0, maybe: 1, no_: 2, silent: 1, reach: 'short', cannot: ['田中 一郎', '髙橋 健'] },
    ])
    expect(dates[0]?.article).toBe('第6条第3項')
    expect(silent.map(({ name }) => name)).toEqual(['田中 花'])
  })
  test('席のない日は数えない。委員がいない日は、定足数を言わない(Q9)', async () => {
    await polling.open()
    granted(await polling.answers('p2', '○○○'))
    for (const [seatId, holder] of [
      ['c1', 'p1'],
      ['c2', 'p2'],
      ['c3', 'p3'],
      ['c4', 'p4'],
    ] as const)
      granted(await run(STAFF, (act) => vacateSeat(act, { seatId, on: '2026-12-22', holder })))
    const { dates } = await polling.standing()
    expect(dates.find(({ no }) => no === 3)).toMatchObject({
      yes: 0,
      silent: 0,
      required: null,
      reach: 'not-evaluable',
    })
    expect(dates.find(({ no }) => no === 2)).toMatchObject({ yes: 1, required: 2 })
  })
})

describe('催促', () => {
  test('何も答えていない、届く人だけに、一日一度', async () => {
    await reachable('p1', 'p2', 'p3')
    const poll = await polling.open()
    granted(await polling.answers('p1', '×'))
    const model = await run(STAFF, freshTown)
    const reminding = (now = NOW) => run({ ...STAFF, now }, (act) => remindPoll(act, model, poll))
    expect(granted(await reminding()).toSorted()).toEqual(['p2', 'p3'])
    expect(granted(await reminding())).toEqual([])
    expect(granted(await reminding(new Date(NOW.getTime() + DAY_MS))).toSorted()).toEqual(['p2', 'p3'])
    expect(await run({ by: 'p1' }, (act) => remindPoll(act, model, poll))).toMatchObject({
      refusal: { kind: 'not-permitted' },
    })
  })
  test('時計は、締切の二日前に一度だけ', async () => {
    await reachable('p1', 'p2')
    const poll = await polling.open()
    granted(await polling.answers('p1', '○'))
    const model = await run(STAFF, freshTown)
    const ticking = (now: Date) => run({ by: 'system', now }, (act) => remindOfPoll(act, model, poll))
    expect(await ticking(NOW)).toEqual([])
    const due = new Date('2026-11-30T08:00+09:00')
    expect(await ticking(due)).toEqual(['p2'])
    expect(await ticking(due)).toEqual([])
  })
})

describe('決める、やめる', () => {
  test('選んだ日は次の会議の案になり、日程調整は終わり、答えた人が分かる(N1)', async () => {
    await polling.open()
    granted(await polling.answers('p2', '○×△'))
    granted(await polling.answers('p3', '××△'))
    const audits = await auditOf(operation, async () => {
      const settled = granted(await settling(3))
      expect(settled).toMatchObject({ meeting: { id: 'council-4', no: 4 }, people: ['p2', 'p3'] })
    })
    expect(audits).toEqual(['meeting.drafted', 'poll.settled'])
    expect(await meeting(4)).toMatchObject({ state: 'draft', startsAt: DATES[2], place: '役場' })
    expect(await polling.poll()).toMatchObject({ state: 'closed', chosen: 3, meetingId: 'council-4' })
  })
  test('同じ瞬間に二度押しても、案は一つ', async () => {
    await polling.open()
    const press = (dateNo: number) => ({
      doing: STAFF,
      work: (act: Parameters<typeof settlePoll>[0]) => settlePoll(act, { no: 1, state: 'open', dateNo }),
    })
    const [one, two] = await overlapping(operation, press(1), press(2))
    expect(one.ok).toBe(true)
    expect(two).toEqual(refuse({ kind: 'poll-closed' }))
    expect(await database().db.meeting.count({ where: { townId: town() } })).toBe(2)
  })
  test('委員は決められず、ない候補や過ぎた候補では案を作らない', async () => {
    await polling.open()
    const seen = { no: 1, state: 'open' } as const
    const after = { ...STAFF, now: new Date('2026-12-20T15:00+09:00') }
    const refused = await writingNothing(operation, async () => [
      await run({ by: 'p1' }, (act) => settlePoll(act, { ...seen, dateNo: 1 })),
      await settling(4),
      await run(after, (act) => settlePoll(act, { ...seen, dateNo: 1 })),
      await run({ by: 'p1' }, (act) => callOffPoll(act, { ...seen, reason: 'x' })),
    ])
    expect(refused).toMatchObject([
      { refusal: { kind: 'not-permitted' } },
      { refusal: { kind: 'no-such-date', dateNo: 4, dates: 3 } },
      { refusal: { kind: 'meeting-in-the-past' } },
      { refusal: { kind: 'not-permitted' } },
    ])
  })
  test('やめるときは理由が残り、たずねた人が分かる', async () => {
    await polling.open()
    expect(granted(await callingOff()).people).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(await polling.poll()).toMatchObject({ state: 'cancelled', reason: '議題がない' })
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: openPoll は、その間に始まった同じ候補日の日程調整を、もう一つ始めない', async () => {
    await polling.open()
    const outcome = await writingNothing(operation, () => polling.opening({ dates: DATES.toReversed() }))
    expect(outcome).toEqual(refuse({ kind: 'same-poll-open', no: 1 }))
  })
  test('古い: openPoll は、その間に委員がいなくなった会議体では始めない', async () => {
    await database().sql.count(statement`delete from appointment where town_id = ${town()}`)
    const outcome = await writingNothing(operation, () => polling.opening())
    expect(outcome).toEqual(refuse({ kind: 'nobody-to-ask' }))
  })
  test('古い: answerPoll は、その間に決まった日程調整に返事を書かない', async () => {
    await polling.open()
    granted(await settling(1))
    const outcome = await writingNothing(operation, () => polling.answers('p2', '○'))
    expect(outcome).toEqual(refuse({ kind: 'poll-closed' }))
  })
  test('決める瞬間の返事は、数えられるか、断られるか', async () => {
    await polling.open()
    const [answered, settled] = await overlapping(
      operation,
      {
        doing: { by: 'p2' },
        work: (act) => answerPoll(act, { no: 1, personId: 'p2', answers: answersOf('○') }),
      },
      { doing: STAFF, work: (act) => settlePoll(act, { no: 1, state: 'open', dateNo: 1 }) },
    )
    expect(answered.ok).toBe(true)
    expect(granted(settled).people).toEqual(['p2'])
  })
  test('古い: withdrawPollAnswer は、その間に変えた返事を元に戻さない', async () => {
    await polling.open()
    const { at, former } = granted(await polling.answers('p2', '○'))
    granted(await polling.answers('p2', '△', { now: minutesLater(1) }))
    const outcome = await writingNothing(operation, () =>
      run({ by: 'p2', now: minutesLater(2) }, (act) =>
        withdrawPollAnswer(act, { no: 1, personId: 'p2', at, former }),
      ),
    )
    expect(outcome).toEqual(refuse({ kind: 'nothing-to-withdraw' }))
    expect(await own('p2')).toEqual(answersOf('△'))
  })
  test('古い: settlePoll は、その間に中止になった日程調整から案を作らない', async () => {
    await polling.open()
    granted(await callingOff())
    const outcome = await writingNothing(operation, () => settling(1))
    expect(outcome).toEqual(refuse({ kind: 'poll-cancelled' }))
  })
  test('古い: callOffPoll は、その間に決まった日程調整を中止にしない', async () => {
    await polling.open()
    granted(await settling(2))
    const outcome = await writingNothing(operation, () => callingOff())
    expect(outcome).toEqual(refuse({ kind: 'poll-closed' }))
  })
  test('古い: remindPoll は、その間に決まった日程調整では、だれにも催促しない', async () => {
    await reachable('p2')
    const poll = await polling.open()
    granted(await settling(2))
    const model = await run(STAFF, freshTown)
    const outcome = await writingNothing(operation, () => run(STAFF, (act) => remindPoll(act, model, poll)))
    expect(outcome).toEqual(refuse({ kind: 'poll-closed' }))
  })
})
