// 第5項: 委員でない人を招く。定足数に数えず、議決権がない(N6, Q4)。
import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { readForecast } from '../../../src/domain/attendance/read.ts'
import { asFarAsInvited } from '../../../src/domain/observer/may.ts'
import { remindObservers } from '../../../src/domain/observer/remind.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { audiencesNow } from '../../../src/domain/people/may.ts'
import { SYSTEM } from '../../../src/domain/people/model.ts'
import { claimProxyCode } from '../../../src/domain/proxy/claim-code.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled, changed, hasRoles, STAFF } from '../meeting/meanwhile.ts'
import { NOW, operations } from '../operation.ts'
import { CODE as PROXY_CODE, proxySteps } from '../proxy/steps.ts'
import { writingNothing } from '../records.ts'
import { AT, sittingIn } from '../session/sitting.ts'
import { CODE, invitingIn } from './inviting.ts'

const operation = operations()
const { run, meeting, database, town, audited } = operation
const guests = invitingIn(operation)
const proxies = proxySteps(operation)

const forecast = async () =>
  run({ by: SYSTEM }, async (act) => readForecast(act, await freshTown(act), await meeting()))

beforeEach(() => operation.newTown())

describe('前の日の朝', () => {
  const EVE = new Date('2026-12-09T08:00+09:00')
  const reminding = (now: Date) =>
    run({ by: SYSTEM, via: 'clock', now }, async (act) =>
      (await remindObservers(act, await freshTown(act), await meeting())).map(
        ({ id, state }) => `${id} ${state}`,
      ),
    )
  test('招かれた人に、日時と場所ごとに一度だけ。断った人と、連絡先のない人には言わない', async () => {
    const { id, personId } = await guests.accepted()
    granted(await guests.invite({ name: '連絡 なし', code: '11112222' }))
    expect(await reminding(new Date('2026-12-09T07:59+09:00'))).toEqual([])
    expect(await reminding(EVE)).toEqual([`${id} accepted`])
    expect(await reminding(EVE)).toEqual([])
    granted(await guests.decline(id, personId))
    await changed(operation, { startsAt: new Date('2026-12-10T15:00+09:00') })
    expect(await reminding(EVE)).toEqual([])
    granted(await guests.accept(id, personId))
    expect(await reminding(EVE)).toEqual([`${id} accepted`])
  })
  test('委員として知らせた人には、重ねて言わない', async () => {
    const { personId } = await guests.accepted()
    const seen = await meeting()
    await database().db.reminder.create({
      data: {
        townId: town(),
        kind: 'eve',
        subject: `${seen.id}:${seen.revision}`,
        personId,
        plannedAt: EVE,
      },
    })
    expect(await reminding(EVE)).toEqual([])
  })
})

