// 名簿: 人を加え、名前を改め、取り消す。
import { beforeEach, describe, expect, test } from 'vitest'
import { appointMember } from '../../../src/domain/membership/appoint.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { registerPerson, takeBackRegistration } from '../../../src/domain/people/register-person.ts'
import { renamePerson } from '../../../src/domain/people/rename-person.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'

const operation = operations()
const { run, database } = operation
const STAFF = { by: 's1', via: 'slack' } as const

beforeEach(() => operation.newTown())

const registers = (name: string, sure = false) =>
  run(STAFF, (act) => registerPerson(act, { name, kana: undefined, sure }))
const named = async (id: string) =>
  (
    await database().db.person.findUnique({
      where: { townId_id: { townId: operation.town(), id } },
    })
  )?.name

describe('名簿', () => {
  test('続き番号で加え、同じ名前は確かめてから加える', async () => {
    expect(granted(await registers('新井 真'))).toEqual({ id: 'person-1' })
    expect(await registers('新井真')).toEqual(refuse({ kind: 'name-known' }))
    expect(granted(await registers('新井 真', true))).toEqual({ id: 'person-2' })
  })
  test('同時に加えても、番号は重ならない', async () => {
    const all = await Promise.all(['甲野 一', '乙野 二', '丙野 三'].map((name) => registers(name)))
    expect(new Set(all.map((one) => granted(one).id)).size).toBe(3)
  })
  test('加えただけの人は取り消せ、席に就いた人は取り消せない', async () => {
    const { id } = granted(await registers('新井 真'))
    expect(granted(await run(STAFF, (act) => takeBackRegistration(act, { personId: id })))).toEqual({
      name: '新井 真',
    })
    const again = granted(await registers('新井 真'))
    granted(
      await run(STAFF, (act) => appointMember(act, { seatId: 'c5', personId: again.id, from: '2026-12-01' })),
    )
    expect(await run(STAFF, (act) => takeBackRegistration(act, { personId: again.id }))).toEqual(
      refuse({ kind: 'person-in-use' }),
    )
  })
  test('職員だけが加えられる', async () => {
    const outcome = await run({ by: 'p1' }, (act) =>
      registerPerson(act, { name: '新井 真', kana: undefined, sure: false }),
    )
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'not-permitted' } })
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: registerPerson は、知っている名前を確かめずに加えない', async () => {
    const outcome = await writingNothing(operation, () => registers('田中 一郎'))
    expect(outcome).toEqual(refuse({ kind: 'name-known' }))
  })
  test('古い: takeBackRegistration は、いない人を取り消さない', async () => {
    const outcome = await writingNothing(operation, () =>
      run(STAFF, (act) => takeBackRegistration(act, { personId: 'person-9' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'no-such-person' }))
  })
  test('古い: renamePerson は、見たあとで変わった名前を変えない', async () => {
    const to = (seenName: string, name: string) =>
      run(STAFF, (act) => renamePerson(act, { personId: 'p2', seenName, name, kana: undefined }))
    granted(await to('山本 愛子', '佐々木 愛子'))
    expect(await named('p2')).toBe('佐々木 愛子')
    expect(await writingNothing(operation, () => to('山本 愛子', '山口 愛子'))).toEqual(
      refuse({ kind: 'name-changed', name: '佐々木 愛子' }),
    )
  })
})
