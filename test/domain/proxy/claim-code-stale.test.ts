// 渡されたあとで使えなくなった番号と、同じ瞬間に示された番号。
import { beforeEach, describe, expect, test } from 'vitest'
import type { Act } from '../../../src/domain/act.ts'
import { changeMeeting } from '../../../src/domain/meeting/change.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { declineProxy } from '../../../src/domain/proxy/accept.ts'
import { type Bearer, claimProxyCode } from '../../../src/domain/proxy/claim-code.ts'
import { atOnce, overlapping } from '../at-once.ts'
import { answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { ANOTHER_DAY, cancelled, changed, STAFF, succeeded } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { CODE, proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, database, town, audited } = operation
const { answered } = answeringIn(operation)
const proxies = proxySteps(operation)

const UNKNOWN = refuse({ kind: 'code-unknown' })
const account = (userId: string) => ({ platform: 'line' as const, userId: `${userId}-${town()}` })
const stranger = (userId = 'U0ONE'): Bearer => ({ account: account(userId), locale: 'ja' })
const showing = (bearer: Bearer, digits = CODE) => ({
  doing: { by: 'stranger' },
  work: (act: Act) => claimProxyCode(act, { digits, bearer }),
})
const bearers = () => [stranger(), { personId: 'w1' }]
/** Nobody becomes the proxy, and nobody is entered. */
const showInVain = async (bearer: Bearer) => {
  const { doing, work } = showing(bearer)
  return writingNothing(operation, () => run(doing, work))
}
const newcomers = () =>
  database().db.person.findMany({ where: { townId: town(), id: { startsWith: 'proxy-' } } })

beforeEach(() => operation.newTown())

describe('渡されたあとで変わったとき', () => {
  test('古い: claimProxyCode は、その間に使われた番号をもう受けない', async () => {
    await proxies.claimed()
    for (const bearer of bearers()) expect(await showInVain(bearer)).toEqual(UNKNOWN)
  })
  test('古い: claimProxyCode は、その間に本人が答えた代理の番号を受けない', async () => {
    await proxies.approved()
    await answered()
    for (const bearer of bearers()) expect(await showInVain(bearer)).toEqual(UNKNOWN)
  })
  test('古い: claimProxyCode は、その間に別の人に替わった代理の番号を受けない', async () => {
    await proxies.approved()
    await proxies.name({ name: '鈴木 次郎' })
    for (const bearer of bearers()) expect(await showInVain(bearer)).toEqual(UNKNOWN)
  })
  test('古い: claimProxyCode は、その間に日が変わった会議の番号を受けない', async () => {
    await proxies.approved()
    await changed(operation)
    for (const bearer of bearers()) expect(await showInVain(bearer)).toEqual(UNKNOWN)
  })
  test('古い: claimProxyCode は、示した人が辞退した番号をもう受けない', async () => {
    const proxyId = await proxies.claimed()
    granted(await run({ by: 'w1' }, (act) => declineProxy(act, { proxyId, personId: 'w1' })))
    for (const bearer of bearers()) expect(await showInVain(bearer)).toEqual(UNKNOWN)
  })
  test('古い: claimProxyCode は、その間に中止された会議の番号を受けず、だれも名簿に入れない', async () => {
    await proxies.approved()
    await cancelled(operation)
    for (const bearer of bearers()) expect(await showInVain(bearer)).toMatchObject({ ok: false })
  })
  test('古い: claimProxyCode は、立てた委員がその間に席を離れた番号を受けない', async () => {
    await proxies.approved()
    await succeeded(operation, { seatId: 'c2' })
    for (const bearer of bearers()) expect(await showInVain(bearer)).toMatchObject({ ok: false })
  })
  test('古い: claimProxyCode は、その間に名簿の人につながった口座を、ほかの人につなぎ替えない', async () => {
    await proxies.approved()
    await database().db.account.create({ data: { townId: town(), personId: 'w2', ...account('U0ONE') } })
    const { doing, work } = showing(stranger())
    await run(doing, work).catch(() => undefined)
    expect(await database().db.account.findMany({ where: { townId: town() } })).toMatchObject([
      { personId: 'w2', ...account('U0ONE') },
    ])
    expect(await newcomers()).toEqual([])
  })
})

describe('同じ瞬間に示す', () => {
  const used = async () => (await audited()).filter((act) => act === 'proxy.code-used')

  test('二人の知らない人が一つの番号を示せば、代理になり名簿に入るのは一人', async () => {
    const proxyId = await proxies.approved()
    const outcomes = await atOnce(operation, showing(stranger('U0ONE')), showing(stranger('U0TWO')))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect((await newcomers()).map(({ id }) => id)).toEqual([(await proxies.row(proxyId)).personId])
    expect(await database().db.account.count({ where: { townId: town() } })).toBe(1)
    expect(await used()).toHaveLength(1)
  })
  test('書き終えないうちの一人目に重なった二人目は、断られ、名簿に入らない', async () => {
    await proxies.approved()
    const [first, second] = await overlapping(
      operation,
      showing({ personId: 'w1' }),
      showing(stranger('U0TWO')),
    )
    expect([first.ok, second]).toEqual([true, UNKNOWN])
    expect(await newcomers()).toEqual([])
    expect(await used()).toHaveLength(1)
  })
  test('P4 一人が二つの席の番号を同じ瞬間に示しても、代理になるのは一つの席', async () => {
    await proxies.approved()
    await proxies.approved({ seatId: 'c3', personId: 'p3', name: '鈴木 次郎', code: '22223333' })
    const outcomes = await atOnce(
      operation,
      showing({ personId: 'w1' }),
      showing({ personId: 'w1' }, '22223333'),
    )
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await database().db.proxy.count({ where: { townId: town(), personId: 'w1' } })).toBe(1)
  })
  test('書き終えないうちの変更に重なった番号は、断られ、だれも名簿に入れない', async () => {
    const proxyId = await proxies.approved()
    const seen = await meeting()
    const changing = { doing: STAFF, work: (act: Act) => changeMeeting(act, seen, ANOTHER_DAY) }
    const [, second] = await overlapping(operation, changing, showing(stranger()))
    expect(second).toEqual(UNKNOWN)
    expect(await newcomers()).toEqual([])
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'superseded', personId: null })
  })
})
