import { beforeAll, describe, expect, test } from 'vitest'
import { audit } from '../../../src/domain/audit/audit.ts'
import { auditHead, sealAudit, verifyAudit } from '../../../src/domain/audit/seal.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'

const database = testDatabase()
const now = new Date('2026-12-01T01:00:00Z')
const TOWN = 'a'

beforeAll(() => loadTown(database(), { town: { id: TOWN, name: '記録村', timezone: 'Asia/Tokyo' } }, now))

const write = (count: number) =>
  database().db.$transaction(async (tx) => {
    for (let n = 0; n < count; n += 1)
      await audit(
        { tx, town: TOWN, now, by: 'p1', via: 'line' },
        { act: 'answer.given', subject: `m-${n}`, facts: { n } },
      )
  })
const seal = () => database().db.$transaction((tx) => sealAudit(tx, TOWN))
const verify = () => database().db.$transaction((tx) => verifyAudit(tx, TOWN))

describe('監査の記録', () => {
  test('まとめて封じ、鎖はつながっている', async () => {
    await write(12)
    expect(await seal()).toBeGreaterThanOrEqual(12)
    const { intact, entries, unsealed } = await verify()
    expect({ intact, unsealed }).toEqual({ intact: true, unsealed: 0 })
    const sealed = await database().db.auditEntry.findMany({ where: { townId: TOWN }, orderBy: { n: 'asc' } })
    expect(sealed.map(({ id }) => id)).toEqual(sealed.map(({ id }) => id).toSorted((a, b) => Number(a - b)))
    expect((await database().db.$transaction((tx) => auditHead(tx, TOWN))).entries).toBe(entries)
  })
  test('二つの場所で同時に封じても、番号は重ならない', async () => {
    await write(30)
    await Promise.all([seal(), seal(), seal()])
    expect(await verify()).toMatchObject({ intact: true, unsealed: 0 })
  })
  test('記録は、変えることも消すことも空にすることもできない', async () => {
    const { side } = database()
    await expect(side.query(`update audit_entry set act = 'x'`)).rejects.toThrow('only grows')
    await expect(side.query(`delete from audit_entry`)).rejects.toThrow('only grows')
    await expect(side.query(`truncate audit_entry`)).rejects.toThrow('only grows')
  })
  test('番人をはずして書き換えても、最初のつながらない記録が分かる', async () => {
    const { side } = database()
    await side.query('alter table audit_entry disable trigger user')
    await side.query(`update audit_entry set facts = '{"n": 99}' where town_id = $1 and n = 7`, [TOWN])
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 7 })
    await side.query(`delete from audit_entry where town_id = $1 and n = 5`, [TOWN])
    expect(await verify()).toMatchObject({ intact: false, firstBroken: 5 })
  })
})
