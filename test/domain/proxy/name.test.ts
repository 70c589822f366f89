// 代理を立てる(規則第6条第6項, P1, P4, P8)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { codeDigest } from '../../../src/domain/people/code.ts'
import { nameProxy } from '../../../src/domain/proxy/name.ts'
import { answeringIn } from '../attendance/answering.ts'
import { granted } from '../meeting/granted.ts'
import { proxyRule } from '../meeting/meanwhile.ts'
import { townWithDraft, townWithOfficials } from '../meeting/towns.ts'
import { type Doing, NOW, operations } from '../operation.ts'
import { auditOf, writingNothing } from '../records.ts'
import { CODE, HANAKO, nomination, proxySteps } from './steps.ts'

const operation = operations()
const { run, meeting, database, town } = operation
const { counts, answered } = answeringIn(operation)
const proxies = proxySteps(operation)

const ARTICLE = '第6条第6項'
type Of = Parameters<typeof nomination>[1]
const name = async (of: Of = {}, doing?: Doing) => {
  const wanted = nomination(await meeting(), of)
  return run(doing ?? { by: wanted.personId }, (act) => nameProxy(act, { ...wanted, sure: true }))
}
const living = () =>
  database().db.proxy.findMany({
    where: { townId: town(), state: { in: ['named', 'approved', 'accepted'] } },
  })

beforeEach(() => townWithOfficials(operation))

describe('代理の届け出', () => {
  test('代理は届け出られたものとして残り、返事は「代理」になる', async () => {
    const written = await auditOf(operation, async () => {
      expect(granted(await name({ org: '商工会' }))).toMatchObject({
        state: 'named',
        replaced: null,
        again: false,
      })
    })
    expect(await living()).toMatchObject([
      {
        seatId: 'c2',
        principalId: 'p2',
        name: HANAKO,
        org: '商工会',
        state: 'named',
        revision: 1,
        personId: null,
        codeDigest: null,
        byId: 'p2',
        via: 'line',
        at: NOW,
      },
    ])
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy', personId: 'p2' })
    expect(written.toSorted()).toEqual(['answer.given', 'proxy.named'])
    expect(await counts()).toMatchObject({ proxies: 0, proxiesPending: 1, unanswered: 3 })
  })
  test('記録に代理の名前は残らない', async () => {
    await name()
    const entries = await database().db.auditEntry.findMany({ where: { townId: town() } })
    expect(JSON.stringify(entries.map(({ facts }) => facts))).not.toContain('佐藤')
  })
  test('別の人を立てると、前の代理は終わる', async () => {
    const before = await proxies.approved()
    expect(granted(await name({ name: '鈴木 次郎' }))).toMatchObject({
      replaced: { name: HANAKO },
      state: 'named',
    })
    expect(await proxies.row(before)).toMatchObject({ state: 'superseded', codeDigest: null })
    expect(await living()).toMatchObject([{ name: '鈴木 次郎' }])
  })
  test('同じ人をもう一度立てても何も変わらず、渡した番号はそのまま使える', async () => {
    const proxyId = await proxies.approved()
    const outcome = await writingNothing(operation, () => name({ name: '佐藤花子' }))
    expect(outcome).toEqual({ ok: true, value: { proxyId, state: 'approved', replaced: null, again: true } })
  })
  test('本人の返事のあとでも、代理を立てられる', async () => {
    await answered()
    granted(await name())
    expect(await proxies.answer()).toMatchObject({ answer: 'proxy', previous: { answer: 'attend' } })
  })
})

describe('代理を立てられる人', () => {
  test('庶務は、委員の届け出を書きとめる', async () => {
    granted(await name({}, { by: 's1', via: 'fax' }))
    expect(await living()).toMatchObject([{ principalId: 'p2', byId: 's1', via: 'fax' }])
    expect(await proxies.answer()).toMatchObject({ personId: 'p2', byId: 's1', via: 'fax' })
  })
  test.each([
    ['会長', 'p1'],
    ['ほかの委員', 'p3'],
    ['町長', 'm1'],
    ['理事', 'd1'],
    ['働く人', 'w1'],
    ['名簿にいない人', 'nobody'],
  ])('%sは、人の代理を立てられない', async (_who, by) => {
    await proxies.approved()
    const outcome = await writingNothing(operation, () => name({ name: '鈴木 次郎' }, { by, via: 'phone' }))
    expect(outcome).toEqual(refuse({ kind: 'not-permitted', who: ['staff'], article: null }))
  })
  test.each([
    ['席のない人', { personId: 'n1' }],
    ['ほかの席の委員', { personId: 'p3' }],
    ['だれもいない席の人', { seatId: 'c5', personId: 'p3' }],
  ])('%sには、代理を立てる席がない', async (_who, of) => {
    expect(await writingNothing(operation, () => name(of))).toEqual(refuse({ kind: 'not-holder' }))
  })
})

describe('代理になれない人(P4)', () => {
  test.each([
    ['本人', '山本愛子', 'proxy-is-self'],
    ['ほかの委員', '高橋 健', 'proxy-is-member'],
    ['委員の姓だけ', '田中', 'proxy-name-short'],
  ] as const)('%sは断る', async (_who, nominee, kind) => {
    await proxies.approved()
    const outcome = await writingNothing(operation, () => name({ name: nominee }))
    expect(outcome).toEqual(refuse({ kind, article: ARTICLE, name: nominee }))
  })
  test('同じ名前でも、所属で見分けられれば委員とは別の人', async () => {
    expect(granted(await name({ name: '髙橋 健', org: '森林組合' }))).toMatchObject({ state: 'named' })
  })
  test('ほかの席の代理に立てられている人は断る', async () => {
    await proxies.name({ seatId: 'c3', personId: 'p3' })
    const outcome = await writingNothing(operation, () => name())
    expect(outcome).toEqual(refuse({ kind: 'proxy-has-other-seat', article: ARTICLE, name: HANAKO }))
  })
})

describe('規約による', () => {
  test('代理を認めない規約なら断る', async () => {
    await proxyRule(operation, { allowed: false })
    const outcome = await writingNothing(operation, () => name())
    expect(outcome).toEqual(refuse({ kind: 'proxy-not-allowed', article: ARTICLE }))
  })
  test('規約が認める区分の席だけが、代理を立てられる', async () => {
    await proxyRule(operation, { categories: ['municipality'] })
    expect(await writingNothing(operation, () => name())).toEqual(
      refuse({ kind: 'proxy-category', article: ARTICLE }),
    )
    granted(await name({ seatId: 'c4', personId: 'p4' }))
  })
  test('承認のいらない規約なら、すぐに認められ、番号は会議の終わりまで使える', async () => {
    await proxyRule(operation, { approval: 'none' })
    const written = await auditOf(operation, async () => {
      expect(granted(await name())).toMatchObject({ state: 'approved' })
    })
    const { endsAt } = await meeting()
    expect(await living()).toMatchObject([
      { state: 'approved', codeDigest: codeDigest(town(), CODE), codeExpires: endsAt },
    ])
    expect(written.toSorted()).toEqual(['answer.given', 'proxy.approved'])
  })
})

describe('届け出を受けない会議', () => {
  test('招集されていない会議', async () => {
    await townWithDraft(operation)
    expect(await writingNothing(operation, () => name())).toEqual(refuse({ kind: 'meeting-not-convened' }))
  })
  test('終わった会議', async () => {
    const now = new Date('2026-12-10T16:00+09:00')
    expect(await writingNothing(operation, () => name({}, { by: 'p2', now }))).toEqual(
      refuse({ kind: 'meeting-over' }),
    )
  })
})
