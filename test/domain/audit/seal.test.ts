import { beforeAll, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { inTransaction } from '../../../src/db/transaction.ts'
import { audit } from '../../../src/domain/audit/audit.ts'
import { auditHead, sealAudit, verifyAudit } from '../../../src/domain/audit/seal.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'

const database = testDatabase()
const now = new Date('2026-12-01T01:00:00Z')
const TOWN = 'a'

beforeAll(() => loadTown(database(), { town: { id: TOWN, name: '記録村', timezone: 'Asia/Tokyo' } }, now))

const write = (count: number) =>
  inTransaction(database().db, async (transaction) => {
    for (let n = 0; n < count; n += 1)
      await audit(
        { ...transaction, town: TOWN, now, by: 'p1', via: 'line' },
        { act: 'answer.given', subject: `m-${n}`, facts: { n } },
      )
  })
const seal = () => inTransaction(database().db, (transaction) => sealAudit({ ...transaction, town: TOWN }))
const verify = () =>
  inTransaction(database().db, (transaction) => verifyAudit({ ...transaction, town: TOWN }))

describe('監査の記録', () => {
  test('まとめて封じ、鎖はつながっている', async () => {
    await write(12)
    expect(await seal()).toBeGreaterThanOrEqual(12)
    const { intact, entries, unsealed } = await verify()
    expect({ intact, unsealed }).toEqual({ intact: true, unsealed: 0 })
    const sealed = await database().db.auditEntry.findMany({ where: { townId: TOWN }, orderBy: { n: 'asc' } })
    expect(sealed.map(({ id }) => id)).toEqual(sealed.map(({ id }) => id).toSorted((a, b) => Number(a - b)))
    expect(
      (await inTransaction(database().db, (transaction) => auditHead({ ...transaction, town: TOWN })))
        .entries,
    ).toBe(entries)
  })
  test('二つの場所で同時に封じても、番号は重ならない', async () => {
    await write(30)
    await Promise.all([seal(), seal(), seal()])
    expect(await verify()).toMatchObject({ intact: true, unsealed: 0 })
  })
  test('記録は、変えることも消すことも空にすることもできない', async () => {
    const { sql } = database()
    await expect(sql.count(statement`update audit_entry set act = 'x'`)).rejects.toThrow('only grows')
    await expect(sql.count(statement`delete from audit_entry`)).rejects.toThrow('only grows')
    await expect(sql.count(statement`truncate audit_entry`)).rejects.toThrow('only grows')
  })
  test('番人をはずして書き換えても、最初のつながらない記録が分かる', async () => {
    const { sql } = database()
    await sql.count(statement`alter table audit_entry disable trigger user`)
    await sql.count(statement`update audit_entry set facts = '{"n": 99}' where town_id = ${TOWN} and n = 7`)
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 7 })
    await sql.count(statement`delete from audit_entry where town_id = ${TOWN} and n = 5`)
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 5 })
    await sql.count(statement`update audit_entry set n = -n where town_id = ${TOWN} and n in (2, 3)`)
    await sql.count(statement`update audit_entry set n = 5 + n where town_id = ${TOWN} and n in (-2, -3)`)
    expect(await verify(), 'two entries in each other’s place').toMatchObject({
      intact: false,
      firstBroken: 2,
    })
  })
  test('終わりの方だけ消しても、分かる', async () => {
    const { sql } = database()
    await sql.count(statement`delete from audit_entry where town_id = ${TOWN} and n >= 2`)
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 2 })
    await sql.count(statement`delete from audit_entry where town_id = ${TOWN}`)
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 1 })
  })
})
