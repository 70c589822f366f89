// カレンダー: リンクは人ごとに一つ、作り直せば前のものは使えない。出るのは、その人の会議だけ。
import { beforeEach, describe, expect, test } from 'vitest'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import { giveFeed } from '../../../src/domain/feed/give.ts'
import { findFeed, readFeedMeetings } from '../../../src/domain/feed/read.ts'
import { renewFeed } from '../../../src/domain/feed/renew.ts'
import { cancelMeeting } from '../../../src/domain/meeting/cancel.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { conveneMeeting } from '../../../src/domain/meeting/convene.ts'
import { draftMeeting } from '../../../src/domain/meeting/draft.ts'
import { restoreCancelled, restoreMoved } from '../../../src/domain/meeting/restore.ts'
import { vacateSeat } from '../../../src/domain/membership/vacate.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { openVault } from '../../../src/vault.ts'
import { overlapping } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { proxySteps } from '../proxy/steps.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, meeting, database } = operation
const proxies = proxySteps(operation)
const { token: make } = openVault(['a secret of the test'])
const STAFF = { by: 's1', via: 'slack' } as const

beforeEach(() => operation.newTown())

const given = async (by: string) => granted(await run({ by }, (act) => giveFeed(act, make)))
const shown = async (by: string, now = NOW) => {
  const owner = await findFeed(database().sql, (await given(by)).token)
  if (!owner) throw new Error('no feed')
  return readFeedMeetings(database().sql, owner, { now })
}
const ids = async (by: string, now = NOW) => (await shown(by, now)).map(({ id }) => id)
const drafted = async () =>
  granted(
    await run(STAFF, (act) =>
      draftMeeting(act, {
        bodyId: 'council',
        startsAt: new Date('2027-01-20T14:00+09:00'),
        endsAt: new Date('2027-01-20T16:00+09:00'),
        answersCloseAt: new Date('2027-01-18T14:00+09:00'),
        place: '役場',
        items: [],
      }),
    ),
  )

describe('リンク', () => {
  test('同じ人には同じリンク、人が違えば違うリンク。要約だけが残る', async () => {
    const first = await given('p2')
    expect(first).toMatchObject({ n: 1, replaced: false })
    expect(first.token).toMatch(/^[\w-]{43}$/)
    expect(await auditOf(operation, () => given('p2'))).toEqual([])
    expect(await given('p2')).toEqual(first)
    expect((await given('p3')).token).not.toBe(first.token)
    const rows = await database().db.calendarFeed.findMany({ where: { townId: operation.town() } })
    expect(JSON.stringify(rows)).not.toContain(first.token)
    expect(await findFeed(database().sql, first.token)).toMatchObject({ personId: 'p2', locale: 'ja' })
  })
  test('作り直すと前のリンクは何も開かず、記録にリンクは残らない', async () => {
    const { token, n } = await given('p2')
    const renewed = granted(await run({ by: 'p2' }, (act) => renewFeed(act, { n, make })))
    expect(renewed).toMatchObject({ n: 2, replaced: true })
    expect(await findFeed(database().sql, token)).toBeUndefined()
    expect(await findFeed(database().sql, renewed.token)).toMatchObject({ personId: 'p2' })
    expect(await lastAudit(operation)).toMatchObject({
      act: 'calendar.renewed',
      subject: 'p2',
      facts: { n: 2 },
    })
  })
  test('設定の秘密が変わったあとは新しいリンクになり、そう言う', async () => {
    const { token } = await given('p2')
    const other = openVault(['another secret']).token
    const again = granted(await run({ by: 'p2' }, (act) => giveFeed(act, other)))
    expect(again).toMatchObject({ n: 1, replaced: true })
    expect(await findFeed(database().sql, token)).toBeUndefined()
  })
  test('初めてのリンクを同じ瞬間に二度求めても、リンクは一つ', async () => {
    const asking = { doing: { by: 'p2' }, work: (act: Parameters<typeof giveFeed>[0]) => giveFeed(act, make) }
    const [one, two] = await overlapping(operation, asking, asking)
    expect(granted(one).token).toBe(granted(two).token)
  })
  test('知らないリンクも、町にいない人も、何も開かない', async () => {
    expect(await findFeed(database().sql, 'x'.repeat(43))).toBeUndefined()
    const outcome = await writingNothing(operation, () => run({ by: 'nobody' }, (act) => giveFeed(act, make)))
    expect(outcome).toEqual(refuse({ kind: 'no-such-person' }))
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: renewFeed は、その間に作り直されたリンクをもう一度作り直さない', async () => {
    const { n } = await given('p2')
    const renewed = granted(await run({ by: 'p2' }, (act) => renewFeed(act, { n, make })))
    const outcome = await writingNothing(operation, () =>
      run({ by: 'p2' }, (act) => renewFeed(act, { n, make })),
    )
    expect(outcome).toEqual(refuse({ kind: 'renewed-since' }))
    expect(await findFeed(database().sql, renewed.token)).toBeDefined()
  })
  test('古い: giveFeed は、その間に削除された人にリンクを出さず、前のリンクは何も開かない', async () => {
    const { token } = await given('n1')
    granted(await run(STAFF, (act) => erasePerson(act, { personId: 'n1' })))
    expect(await findFeed(database().sql, token)).toBeUndefined()
    const outcome = await writingNothing(operation, () => run({ by: 'n1' }, (act) => giveFeed(act, make)))
    expect(outcome).toEqual(refuse({ kind: 'no-such-person' }))
  })
})

