// 会議盤のリンク: 作り直すと、前のものはもう使えない。
import { beforeEach, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { readBoardNo } from '../../../src/domain/session/read.ts'
import { renewBoard } from '../../../src/domain/session/renew-board.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { together } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { operations } from '../operation.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run } = operation
const STAFF = { by: 's1', via: 'slack' } as const
const renewing = (n: number, by = 's1') =>
  run({ by }, (act) => renewBoard(act, { meetingId: 'council-3', n }))
const goodOne = () => run(STAFF, (act) => readBoardNo(act, 'council-3'))

beforeEach(() => operation.newTown())

test('作り直すと次の番号になり、町の版が進む(開いている画面が気づく)', async () => {
  const before = (await run(STAFF, freshTown)).version
  expect(await goodOne()).toBe(1)
  expect(granted(await renewing(1))).toEqual({ n: 2 })
  expect(await goodOne()).toBe(2)
  expect((await run(STAFF, freshTown)).version).toBeGreaterThan(before)
  expect(await lastAudit(operation)).toMatchObject({
    act: 'board.renewed',
    subject: 'council-3',
    facts: { n: 2 },
  })
})
test('古い: renewBoard は、すでに作り直されたあとの押し直しでは何もせず、庶務のほかはできない', async () => {
  granted(await renewing(1))
  const refused = await writingNothing(operation, async () => [await renewing(1), await renewing(2, 'p1')])
  expect(refused).toMatchObject([refuse({ kind: 'renewed-since' }), { refusal: { kind: 'not-permitted' } }])
})
test('同じ瞬間に二人が作り直しても、一度', async () => {
  const one = {
    doing: STAFF,
    work: (act: Parameters<typeof renewBoard>[0]) => renewBoard(act, { meetingId: 'council-3', n: 1 }),
  }
  const both = await together(operation, one, one)
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await goodOne()).toBe(2)
})
