// 支払明細が、書き出して読み込んでも同じであること。合わない額や知らない人は、場所とともに断る。
import { expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { payingIn, payTownOf } from '../domain/pay/paying.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { example, problemsOf, show } from './towns.ts'

const operation = operations()
const { sending, change } = payingIn(operation)
const other = testDatabase()

test('明細は、訂正も含めて、書き出して読み込んでも同じ', async () => {
  await payTownOf(operation)
  granted(await sending())
  await change(11, { payYen: 4_000 })
  granted(await sending({ by: 's1', via: 'slack' }, { seenYen: 1_537_333 }))
  const shown = await thereAndBack(operation.database(), operation.town())
  expect(shown.statements.map(({ worker, version, yen }) => [worker, version, yen])).toEqual([
    ['w1', 1, 36_333],
    ['w1', 2, 37_333],
    ['w2', 1, 1_500_000],
  ])
  await elsewhere(operation.database(), operation.town())
  expect((await show(operation.database(), `${operation.town()}-copy`)).statements).toEqual(shown.statements)
})

const LINE = {
  ...{ job: 3, title: '名簿入力', delivered: '2026-10-05', legal: '2026-12-03', on: '2026-12-03' },
  ...{ yen: 3_000, withheld: 0, kind: null, reworks: 0 },
}
const STATEMENT = { month: '2026-12', worker: 'p9', yen: 3_000, withheld: 0, lines: [LINE] }

test('合わないものは、場所とともに断る', async () => {
  const found = async (...statements: unknown[]) =>
    (await problemsOf(other(), { ...example(), statements })).map(({ path, problem }) => `${path} ${problem}`)
  expect(await found(STATEMENT)).toEqual([])
  expect(await found(STATEMENT, STATEMENT)).toEqual([
    'statements[1] 2026-12 of p9, version 1 is statements[0] already',
  ])
  expect(await found(STATEMENT, { ...STATEMENT, version: 2 })).toEqual([])
  expect(await found({ ...STATEMENT, yen: 3_001, by: 'nobody' })).toEqual([
    'statements[0].by there is no person nobody',
    'statements[0].yen is 3001, and its lines add up to 3000',
  ])
  expect(await found({ ...STATEMENT, month: '2026-13' })).toEqual([
    'statements[0].month must be a month such as 2026-12',
  ])
  expect(await found({ ...STATEMENT, worker: 'p1' })).toEqual(['statements[0].worker there is no worker p1'])
  expect(await found({ ...STATEMENT, withheld: 4_000, lines: [{ ...LINE, withheld: 4_000 }] })).toEqual([
    'statements[0].lines[0].withheld is more than the 3000 it is of',
  ])
  expect(await found({ ...STATEMENT, lines: [{ ...LINE, name: '林' }] })).toEqual([
    'statements[0].lines[0].name is not a known key',
  ])
})
