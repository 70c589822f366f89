import { beforeEach, describe, expect, test } from 'vitest'
import { statement } from '../../../src/db/sql.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { gatherPerson } from '../../../src/domain/people/gather.ts'
import { ERASED, SYSTEM } from '../../../src/domain/people/model.ts'
import { given, take, turn } from '../at-once.ts'
import { workingTown } from '../job/turns.ts'
import { NOW, operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { connects, enters, issues } from './accounts.ts'

const operation = operations()
const { database, town, run } = operation

beforeEach(() => workingTown(operation))

const erases = (personId: string, by = 's1') => turn(by, NOW, (act) => erasePerson(act, { personId }))
const refusal = (kind: string) => ({ ok: false, refusal: { kind } })
const everything = async (): Promise<string> => {
  const { sql } = database()
  const tables = [
    'person',
    'account',
    'answer',
    'proxy',
    'claim',
    'worker',
    'recruit',
    'supporter',
    'inbox',
    'link_code',
    'audit_entry',
    'held',
  ]
  let all = ''
  for (const table of tables) {
    const rows = await sql.foreign(
      `select to_jsonb(t)::text as row from "${table}" t where town_id = '${town()}'`,
    )
    all += rows.rows.map(({ row }) => row).join('\n')
  }
  return all
}

describe('本人の求めで消す', () => {
  test('名前、読み、アカウント、言葉は消え、したことはだれのものとも言わずに残る', async () => {
    await given(operation, issues('w4', '12345678'))
    await take(operation, connects('w4'))
    await database().sql.count(statement`insert into inbox (platform, event_id, town_id, at, card, reply)
      values ('line', ${`e-${town()}`}, ${town()}, now(), '{"title":"岡 みのるさん","parts":[]}', '{"userId":"Uphone"}')`)
    await database().sql.count(statement`insert into claim (town_id, job_no, person_id, state, at, pay_yen, due_at, note, by_id, via)
      values (${town()}, 3, 'w4', 'released', now(), 1, now(), '岡の事情', 'w4', 'line')`)
    await database().sql.count(statement`update worker set hours = '岡の朝', wishes = 'みのるの希望', invoice_no = 'T7000012050002'
      where town_id = ${town()} and person_id = 'w4'`)
    expect(await take(operation, erases('w4'))).toEqual({ ok: true, value: { name: ERASED, contracts: 0 } })
    const all = await everything()
    for (const gone of ['岡', 'みのる', 'Uphone', '事情', 'T7000012050002']) expect(all).not.toContain(gone)
    expect(await database().db.claim.count({ where: { townId: town(), personId: 'w4' } })).toBe(1)
    expect(await lastAudit(operation)).toMatchObject({
      act: 'person.erased',
      subject: 'w4',
      actor: 's1',
      facts: {},
    })
  })
  test('代理として来た人の名前も消える', async () => {
    const id = await take(operation, enters('代理 太郎'))
    expect((await take(operation, erases(id))).ok).toBe(true)
    expect(await everything()).not.toContain('太郎')
  })
  test('席や手元の仕事のある人は、先にそれを終える', async () => {
    await writingNothing(operation, async () => {
      expect(await take(operation, erases('p2'))).toEqual(refusal('still-seated'))
      expect(await take(operation, erases('none'))).toEqual(refusal('no-such-person'))
      expect(await take(operation, erases('w4', 'p2'))).toMatchObject(refusal('not-permitted'))
    })
  })
  test('会長・副会長は先に後任を。自分では自分を消せず、消した人は二度消せない', async () => {
    await database().db.office.updateMany({
      where: { townId: town(), office: 'vice' },
      data: { personId: 'n1' },
    })
    await writingNothing(operation, async () => {
      expect(await take(operation, erases('n1'))).toEqual(refusal('still-in-office'))
      expect(await take(operation, erases('s1'))).toEqual(refusal('oneself'))
    })
    expect((await take(operation, erases('w4'))).ok).toBe(true)
    await writingNothing(operation, async () =>
      expect(await take(operation, erases('w4'))).toEqual(refusal('no-such-person')),
    )
  })
  test('古い: erasePerson は、その間に仕事を受けた人を消さない', async () => {
    await given(
      operation,
      turn('w4', NOW, (act) => claimJob(act, { no: 3, personId: 'w4' })),
    )
    await writingNothing(operation, async () =>
      expect(await take(operation, erases('w4', SYSTEM))).toEqual(refusal('still-working')),
    )
  })
})

test('一人について持っているものを、すべて見せる。符号は見せない', async () => {
  await given(operation, issues('w4', '12345678'))
  await take(operation, connects('w4'))
  const gathered = await run({ by: SYSTEM }, (act) => gatherPerson(act, 'w4'))
  expect(gathered).toMatchObject({
    person: [{ id: 'w4', name: '岡 みのる' }],
    account: [{ user_id: 'Uphone' }],
    worker: [{ person_id: 'w4' }],
  })
  expect(gathered?.audit_entry?.length).toBeGreaterThan(0)
  expect(JSON.stringify(gathered)).not.toContain('digest')
  expect(await run({ by: SYSTEM }, (act) => gatherPerson(act, 'none'))).toBeUndefined()
})
