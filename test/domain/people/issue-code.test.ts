import { beforeEach, describe, expect, test } from 'vitest'
import { given, hoursLater, overlapping, take, together } from '../at-once.ts'
import { workingTown } from '../job/turns.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { hasRoles, isRemoved, issues, redeems, VALID_HOURS } from './accounts.ts'

const operation = operations()
const { database, town, audited } = operation
const CODE = '12345678'
const NEXT_CODE = '87654321'

beforeEach(() => workingTown(operation))

const issue = (personId: string, digits = CODE, by = 's1') =>
  take(operation, issues(personId, digits, { by }))
/** Codes that still connect somebody. */
const good = () => database().db.linkCode.findMany({ where: { townId: town(), usedAt: null } })
const notPermitted = { ok: false, refusal: { kind: 'not-permitted', who: ['staff'], article: null } }

describe('コードを出す', () => {
  test('72時間使えるコードが一つでき、数字そのものはどこにも残らない', async () => {
    expect(await issue('n1')).toEqual({ ok: true, value: { expiresAt: hoursLater(VALID_HOURS) } })
    expect(await good()).toMatchObject([
      { personId: 'n1', issuedBy: 's1', expiresAt: hoursLater(VALID_HOURS) },
    ])
    expect(JSON.stringify([await good(), await lastAudit(operation)])).not.toContain(CODE)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'code.issued',
      actor: 's1',
      subject: 'n1',
      facts: {},
    })
  })
  test('出し直すと、前のコードは使えなくなる', async () => {
    await issue('n1')
    await issue('n1', NEXT_CODE)
    expect(await good()).toHaveLength(1)
    expect((await take(operation, redeems(CODE))).ok).toBe(false)
    expect((await take(operation, redeems(NEXT_CODE))).ok).toBe(true)
  })
  test('ほかの人のコードと、使い終わったコードの記録には手をつけない', async () => {
    await issue('p1', '11111111')
    await issue('n1')
    await given(operation, redeems(CODE))
    await issue('n1', NEXT_CODE)
    expect((await good()).map(({ personId }) => personId).sort()).toEqual(['n1', 'p1'])
    expect(await database().db.linkCode.count({ where: { townId: town() } })).toBe(3)
  })
})

describe('だれが出せるか', () => {
  test.each(['s1', 'system'])('%s は出せる', async (by) => {
    expect((await issue('n1', CODE, by)).ok).toBe(true)
  })
  test.each(['d1', 'p1', 'w1', 'n1', 'nobody'])('%s は出せない', async (by) => {
    expect(await writingNothing(operation, () => issue('n1', CODE, by))).toEqual(notPermitted)
  })
})

describe('読んだときは正しかった', () => {
  test('古い: issueCode は、その間に名簿から消えた人のコードを出さない', async () => {
    await isRemoved(operation, 'n1')
    expect(await writingNothing(operation, () => issue('n1'))).toEqual({
      ok: false,
      refusal: { kind: 'no-such-person' },
    })
  })
  test('古い: issueCode は、その間に庶務でなくなった人には出させない', async () => {
    await issue('n1')
    await hasRoles(operation, 's1', ['director'])
    expect(await writingNothing(operation, () => issue('n1', NEXT_CODE))).toEqual(notPermitted)
  })
})

describe('同じ瞬間に', () => {
  test('二人が出しても、使えるコードは一つ', async () => {
    await overlapping(operation, issues('n1', CODE), issues('n1', NEXT_CODE, { by: 'system' }))
    expect(await good()).toHaveLength(1)
  })
  test('別の人のコードは、同時に出せる', async () => {
    const issued = await together(operation, issues('n1', CODE), issues('p1', NEXT_CODE))
    expect(issued.map(({ ok }) => ok)).toEqual([true, true])
    expect(await good()).toHaveLength(2)
  })
  test('使うのが先なら、その後のコードが使える', async () => {
    await issue('n1')
    const [redeemed, issued] = await overlapping(operation, redeems(CODE), issues('n1', NEXT_CODE))
    expect([redeemed.ok, issued.ok]).toEqual([true, true])
    expect(await good()).toHaveLength(1)
    expect((await audited()).slice(-3)).toEqual(['code.issued', 'account.connected', 'code.issued'])
  })
})
