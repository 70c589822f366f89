// 先回りして見ておくこと: 終わる任期、欠員、届かない委員、役職の不在、会議録と期日の遅れ。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { shippedCharter } from '../../../src/domain/charter/shipped.ts'
import { appointMember } from '../../../src/domain/membership/appoint.ts'
import { daysUntil, termReminder, termWindows } from '../../../src/domain/membership/due.ts'
import { endBody } from '../../../src/domain/membership/end-body.ts'
import { readRadar } from '../../../src/domain/membership/read-radar.ts'
import { remindTerms } from '../../../src/domain/membership/remind-terms.ts'
import { vacateSeat } from '../../../src/domain/membership/vacate.ts'
import { addAction } from '../../../src/domain/minutes/add-action.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { writtenRules } from '../../../src/domain/written/model.ts'
import { atOnce } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import { NOW, operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run, database, town } = operation

type Changed = Parameters<typeof operation.newTown>[0]

/** A town whose members are all reached, in LINE. */
async function connectedTown(change?: Changed): Promise<void> {
  await operation.newTown(change)
  await database().db.account.createMany({
    data: ['p1', 'p2', 'p3', 'p4'].map((personId) => ({
      ...{ townId: town(), personId, platform: 'line', userId: `U-${town()}-${personId}` },
    })),
  })
}

beforeEach(() => connectedTown())

const TODAY = '2026-11-25'
const dayAfter = (days: number, from = TODAY) => `${Temporal.PlainDate.from(from).add({ days })}`
/** Ten in the morning of the town. */
const on = (day: string) => new Date(`${day}T10:00+09:00`)

/** 未接続 次郎 sits on the vacant seat until so many days from today. */
const sitsUntil = async (last: string, from = TODAY) =>
  granted(await run(STAFF, (act) => appointMember(act, { seatId: 'c5', personId: 'n1', from, to: last })))
const radar = (now = NOW, most = 20) =>
  run({ by: 's1', via: 'slack', now }, async (act) => readRadar(act, await freshTown(act), { now, most }))
const kinds = async (now = NOW) => (await radar(now)).totals.map(({ kind, n }) => `${kind} ${n}`).toSorted()

const reminding = (now: Date) => ({
  doing: { by: 'system', via: 'clock', now } as const,
  work: async (act: Parameters<typeof remindTerms>[0]) => remindTerms(act, await freshTown(act)),
})
const remind = async (now = NOW) =>
  (await run(reminding(now).doing, reminding(now).work)).map(
    ({ kind, seatId, last }) => `${kind} ${seatId} ${last}`,
  )

describe('いつ知らせるか', () => {
  test('90日前から30日前の前の日までは90日、30日前から最後の日までは30日の知らせ', () => {
    const told = [-1, 0, 1, 30, 31, 90, 91].map((days) => termReminder(dayAfter(days), TODAY))
    expect(told).toEqual([undefined, 'term-30', 'term-30', 'term-30', 'term-90', 'term-90', undefined])
  })
  test('どの日も、知らせは多くてひとつ。残りの日数のとおり', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 3000 }), (left, shift) => {
        const today = dayAfter(shift)
        const last = dayAfter(left, today)
        const windows = termWindows(today).filter(({ from, to }) => from <= last && last <= to)
        expect(windows.length).toBe(left >= 0 && left <= 90 ? 1 : 0)
        expect(termReminder(last, today)).toBe(windows[0]?.kind)
        expect(daysUntil(last, today)).toBe(left)
        if (windows[0]) expect(windows[0].kind).toBe(left <= 30 ? 'term-30' : 'term-90')
      }),
    )
  })
})

