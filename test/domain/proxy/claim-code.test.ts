// 番号を示した人が代理になる(P4, P7)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { type Bearer, claimProxyCode } from '../../../src/domain/proxy/claim-code.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { CODE, HANAKO, proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const proxies = proxySteps(operation)

const UNKNOWN = refuse({ kind: 'code-unknown' })
const W1: Bearer = { personId: 'w1' }
const stranger = (userId = 'U0STRANGER'): Bearer => ({
  account: { platform: 'line', userId: `${userId}-${town()}` },
  locale: 'en',
})
const show = (bearer: Bearer = W1, { digits = CODE, now }: { digits?: string; now?: Date } = {}) =>
  run({ by: 'stranger', ...(now && { now }) }, (act) => claimProxyCode(act, { digits, bearer }))
const newcomers = () =>
  database().db.person.findMany({
    where: { townId: town(), id: { startsWith: 'proxy-' } },
    include: { accounts: true },
  })

beforeEach(() => operation.newTown())

describe('番号', () => {
  test('名簿の人が示すと、その人が代理になり、番号は使えなくなる', async () => {
    const proxyId = await proxies.approved()
    const written = await auditOf(operation, async () => {
      expect(granted(await show())).toMatchObject({ id: proxyId, personId: 'w1', principalId: 'p2' })
    })
    expect(await proxies.row(proxyId)).toMatchObject({ state: 'approved', personId: 'w1', codeDigest: null })
    expect(written).toEqual(['proxy.code-used'])
    expect(await newcomers()).toEqual([])
  })
  test('名簿にいない人が示すと、委員の届けた名前で名簿に入り、口座がつながる', async () => {
    const proxyId = await proxies.approved()
    const { personId } = granted(await show(stranger()))
    expect(await newcomers()).toMatchObject([
      {
        id: personId,
        name: HANAKO,
        roles: [],
        locale: 'en',
        accounts: [{ platform: 'line', userId: `U0STRANGER-${town()}` }],
      },
    ])
    expect(await proxies.row(proxyId)).toMatchObject({ personId, codeDigest: null })
  })
  test('会議の終わりまで使える', async () => {
    await proxies.approved()
    const { endsAt } = await meeting()
    granted(await show(W1, { now: new Date(endsAt.getTime() - 1) }))
  })
  test('期限の切れた番号では、だれも名簿に入らず、口座もつながらない', async () => {
    await proxies.approved()
    const { endsAt } = await meeting()
    for (const bearer of [stranger(), W1])
      expect(await writingNothing(operation, () => show(bearer, { now: endsAt }))).toEqual(
        refuse({ kind: 'code-expired' }),
      )
  })
  test('ない番号では、だれも名簿に入らない', async () => {
    await proxies.approved()
    for (const bearer of [stranger(), W1])
      expect(await writingNothing(operation, () => show(bearer, { digits: '99999999' }))).toEqual(UNKNOWN)
  })
})

describe('番号を使えない人(P4)', () => {
  test('立てた本人', async () => {
    await proxies.approved()
    const outcome = await writingNothing(operation, () => show({ personId: 'p2' }))
    expect(outcome).toEqual(refuse({ kind: 'proxy-is-principal' }))
  })
  test('ほかの席の代理になっている人', async () => {
    await proxies.claimed({ seatId: 'c3', personId: 'p3', name: '鈴木 次郎', code: '22223333' })
    await proxies.approved()
    const outcome = await writingNothing(operation, () => show())
    expect(outcome).toEqual(refuse({ kind: 'proxy-has-other-seat', name: HANAKO }))
  })
  test('自分の席がある、ほかの委員', async () => {
    await proxies.approved()
    const outcome = await writingNothing(operation, () => show({ personId: 'p3' }))
    expect(outcome.ok).toBe(false)
  })
})
