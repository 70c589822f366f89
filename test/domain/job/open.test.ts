import { beforeEach, describe, expect, test } from 'vitest'
import { type NewJob, openJob } from '../../../src/domain/job/open.ts'
import { hoursLater, overlapping, together } from '../at-once.ts'
import { NOW, operations } from '../operation.ts'
import { hasRoles } from '../people/accounts.ts'
import { lastAudit, writingNothing } from '../records.ts'
import { STAFF, workingTown } from './turns.ts'

const operation = operations()
const { run, database, town } = operation

beforeEach(() => workingTown(operation))

const leaflets: NewJob = {
  title: '折込',
  slots: 2,
  payYen: 1500,
  dueAt: new Date('2026-12-24T17:00+09:00'),
  skills: ['typing'],
}
const opens = (by: string, job = leaflets) => run({ by, via: 'slack' }, (act) => openJob(act, job))
const turn = { doing: STAFF, work: (act: Parameters<typeof openJob>[0]) => openJob(act, leaflets) }
const notPermitted = { ok: false, refusal: { kind: 'not-permitted', who: ['staff', 'director'] } }

describe('募集を始める', () => {
  test('次の番号で始まり、枠はまだ一つも取られていない', async () => {
    expect(await opens('s1', { ...leaflets, details: '4つ折り', place: '公民館', minutes: 90 })).toEqual({
      ok: true,
      value: { no: 10 },
    })
    const job = await database().db.job.findUniqueOrThrow({
      where: { townId_no: { townId: town(), no: 10 } },
    })
    expect(job).toMatchObject({
      ...leaflets,
      townId: town(),
      no: 10,
      taken: 0,
      state: 'open',
      details: '4つ折り',
      place: '公民館',
      minutes: 90,
    })
    expect(await lastAudit(operation)).toEqual({
      act: 'job.opened',
      actor: 's1',
      via: 'slack',
      subject: 'job-10',
      facts: { slots: 2, payYen: 1500 },
      at: NOW,
    })
  })
  test('番号は町ごとに数える', async () => {
    await opens('s1')
    await workingTown(operation)
    expect(await opens('s1')).toMatchObject({ value: { no: 10 } })
  })
})

describe('報酬・受け方・担当', () => {
  const refused = async (more: Partial<NewJob>) => {
    const outcome = await writingNothing(operation, () => opens('s1', { ...leaflets, ...more }))
    return outcome.ok ? 'ok' : outcome.refusal
  }
  const found = (no: number) =>
    database().db.job.findUniqueOrThrow({ where: { townId_no: { townId: town(), no } } })

  test('件数と時間の報酬は、全部でいくらかまで計算する', async () => {
    const { payYen: _, ...open } = leaflets
    await opens('d1', { ...open, payKind: 'piece', rateYen: 120, quantity: 10, unit: '件' })
    expect(await found(10)).toMatchObject({ payYen: 1200, rateYen: 120, quantity: 10, directorId: 'd1' })
    await opens('s1', { ...open, payKind: 'hour', rateYen: 1100, minutes: 180, payYen: 3300 })
    expect(await found(11)).toMatchObject({ payYen: 3300, rateYen: 1100, minutes: 180, directorId: null })
    expect(await found(11)).toMatchObject({ publishedAt: NOW, how: 'first' })
  })
  test('合わない、足りない報酬を断る', async () => {
    expect(await refused({ payKind: 'piece', rateYen: 120, quantity: 10, payYen: 1000 })).toEqual({
      kind: 'pay-does-not-add-up',
      payYen: 1000,
      counted: 1200,
    })
    expect(await refused({ payKind: 'piece', payYen: undefined, rateYen: 120 })).toMatchObject({
      kind: 'pay-missing',
    })
    expect(await refused({ payKind: 'hour', payYen: undefined, rateYen: 1 })).toMatchObject({
      kind: 'pay-missing',
      payKind: 'hour',
    })
    expect(await refused({ rateYen: 120 })).toMatchObject({ kind: 'pay-missing', payKind: 'fixed' })
  })
  test('源泉徴収の区分、担当、指名を確かめる', async () => {
    expect(await refused({ withholding: '入力料' })).toEqual({ kind: 'unknown-withholding', said: '入力料' })
    expect(await refused({ directorId: 'w1' })).toEqual({ kind: 'not-a-director' })
    expect(await refused({ how: 'offer' })).toEqual({ kind: 'nobody-named' })
    expect(await refused({ offeredTo: ['p1'] })).toMatchObject({ kind: 'no-worker-named' })
    await opens('s1', { ...leaflets, withholding: '翻訳', directorId: 'd1', offeredTo: ['w1'] })
    expect(await found(10)).toMatchObject({
      withholding: '翻訳料',
      directorId: 'd1',
      how: 'offer',
      offeredTo: ['w1'],
    })
  })
})

describe('だれが始められるか', () => {
  test.each(['s1', 'd1', 'system'])('%s は始められる', async (by) => {
    expect((await opens(by)).ok).toBe(true)
  })
  test.each(['p1', 'w1', 'n1', 'nobody'])('%s は始められない', async (by) => {
    expect(await writingNothing(operation, () => opens(by))).toMatchObject(notPermitted)
  })
})

describe('読んだときは正しかった', () => {
  test('古い: openJob は、その間に庶務でなくなった人には始めさせない', async () => {
    await hasRoles(operation, 's1', ['member'])
    expect(await writingNothing(operation, () => opens('s1'))).toMatchObject(notPermitted)
  })
  test('古い: openJob は、その間になくなった技能を求める仕事を始めない', async () => {
    await database().db.skill.delete({ where: { townId_id: { townId: town(), id: 'typing' } } })
    expect(await writingNothing(operation, () => opens('s1'))).toEqual({
      ok: false,
      refusal: { kind: 'unknown-skill', skill: 'typing' },
    })
  })
  test('古い: openJob は、書いている間に期限の過ぎた仕事を始めない', async () => {
    for (const dueAt of [hoursLater(-1), NOW])
      expect(await writingNothing(operation, () => opens('s1', { ...leaflets, dueAt }))).toEqual({
        ok: false,
        refusal: { kind: 'due-in-the-past' },
      })
  })
  test('枠のない仕事は、間違いとして何も残さない', async () => {
    await writingNothing(operation, () => expect(opens('s1', { ...leaflets, slots: 0 })).rejects.toThrow())
  })
})

describe('同じ瞬間に', () => {
  test('二つの募集は、二つの番号になる', async () => {
    const opened = await together(operation, turn, turn)
    expect(opened.map((one) => one.ok && one.value.no).sort()).toEqual([10, 11])
  })
  test('先の募集が終わるまで、後の募集は番号を待つ', async () => {
    const opened = await overlapping(operation, turn, turn)
    expect(opened.map((one) => one.ok && one.value.no)).toEqual([10, 11])
  })
})
