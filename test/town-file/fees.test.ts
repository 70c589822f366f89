// 日額と費用弁償は、書き出して読み込んでも同じ。報酬の日は、出席から数え直したもの。
import { expect, test } from 'vitest'
import { recordExpense } from '../../src/domain/fees/record-expense.ts'
import { setAmount } from '../../src/domain/fees/set-amount.ts'
import { heldTown, p1, p1InSection, p2 } from '../domain/fees/held.ts'
import { granted } from '../domain/meeting/granted.ts'
import { STAFF } from '../domain/meeting/meanwhile.ts'
import { NOW, operations } from '../domain/operation.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { problemsOf, show } from './towns.ts'

const operation = operations()
const { run, database } = operation

test('報酬と費用弁償のある町は、書き出して読み込んでも同じ', async () => {
  await heldTown(operation, [
    { no: 1, day: '2026-03-31', there: [p1, p2] },
    { body: 'section', no: 1, day: '2026-03-31', start: '10:00', end: '12:00', there: [p1InSection] },
    { no: 2, day: '2026-04-01', state: 'cancelled', there: [p1] },
  ])
  for (const [from, yen] of [
    ['2026-01-01', 9000],
    ['2026-10-01', 9500],
  ] as const)
    granted(await run(STAFF, (act) => setAmount(act, { category: 'expert', from, yen, seenYen: null })))
  const meeting = { id: 'council-1', state: 'closed', revision: 1 } as const
  granted(
    await run(STAFF, (act) => recordExpense(act, { meeting, personId: 'p2', yen: 1200, note: '交通費' })),
  )
  const town = operation.town()
  const shown = await show(database(), town, NOW)
  expect(shown.fees).toEqual([
    { person: 'p1', date: '2026-03-31', meetings: ['section-1', 'council-1'] },
    { person: 'p2', date: '2026-03-31', meetings: ['council-1'] },
  ])
  expect(shown.feeAmounts).toMatchObject([
    { category: 'expert', from: '2026-01-01', yen: 9000, by: 's1', via: 'slack' },
    { category: 'expert', from: '2026-10-01', yen: 9500 },
  ])
  expect(shown.meetings[0]?.expenses).toEqual([
    {
      ...{ person: 'p2', note: '交通費', yen: 1200, by: 's1', via: 'slack' },
      at: NOW.toISOString(),
    },
  ])
  await thereAndBack(database(), town, NOW)
  await elsewhere(database(), town, NOW)
})

test('知らない人の費用弁償、二度書かれた額と内容は、場所を言って断る', async () => {
  await heldTown(operation, [{ no: 1, day: '2026-03-31', there: [p1] }])
  const shown = JSON.parse(JSON.stringify(await show(database(), operation.town(), NOW)))
  const amount = { category: 'expert', from: '2026-01-01', yen: 9000 }
  shown.feeAmounts = [amount, { ...amount, yen: 1 }, { ...amount, from: '2026-02-01', yen: -1 }]
  shown.meetings[0].expenses = [
    { person: 'nobody', yen: 100, note: '交通費' },
    { person: 'p1', yen: 100, note: '交通費' },
    { person: 'p1', yen: 200, note: '交通費' },
    { person: 'p1', yen: 0, note: '駐車場' },
  ]
  const found = await problemsOf(database(), shown)
  expect(found.map(({ path }) => path).toSorted()).toEqual([
    'feeAmounts[1]',
    'feeAmounts[2].yen',
    'meetings[0].expenses[0].person',
    'meetings[0].expenses[2]',
    'meetings[0].expenses[3].yen',
  ])
})