describe('招く', () => {
  test('議題を決めて招き、コードを送った人だけが、その会議の客になる', async () => {
    const { observer, byCode } = granted(await guests.invite())
    expect({ observer, byCode }).toMatchObject({
      observer: { name: '佐藤 花子', org: '総務省', items: [2], personId: null, state: 'invited' },
      byCode: true,
    })
    const { personId } = granted(await guests.claim())
    expect(await database().db.person.findFirst({ where: { townId: town(), id: personId } })).toMatchObject({
      name: '佐藤 花子',
      roles: [],
    })
    granted(await guests.accept(observer.id, personId))
    expect(await guests.observers()).toMatchObject([{ state: 'accepted', personId, pledgedAt: NOW }])
    expect(await audited()).toEqual([
      'town.imported',
      'observer.invited',
      'account.connected',
      'observer.code-used',
      'observer.accepted',
    ])
  })
  test('客は何人いても、定足数の母数にも見込みにも入らない(Q4)', async () => {
    const before = await forecast()
    const { id } = await guests.accepted()
    granted(await guests.admit(id))
    expect(await forecast()).toEqual(before)
  })
  test('登録のある人は、そのまま招かれ、連絡がつくならコードはいらない', async () => {
    await database().db.account.create({
      data: { townId: town(), platform: 'line', userId: `U-${town()}`, personId: 'w1' },
    })
    expect(granted(await guests.invite({ name: '林 はるか', personId: 'w1' }))).toMatchObject({
      byCode: false,
      observer: { personId: 'w1' },
    })
  })
  test('もう一度招くと、議題を改め、新しいコードを出す', async () => {
    granted(await guests.invite())
    const again = granted(await guests.invite({ items: [1, 2, 1], code: '11112222' }))
    expect(again).toMatchObject({ again: true, observer: { items: [1, 2] } })
    expect(await guests.claim()).toEqual(refuse({ kind: 'code-unknown' }))
    granted(await guests.claim(undefined, '11112222'))
  })
  test('委員、代理になる人、ない議題は断る', async () => {
    expect(await guests.invite({ name: '山本 愛子', personId: 'p2' })).toEqual(
      refuse({ kind: 'observer-is-member', name: '山本 愛子' }),
    )
    expect(await guests.invite({ items: [2, 7, 9] })).toEqual(
      refuse({ kind: 'no-such-items', items: [7, 9] }),
    )
    await proxies.name({ name: '佐藤 花子' })
    expect(await guests.invite({ org: undefined })).toEqual(
      refuse({ kind: 'observer-is-proxy', name: '佐藤 花子' }),
    )
  })
  test('招かれた人は、代理にもなれない(P4)', async () => {
    granted(await guests.invite({ name: '鈴木 一郎', org: undefined }))
    await expect(proxies.name({ name: '鈴木一郎' })).rejects.toThrow(/proxy-is-observer/)
    granted(await guests.invite({ name: '林 はるか', org: undefined, personId: 'w1', code: '11112222' }))
    await proxies.approved()
    expect(
      await run({ by: 'w1' }, (act) =>
        claimProxyCode(act, { digits: PROXY_CODE, bearer: { personId: 'w1' } }),
      ),
    ).toMatchObject({ ok: false, refusal: { kind: 'proxy-is-observer' } })
  })
  test('規則が外の人を聴かない会議体では、根拠を言って断る', async () => {
    await database().sql.count(statement`update charter_version set rules = jsonb_set(rules, '{outsiders,heard}', 'false')
      where town_id = ${town()} and id = 'council-2024'`)
    expect(await writingNothing(operation, () => guests.invite())).toEqual(
      refuse({ kind: 'outsiders-not-heard', article: '第6条第5項' }),
    )
  })
  test('規則に誓約の定めがなければ、誓約なしで受ける', async () => {
    await database().sql.count(statement`update charter_version set rules = jsonb_set(rules, '{secrecy,required}', 'false')
      where town_id = ${town()} and id = 'council-2024'`)
    await guests.accepted()
    expect(await guests.observers()).toMatchObject([{ state: 'accepted', pledgedAt: null }])
  })
  test('庶務でない人は、招けず、取り消せず、記録できない', async () => {
    const { id } = await guests.accepted()
    await hasRoles(operation, 's1', ['director'])
    for (const work of [
      () => guests.invite({ name: '鈴木' }),
      () => guests.withdraw(id),
      () => guests.admit(id),
      () => guests.seeOff(id),
    ])
      expect(await writingNothing<{ ok: boolean }>(operation, work)).toMatchObject({
        ok: false,
        refusal: { kind: 'not-permitted' },
      })
  })
})

describe('見えるもの', () => {
  const standing = (items: number[]) => ({
    ...{ personId: 'x', roles: [], seats: [], proxies: [], worker: null, supports: [] },
    invitations: [{ observerId: 1, meetingId: 'council-3', items, state: 'accepted' as const }],
  })
  test('招かれた議題だけが見え、招かれていない会議は見えない', async () => {
    const [model, third] = [await run({ by: SYSTEM }, freshTown), await meeting()]
    const seen = (items: number[]) =>
      asFarAsInvited(model, standing(items), third, NOW)?.items.map(({ no }) => no)
    expect(seen([2])).toEqual([2])
    expect(seen([])).toEqual([1, 2])
    expect(asFarAsInvited(model, standing([]), { ...third, id: 'council-4' }, NOW)).toBeUndefined()
    expect(asFarAsInvited(model, standing([]), { ...third, state: 'closed' }, NOW)).toBeUndefined()
    expect(audiencesNow(standing([2]), model, NOW)).toEqual(new Set(['anyone', 'connected', 'guest']))
  })
})

describe('出入り', () => {
  test('閉会すると、客の在席も終わる', async () => {
    const { id } = await guests.accepted()
    granted(await guests.admit(id))
    await sittingIn(operation).arrived({ seatId: 'c1', personId: 'p1' })
    await database().db.meeting.updateMany({ where: { townId: town() }, data: { state: 'open' } })
    const seen = await meeting()
    granted(await run({ ...STAFF, now: AT }, (act) => closeMeeting(act, seen)))
    expect(await database().db.observerAttendance.count({ where: { townId: town(), to: null } })).toBe(0)
  })
  test('当日より前には記録できない', async () => {
    const { id } = await guests.accepted()
    expect(await guests.admit(id, NOW)).toEqual(refuse({ kind: 'too-early' }))
  })
})

