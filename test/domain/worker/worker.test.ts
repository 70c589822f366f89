// 住民ワーカーの状態: あるのは決まった移り方だけ。だれが動かせるか、古い見方では何も起きないこと。
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { readInvoiceNumber } from '../../../src/domain/pay/invoice-number.ts'
import type { WorkerState } from '../../../src/domain/people/model.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { changeWishes } from '../../../src/domain/worker/change-wishes.ts'
import { enterWorker, takeBackEntry } from '../../../src/domain/worker/enter.ts'
import { leaveProgramme } from '../../../src/domain/worker/leave.ts'
import { limitClaims } from '../../../src/domain/worker/limit-claims.ts'
import { MOVES, type Move } from '../../../src/domain/worker/model.ts'
import { moveWorker, takeBackMove } from '../../../src/domain/worker/move.ts'
import { noteInvoiceNumber } from '../../../src/domain/worker/note-invoice-number.ts'
import { findWorker } from '../../../src/domain/worker/read.ts'
import { given, overlapping, take, turn } from '../at-once.ts'
import { becomes, claims, delivers, workingTown } from '../job/turns.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { auditOf, lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, database, town } = operation

beforeEach(() => workingTown(operation))

const moves = (move: Move, { by = 's1', personId = 'w1', sure = false } = {}) =>
  turn(by, NOW, (act) => moveWorker(act, { personId, move, sure }))
const leaves = (personId = 'w1', by = personId) => turn(by, NOW, (act) => leaveProgramme(act, { personId }))
const enters = (personId: string, by = 's1') => turn(by, NOW, (act) => enterWorker(act, { personId }))
const entryOf = (personId: string) => run({ by: 'system' }, (act) => findWorker(act, personId))
const stateOf = async (personId = 'w1') => (await entryOf(personId))?.state
const isOriented = (personId: string) =>
  database().db.worker.update({
    where: { townId_personId: { townId: town(), personId } },
    data: { orientedAt: NOW },
  })

const STATES: WorkerState[] = ['applied', 'trained', 'active', 'resting', 'left']

