// 会議の議決が、書き出して読み込んでも同じであること: 記名は票ごとに、無記名は数だけ。
import { expect, test } from 'vitest'
import { annulMotion } from '../../src/domain/decision/annul.ts'
import { recuse } from '../../src/domain/session/recuse.ts'
import { OFFICE, tableOf } from '../domain/decision/table.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { AT } from '../domain/session/sitting.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { show, take } from './towns.ts'

const operation = operations()
const table = tableOf(operation)
const { run, meeting, database } = operation

test('採決した会議は、書き出して読み込んでも同じで、無記名の票はだれのものでもない', async () => {
  await operation.newTown()
  await table.voting(['p1', 'p2', 'p3', 'p4'])
  granted(await table.votes('p1', 'no'))
  granted(await table.votes('p2', 'yes'))
  granted(await table.closes())
  granted(await table.breaks('p1', 'yes'))
  const secret = await table.making({ title: '人事', ballot: 'secret' })
  granted(await table.put(secret))
  granted(await table.votes('p3', 'abstain', secret))
  granted(await table.closes(secret))
  const seen = await meeting()
  granted(
    await run(OFFICE, (act) => recuse(act, { meeting: seen, itemNo: 2, seatId: 'c4', reason: '親族の会社' })),
  )
  const third = await table.urgent()
  granted(await table.put(third))
  granted(await table.votes('p4', 'yes', third))
  const fourth = await table.making({ title: '予算' })
  granted(
    await run(OFFICE, async (act) => annulMotion(act, { ...(await table.motion(fourth)), reason: '重複' })),
  )
  const town = operation.town()
  const shown = await show(database(), town, AT)
  expect(shown.meetings[0]).toMatchObject({
    state: 'open',
    presiding: [{ person: 'p1', role: 'chair' }],
    recusals: [{ item: 2, seat: 'c4', reason: '親族の会社' }],
    motions: [
      {
        no: 1,
        state: 'decided',
        result: 'passed',
        yes: 1,
        no_: 1,
        silent: 2,
        base: 4,
        decidedBy: 'p1',
        presiding: 'p1',
        article: '第6条第4項',
        votes: [
          { seat: 'c1', choice: 'no', through: 'p1' },
          { seat: 'c2', choice: 'yes', through: 'p2' },
        ],
      },
      { no: 2, ballot: 'secret', abstain: 1, result: 'undecided', votes: [] },
      { no: 3, state: 'open', votes: [{ seat: 'c4', choice: 'yes', through: 'p4' }] },
      { no: 4, state: 'void', reason: '重複' },
    ],
  })
  expect(JSON.stringify(shown.meetings[0]?.motions[1])).not.toMatch(/"choice"/)
  await thereAndBack(database(), town, AT)
  await elsewhere(database(), town, AT)
})

test('票と合わない数は、読み込まずに言う', async () => {
  await operation.newTown()
  await table.voting(['p1', 'p2'])
  granted(await table.votes('p1', 'yes'))
  granted(await table.closes())
  const shown = JSON.parse(JSON.stringify(await show(database(), operation.town(), AT)))
  shown.meetings[0].motions[0].yes = 2
  await expect(take(database(), shown, AT)).rejects.toThrow(/is 2, and the votes are 1/)
})