describe('だれに何が出るか', () => {
  test('委員には席のある会議が、職員にはすべてが、ワーカーには何も出ない', async () => {
    expect(await ids('p2')).toEqual(['council-3'])
    expect(await ids('s1')).toEqual(['council-3'])
    expect(await ids('w1')).toEqual([])
  })
  test('案は職員だけに出て、招集されると委員に出る(第6条第1項)', async () => {
    const { id } = await drafted()
    expect(await ids('s1')).toEqual(['council-3', id])
    expect(await ids('p1')).toEqual(['council-3'])
    granted(await run({ by: 'p1' }, (act) => conveneMeeting(act, { id, state: 'draft', revision: 1 })))
    expect(await ids('p2')).toEqual(['council-3', id])
  })
  test('案のまま中止になった会議は、委員には出ない', async () => {
    await drafted()
    const seen = await meeting(4)
    granted(await run(STAFF, (act) => cancelMeeting(act, seen)))
    expect(await ids('p2')).toEqual(['council-3'])
    expect(await ids('s1')).toEqual(['council-3', 'council-4'])
  })
  test('退任した委員には、任期のあとの会議は出ない', async () => {
    granted(await run(STAFF, (act) => vacateSeat(act, { seatId: 'c2', on: '2026-11-30', holder: 'p2' })))
    expect(await ids('p2')).toEqual([])
  })
  test('引き受けた代理には、その会議だけが出て、だれの代理かが分かる(P7)', async () => {
    await proxies.claimed()
    expect(await ids('w1')).toEqual([])
    await operation.newTown()
    await proxies.accepted()
    expect(await shown('w1')).toMatchObject([{ id: 'council-3', sits: false, standsFor: '山本 愛子' }])
  })
  test('自分の返事が付き、ほかの人の返事は付かない', async () => {
    const seen = await meeting()
    granted(
      await run({ by: 'p2' }, (act) =>
        answerInvitation(
          act,
          { meeting: seen, seatId: 'c2', personId: 'p2' },
          { answer: 'attend', mode: 'online' },
        ),
      ),
    )
    expect(await shown('p2')).toMatchObject([{ answer: 'attend', mode: 'online', sits: true }])
    expect(await shown('p3')).toMatchObject([{ answer: null }])
  })
})

describe('変更と中止', () => {
  test('変更・取り消し・中止・復活のたびに、SEQUENCEは大きくなる(RFC 5545)', async () => {
    const sequence = async () => (await shown('p2'))[0]?.sequence ?? 0
    const grown = [await sequence()]
    const steps: (() => Promise<unknown>)[] = [
      async () => {
        const seen = await meeting()
        granted(await run(STAFF, (act) => changeMeeting(act, seen, { place: '公民館' })))
      },
      async () => {
        const seen = await meeting()
        granted(await run(STAFF, (act) => restoreMoved(act, seen)))
      },
      async () => {
        const seen = await meeting()
        granted(await run(STAFF, (act) => cancelMeeting(act, seen)))
      },
      async () => {
        const seen = await meeting()
        granted(await run(STAFF, (act) => restoreCancelled(act, seen)))
      },
      async () => {
        const seen = await meeting()
        granted(await run(STAFF, (act) => cancelMeeting(act, seen)))
      },
    ]
    for (const step of steps) {
      await step()
      grown.push(await sequence())
    }
    expect(grown).toEqual([...new Set(grown)].toSorted((a, b) => a - b))
    expect(await shown('p2')).toMatchObject([{ state: 'cancelled' }])
  })
  test('中止は90日のあいだ中止として出て、そのあとは出ない', async () => {
    await drafted()
    const draft = await meeting(4)
    granted(await run({ by: 'p1' }, (act) => conveneMeeting(act, draft)))
    const seen = await meeting(4)
    granted(await run(STAFF, (act) => cancelMeeting(act, seen)))
    const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    expect(await ids('p2', inDays(89))).toContain('council-4')
    expect(await ids('p2', inDays(91))).not.toContain('council-4')
  })
  test('最終更新は、会議が変わったときか、返事を変えたとき', async () => {
    const later = new Date(NOW.getTime() + 3_600_000)
    const seen = await meeting()
    granted(await run({ ...STAFF, now: later }, (act) => changeMeeting(act, seen, { place: '公民館' })))
    expect(await shown('p2')).toMatchObject([{ changedAt: later }])
  })
})