describe('移り方', () => {
  test.each(Object.keys(MOVES).flatMap((move) => STATES.map((state) => [move, state])))(
    '%s は、%s から',
    async (name, state) => {
      const move = (['orient', 'approve', 'rest', 'resume'] as const).find((one) => one === name) ?? 'rest'
      const from = STATES.find((one) => one === state) ?? 'left'
      await becomes(operation, 'w1', { state: from })
      await isOriented('w1')
      const outcome = await take(operation, moves(move))
      const possible = MOVES[move].from.some((one) => one === from)
      expect(outcome.ok).toBe(possible)
      expect(await stateOf()).toBe(possible ? MOVES[move].to : from)
      if (!outcome.ok)
        expect(outcome.refusal).toEqual(
          from === MOVES[move].to ? { kind: 'already', state: from } : { kind: 'no-such-move', state: from },
        )
    },
  )
  test('はじめの説明の前の承認は、確かめてから', async () => {
    await becomes(operation, 'w1', { state: 'applied' })
    expect(await writingNothing(operation, () => take(operation, moves('approve')))).toEqual(
      refuse({ kind: 'not-oriented' }),
    )
    expect(granted(await take(operation, moves('approve', { sure: true })))).toEqual({ was: 'applied' })
    expect(await entryOf('w1')).toMatchObject({ state: 'active', orientedAt: null })
  })
  test('説明が済めば、そのまま承認できる。一つずつ記録に残る', async () => {
    await becomes(operation, 'w1', { state: 'applied' })
    const logged = await auditOf(operation, () => given(operation, moves('orient'), moves('approve')))
    expect(logged).toEqual(['worker.oriented', 'worker.approved'])
    expect(await entryOf('w1')).toMatchObject({ state: 'active', orientedAt: NOW })
  })
  test('取り消すと、前の状態に戻る。説明の取り消しは、説明の日も消す', async () => {
    await becomes(operation, 'w1', { state: 'applied' })
    await given(operation, moves('orient'))
    const back = turn('s1', NOW, (act) =>
      takeBackMove(act, { personId: 'w1', move: 'orient', was: 'applied' }),
    )
    expect((await take(operation, back)).ok).toBe(true)
    expect(await entryOf('w1')).toMatchObject({ state: 'applied', orientedAt: null })
  })
  test('どんな順に動かしても、ある移り方だけが起きる', async () => {
    const step = fc.constantFrom<Move>('orient', 'approve', 'rest', 'resume')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (history) => {
        await becomes(operation, 'w1', { state: 'applied' })
        let stands: WorkerState = 'applied'
        for (const move of history) {
          const { ok } = await take(operation, moves(move, { sure: true }))
          const possible = MOVES[move].from.some((one) => one === stands)
          expect(ok).toBe(possible)
          if (possible) stands = MOVES[move].to
          expect(await stateOf()).toBe(stands)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('だれが', () => {
  test('休むのと戻るのは本人も。承認は職員だけ、説明は事業を進める人', async () => {
    expect((await take(operation, moves('rest', { by: 'w1' }))).ok).toBe(true)
    expect((await take(operation, moves('resume', { by: 'w1' }))).ok).toBe(true)
    await becomes(operation, 'w1', { state: 'applied' })
    for (const by of ['w1', 'w2', 'p1', 'd1'])
      expect(await take(operation, moves('approve', { by, sure: true }))).toMatchObject({
        ok: false,
        refusal: { kind: 'not-permitted' },
      })
    expect((await take(operation, moves('orient', { by: 'w1' }))).ok).toBe(false)
    expect((await take(operation, moves('orient', { by: 'd1' }))).ok).toBe(true)
    expect((await take(operation, moves('rest', { by: 'w2', personId: 'w3' }))).ok).toBe(false)
  })
  test('ほかの人の希望、件数、登録番号、登録は変えられない', async () => {
    const others = { ok: false, refusal: { kind: 'not-permitted' } }
    await writingNothing(operation, async () => {
      const by = { by: 'w2' }
      const personId = 'w1'
      expect(
        await run(by, (act) => changeWishes(act, { personId, about: 'hours', text: '朝' })),
      ).toMatchObject(others)
      expect(await run(by, (act) => limitClaims(act, { personId, limit: 9 }))).toMatchObject(others)
      expect(
        await run(by, (act) => noteInvoiceNumber(act, { personId, no: 'T7000012050002' })),
      ).toMatchObject(others)
      expect(await run(by, (act) => leaveProgramme(act, { personId }))).toMatchObject(others)
      expect(await run(by, (act) => enterWorker(act, { personId: 'p1' }))).toMatchObject(others)
      expect(await run(by, (act) => takeBackEntry(act, { personId }))).toMatchObject(others)
      expect(
        await run(by, (act) => takeBackMove(act, { personId, move: 'approve', was: 'applied' })),
      ).toMatchObject(others)
    })
  })
})

describe('退会', () => {
  test('時間と希望、待つ順番は消え、仕事の記録は残る', async () => {
    await given(
      operation,
      claims('w1', 3),
      delivers('w1', 3),
      claims('w2', 5),
      claims('w3', 5),
      turn('w1', NOW, (act) => joinWaiting(act, { no: 5, personId: 'w1' })),
      turn('w1', NOW, (act) => changeWishes(act, { personId: 'w1', about: 'hours', text: '朝だけ' })),
    )
    expect((await take(operation, leaves())).ok).toBe(true)
    expect(await entryOf('w1')).toMatchObject({ state: 'left', hours: null, wishes: null, leftAt: NOW })
    const { db } = database()
    expect(await db.claim.count({ where: { townId: town(), personId: 'w1' } })).toBe(1)
    expect(await db.waiting.count({ where: { townId: town(), personId: 'w1', state: 'waiting' } })).toBe(0)
    expect(await lastAudit(operation)).toMatchObject({ act: 'worker.left', subject: 'w1', facts: {} })
  })
  test('退会した人は、あらためて応募中から始まる', async () => {
    await given(operation, leaves(), enters('w1'))
    expect(await entryOf('w1')).toMatchObject({ state: 'applied', leftAt: null, appliedAt: NOW })
  })
})

describe('インボイスの登録番号', () => {
  test.each([
    ['T7000012050002', 'T7000012050002'],
    ['ｔ７００００１２０５０００２', 'T7000012050002'],
    ['T 7000-0120-50002', 'T7000012050002'],
    ['T8700110005901', 'T8700110005901'],
    ['T8700110005902', undefined],
    ['T8700110009501', undefined],
  ])('%s', (typed, no) => {
    expect(readInvoiceNumber(typed)).toEqual(no ? { kind: 'valid', no } : { kind: 'wrong-check-digit' })
  })
  test.each(['7000012050002', 'T700001205000', 'T70000120500021', '', 'T700001205000X'])(
    '%s は形がちがう',
    (typed) => {
      expect(readInvoiceNumber(typed)).toEqual({ kind: 'not-thirteen' })
    },
  )
  test('一けたの打ちまちがいは、見つかる', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 8 }), (base, at, by) => {
        const withCheck = (all: number[]) =>
          Array.from({ length: 9 }, (_, n) => `T${n + 1}${all.join('')}`).filter(
            (no) => readInvoiceNumber(no).kind === 'valid',
          )
        const [right, ...others] = withCheck(base)
        expect(others).toEqual([])
        const was = base[at] ?? 0
        // 0 and 9 weigh the same: that one slip cannot be told.
        const now = (was + by) % 10
        fc.pre(Math.abs(was - now) !== 9)
        const wrong = base.with(at, now)
        expect(readInvoiceNumber(`${right?.slice(0, 2)}${wrong.join('')}`).kind).toBe('wrong-check-digit')
      }),
    )
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: moveWorker は、その間に退会した人を動かさない', async () => {
    await given(operation, leaves())
    expect(await writingNothing(operation, () => take(operation, moves('rest')))).toEqual(
      refuse({ kind: 'no-such-move', state: 'left' }),
    )
    expect(await take(operation, moves('rest', { personId: 'none' }))).toEqual(refuse({ kind: 'no-worker' }))
  })
  test('古い: moveWorker は、同時に二度押しても一度だけ', async () => {
    const outcomes = await overlapping(operation, moves('rest'), moves('rest', { by: 'w1' }))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(await stateOf()).toBe('resting')
  })
  test('古い: takeBackMove は、もう先へ進んだ人を戻さない', async () => {
    await becomes(operation, 'w1', { state: 'applied' })
    await given(operation, moves('orient'), moves('approve'), moves('rest'))
    const back = (move: Move, was: WorkerState) =>
      run({ by: 's1' }, (act) => takeBackMove(act, { personId: 'w1', move, was }))
    await writingNothing(operation, async () => {
      expect(await back('orient', 'applied')).toEqual(refuse({ kind: 'moved-on' }))
      expect(await back('approve', 'trained')).toEqual(refuse({ kind: 'moved-on' }))
      expect(await back('rest', 'left')).toEqual(refuse({ kind: 'moved-on' }))
    })
  })
  test('古い: enterWorker は、もういるワーカーや、いない人を加えない', async () => {
    await writingNothing(operation, async () => {
      expect(await take(operation, enters('w1'))).toEqual(refuse({ kind: 'already-worker', state: 'active' }))
      expect(await take(operation, enters('none'))).toEqual(refuse({ kind: 'no-such-person' }))
    })
  })
  test('古い: takeBackEntry は、何かが始まった人の登録を取り消さない', async () => {
    await given(operation, enters('p1'), enters('p2'))
    const back = (personId: string) => run({ by: 's1' }, (act) => takeBackEntry(act, { personId }))
    expect((await back('p1')).ok).toBe(true)
    expect(await stateOf('p1')).toBeUndefined()
    await given(operation, moves('orient', { personId: 'p2' }))
    await writingNothing(operation, async () => {
      expect(await back('p2')).toEqual(refuse({ kind: 'worker-in-use' }))
      expect(await back('w1')).toEqual(refuse({ kind: 'worker-in-use' }))
      expect(await back('p3')).toEqual(refuse({ kind: 'no-worker' }))
    })
  })
  test('古い: leaveProgramme は、その間に受けた仕事のある人を退会にしない', async () => {
    await given(operation, claims('w1', 3))
    const outcome = await writingNothing(operation, () => take(operation, leaves()))
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'still-working', held: [{ no: 3 }] } })
  })
  test('古い: leaveProgramme は、応募と同時なら、どちらか一つだけ', async () => {
    const [left, claimed] = await overlapping(operation, leaves(), claims('w1', 3))
    expect([left.ok, claimed.ok]).toEqual([true, false])
    expect(claimed).toMatchObject({ refusal: { kind: 'not-active' } })
    expect(await take(operation, leaves())).toEqual(refuse({ kind: 'no-worker' }))
  })
  test('古い: changeWishes は、退会した人の希望を書かない', async () => {
    await given(operation, leaves())
    const outcome = await writingNothing(operation, () =>
      run({ by: 'w1' }, (act) => changeWishes(act, { personId: 'w1', about: 'wishes', text: '家で' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'no-worker' }))
  })
  test('古い: limitClaims は、退会した人や、範囲の外の件数を書かない', async () => {
    const limits = (personId: string, limit: number) =>
      run({ by: 's1' }, (act) => limitClaims(act, { personId, limit }))
    await given(operation, leaves('w2'))
    await writingNothing(operation, async () => {
      expect(await limits('w2', 2)).toEqual(refuse({ kind: 'no-worker' }))
      for (const limit of [-1, 51, 1.5])
        expect(await limits('w1', limit)).toEqual(refuse({ kind: 'limit-out-of-range', most: 50 }))
    })
    expect(granted(await limits('w1', 0))).toEqual({ was: 3 })
  })
  test('古い: noteInvoiceNumber は、いない人の番号や、合わない番号を書かない', async () => {
    const notes = (personId: string, no: string | null) =>
      run({ by: 's1' }, (act) => noteInvoiceNumber(act, { personId, no }))
    await writingNothing(operation, async () => {
      expect(await notes('p1', 'T7000012050002')).toEqual(refuse({ kind: 'no-worker' }))
      expect(await notes('w1', 'T7000012050003')).toEqual(refuse({ kind: 'wrong-check-digit' }))
    })
    expect(granted(await notes('w1', 'T7000012050002'))).toEqual({ was: null, no: 'T7000012050002' })
    expect(granted(await notes('w1', null))).toEqual({ was: 'T7000012050002', no: null })
  })
})