describe('その間に変わったとき', () => {
  test('古い: inviteObserver は、その間に日の変わった会議や、中止になった会議に招かない', async () => {
    const seen = await meeting()
    await changed(operation)
    expect(await writingNothing(operation, () => guests.invite({ meeting: seen }))).toEqual(
      refuse({ kind: 'meeting-changed' }),
    )
    await cancelled(operation)
    expect(await writingNothing(operation, () => guests.invite({ meeting: seen }))).toEqual(
      refuse({ kind: 'meeting-cancelled' }),
    )
  })
  test('古い: withdrawObserver は、その間に取り消された招きや、閉じた会議の招きを取り消さない', async () => {
    const { id } = await guests.accepted()
    await database().db.meeting.updateMany({ where: { townId: town() }, data: { state: 'closed' } })
    expect(await writingNothing(operation, () => guests.withdraw(id))).toEqual(
      refuse({ kind: 'meeting-over' }),
    )
    await database().db.meeting.updateMany({ where: { townId: town() }, data: { state: 'convened' } })
    granted(await guests.withdraw(id))
    expect(await writingNothing(operation, () => guests.withdraw(id))).toEqual(
      refuse({ kind: 'no-such-observer' }),
    )
  })
  test('古い: claimObserverCode は、その間に取り消された招きや、中止になった会議のコードを受けない', async () => {
    const { observer } = granted(await guests.invite())
    await cancelled(operation)
    expect(await writingNothing(operation, () => guests.claim())).toEqual(
      refuse({ kind: 'meeting-cancelled' }),
    )
    granted(await guests.withdraw(observer.id))
    expect(await writingNothing(operation, () => guests.claim())).toEqual(refuse({ kind: 'code-unknown' }))
  })
  test('古い: claimObserverCode は、使われたコード、ほかの人への招き、委員には応じない', async () => {
    granted(await guests.invite())
    expect(await writingNothing(operation, () => guests.claim({ personId: 'p2' }))).toEqual(
      refuse({ kind: 'observer-is-member', name: '佐藤 花子' }),
    )
    granted(await guests.claim())
    expect(await writingNothing(operation, () => guests.claim({ personId: 'w1' }))).toEqual(
      refuse({ kind: 'code-unknown' }),
    )
    granted(await guests.invite({ name: '林 はるか', org: undefined, personId: 'w1', code: '11112222' }))
    expect(await writingNothing(operation, () => guests.claim({ personId: 'w2' }, '11112222'))).toEqual(
      refuse({ kind: 'observer-is-another' }),
    )
  })
  test('古い: acceptInvitation は、その間に取り消された招きや、終わった会議の招きを受けない', async () => {
    const { id, personId } = await guests.accepted()
    expect(granted(await writingNothing(operation, () => guests.accept(id, personId)))).toMatchObject({
      again: true,
    })
    expect(await writingNothing(operation, () => guests.accept(id, 'w1'))).toEqual(
      refuse({ kind: 'no-such-invitation' }),
    )
    granted(await guests.withdraw(id))
    expect(await writingNothing(operation, () => guests.accept(id, personId))).toEqual(
      refuse({ kind: 'no-such-invitation' }),
    )
  })
  test('古い: declineInvitation は、その間に取り消された招きや、ほかの人の招きを断らない', async () => {
    const { id, personId } = await guests.accepted()
    expect(await writingNothing(operation, () => guests.decline(id, 'w1'))).toEqual(
      refuse({ kind: 'no-such-invitation' }),
    )
    granted(await guests.withdraw(id))
    expect(await writingNothing(operation, () => guests.decline(id, personId))).toEqual(
      refuse({ kind: 'no-such-invitation' }),
    )
  })
  test('断った人は、やはり受けることができる。その間に招き直されていれば、新しい招きで', async () => {
    const { id, personId } = await guests.accepted()
    granted(await guests.decline(id, personId))
    granted(await guests.accept(id, personId))
    granted(await guests.decline(id, personId))
    granted(await guests.invite({ personId }))
    expect(await writingNothing(operation, () => guests.accept(id, personId))).toEqual(
      refuse({ kind: 'no-such-invitation' }),
    )
  })
  test('古い: admitObserver は、その間に取り消された招きの人を記録せず、二度は数えない', async () => {
    const { id } = await guests.accepted()
    granted(await guests.admit(id))
    expect(await writingNothing(operation, () => guests.admit(id))).toEqual(
      refuse({ kind: 'already-present' }),
    )
    granted(await guests.withdraw(id))
    expect(await database().db.observerAttendance.count({ where: { townId: town(), to: null } })).toBe(0)
    expect(await writingNothing(operation, () => guests.admit(id))).toEqual(
      refuse({ kind: 'no-such-observer' }),
    )
  })
  test('古い: seeOffObserver は、もういない人の退席を記録しない', async () => {
    const { id } = await guests.accepted()
    expect(await writingNothing(operation, () => guests.seeOff(id))).toEqual(refuse({ kind: 'not-present' }))
    granted(await guests.admit(id))
    granted(await guests.seeOff(id))
    expect(await writingNothing(operation, () => guests.seeOff(id))).toEqual(refuse({ kind: 'not-present' }))
  })
  test('コードは、ほかの町では何でもない', async () => {
    granted(await guests.invite())
    await operation.newTown()
    expect(await guests.claim(undefined, CODE)).toEqual(refuse({ kind: 'code-unknown' }))
  })
})