describe('任期の知らせ', () => {
  test('90日前に一度、30日前に一度だけ', async () => {
    const last = dayAfter(90)
    await sitsUntil(last)
    expect(await remind()).toEqual([`term-90 c5 ${last}`])
    expect(await writingNothing(operation, () => remind())).toEqual([])
    expect(await remind(on(dayAfter(59)))).toEqual([])
    expect(await remind(on(dayAfter(60)))).toEqual([`term-30 c5 ${last}`])
    expect(await remind(on(dayAfter(89)))).toEqual([])
    expect(await remind(on(dayAfter(91)))).toEqual([])
  })
  test('次の任期が決まっていれば、知らせない', async () => {
    await sitsUntil(dayAfter(20))
    await sitsUntil(dayAfter(400), dayAfter(21))
    expect(await remind()).toEqual([])
  })
  test('会議体とともに終わる任期は、知らせない', async () => {
    await sitsUntil(dayAfter(20))
    await database().db.meeting.updateMany({ where: { townId: town() }, data: { state: 'cancelled' } })
    granted(await run(STAFF, (act) => endBody(act, { bodyId: 'council', on: dayAfter(20) })))
    expect(await remind()).toEqual([])
    expect(await kinds()).not.toContain('term-30 1')
  })
  test('二つの時計が同じ瞬間に見ても、知らせは一度', async () => {
    await sitsUntil(dayAfter(20))
    const told = await atOnce(operation, reminding(NOW), reminding(NOW))
    expect(told.flat()).toHaveLength(1)
  })
  test('いつ見ても、同じ任期の同じ知らせは二度なく、見たときの期限のとおり', {
    timeout: 60_000,
  }, async () => {
    const looks = fc.array(fc.integer({ min: 0, max: 160 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 150 }), looks, async (length, days) => {
        await operation.newTown()
        const last = dayAfter(length)
        await sitsUntil(last)
        const heard: string[] = []
        for (const day of days.toSorted((a, b) => a - b)) {
          const due = termReminder(last, dayAfter(day))
          const told = await remind(on(dayAfter(day)))
          expect(told).toEqual(due && !heard.includes(due) ? [`${due} c5 ${last}`] : [])
          if (due) heard.push(due)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('席', () => {
  test('欠員、届かない委員、終わる任期が、数とともに出る', async () => {
    expect(await kinds()).toEqual(['vacant 1'])
    await sitsUntil(dayAfter(40))
    expect(await kinds()).toEqual(['term-90 1', 'unreachable 1'])
    expect(await kinds(on(dayAfter(10)))).toEqual(['term-30 1', 'unreachable 1'])
    expect((await radar()).items).toMatchObject([
      { kind: 'unreachable', seat: { seatId: 'c5', personId: 'n1' } },
      { kind: 'term-90', seat: { seatId: 'c5', last: dayAfter(40), name: '未接続 次郎' } },
    ])
  })
  test('届かなくなった委員が出て、ひとつでも届けば出ない', async () => {
    await database().db.account.updateMany({
      where: { townId: town(), personId: 'p3' },
      data: { reachable: false },
    })
    expect(await kinds()).toEqual(['unreachable 1', 'vacant 1'])
    await database().db.account.create({
      data: { townId: town(), platform: 'slack', userId: 'U0TAKAHASHI', personId: 'p3' },
    })
    expect(await kinds()).toEqual(['vacant 1'])
  })
  test('後任が先の日に決まっている欠員と、終わった会議体の席は出ない', async () => {
    await sitsUntil(dayAfter(400), dayAfter(10))
    expect(await kinds()).toEqual([])
    await database().db.body.updateMany({
      where: { townId: town() },
      data: { to: new Date('2026-11-24') },
    })
    expect(await kinds()).toEqual([])
  })
  test('多ければ、種類ごとに決めた数までと、全部の数', async () => {
    for (const [seatId, holder] of [
      ['c3', 'p3'],
      ['c4', 'p4'],
    ] as const)
      granted(await run(STAFF, (act) => vacateSeat(act, { seatId, on: TODAY, holder })))
    const { items, totals } = await radar(NOW, 2)
    expect(totals).toEqual([{ kind: 'vacant', n: 3 }])
    expect(items).toHaveLength(2)
  })
})

describe('役職', () => {
  test('会長か副会長がいなくなれば、条文とともに出る', async () => {
    granted(await run(STAFF, (act) => vacateSeat(act, { seatId: 'c1', on: TODAY, holder: 'p1' })))
    const { items } = await radar()
    expect(items).toContainEqual({
      kind: 'office',
      office: {
        bodyId: 'council',
        body: 'テレワーク推進会議',
        office: 'chair',
        article: '第5条第1項',
      },
    })
  })
  test('互選の定めのない会議体では、不在とは言わない', async () => {
    await connectedTown((raw) => ({
      ...raw,
      bodies: raw.bodies.map((body) => ({
        ...body,
        charter: 'advisory-2017',
        seats: body.seats.map(({ office: _office, ...seat }) => seat),
      })),
    }))
    expect(await kinds()).toEqual(['vacant 1'])
  })
})

describe('会議のあと', () => {
  const closed = (days: number) => {
    const closedAt = new Date(NOW.getTime() - days * 86_400_000)
    return database().db.meeting.updateMany({
      where: { townId: town() },
      data: { state: 'closed', startsAt: new Date(closedAt.getTime() - 2 * 3_600_000), closedAt },
    })
  }
  const minutes = (version: number, state: 'draft' | 'final') =>
    database().db.minutes.create({
      data: {
        ...{ townId: town(), meetingId: 'council-3', version, state, text: '# 記録', sha256: '0'.repeat(64) },
        ...{ at: NOW, byId: 's1', via: 'slack' },
        ...(state === 'final' && { finalAt: NOW, confirmedBy: 'p1' }),
      },
    })

  test('閉会から14日たっても確定していない会議録が出て、確定すれば出ない', async () => {
    await closed(13)
    expect(await kinds()).toEqual(['vacant 1'])
    await closed(14)
    expect(await kinds()).toEqual(['minutes 1', 'vacant 1'])
    await minutes(1, 'draft')
    expect((await radar()).items).toContainEqual(
      expect.objectContaining({ kind: 'minutes', minutes: expect.objectContaining({ drafted: true }) }),
    )
    await minutes(2, 'final')
    expect(await kinds()).toEqual(['vacant 1'])
  })
  test('1年より前に閉じた会議のことは言わない', async () => {
    await closed(366)
    expect(await kinds()).toEqual(['vacant 1'])
  })
  test('期日を過ぎた宿題は、翌日から出る', async () => {
    granted(
      await run(STAFF, (act) =>
        addAction(act, {
          meetingId: 'council-3',
          title: '広報の原稿',
          ownerId: 'p3',
          due: TODAY,
          today: TODAY,
        }),
      ),
    )
    expect(await kinds()).toEqual(['vacant 1'])
    expect(await kinds(on(dayAfter(1)))).toEqual(['action 1', 'vacant 1'])
  })
  test('期限を過ぎて数えていない書面の議案が出る', async () => {
    await database().db.written.create({
      data: {
        ...{ townId: town(), bodyId: 'council', no: 1, title: '予算の流用', state: 'open', at: NOW },
        ...{ until: on(dayAfter(2)), byId: 's1', via: 'slack' },
        rules: writtenRules.strip().parse(shippedCharter('council-2024')?.rules),
      },
    })
    expect(await kinds(on(dayAfter(1)))).toEqual(['vacant 1'])
    expect(await kinds(on(dayAfter(2)))).toEqual(['vacant 1', 'written 1'])
  })
})
