// 互選が、書き出して読み込んでも同じであること: だれが立ち、何票で、だれが選ばれたか。だれがだれに投票したかはどこにもない。
import { expect, test } from 'vitest'
import { electingIn, SEED } from '../domain/election/electing.ts'
import { granted } from '../domain/meeting/granted.ts'
import { operations } from '../domain/operation.ts'
import { AT } from '../domain/session/sitting.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { show, take } from './towns.ts'

const operation = operations()
const table = electingIn(operation)
const { database } = operation

async function drawn(): Promise<void> {
  await operation.newTown()
  await table.electing(['p1', 'p2'], ['p3', 'p4'])
  for (const again of [false, true]) {
    if (again) granted(await table.opens())
    granted(await table.ballots('p1', 'p3'))
    granted(await table.ballots('p2', 'p4'))
    granted(await table.counts())
  }
  granted(await table.draws())
}

test('くじで決まった互選と、投票中の互選', async () => {
  await drawn()
  granted(await table.calls('vice'))
  granted(await table.opens('vice'))
  const { electedId } = (await table.election()) ?? {}
  const shown = await show(database(), operation.town(), AT)
  expect(shown.meetings[0]?.elections).toMatchObject([
    {
      office: 'chair',
      state: 'decided',
      elected: electedId,
      drawn: true,
      seed: SEED,
      rounds: [
        { no: 1, kind: 'first', counts: { for: { p3: 1, p4: 1 } } },
        { no: 2, kind: 'run-off', counts: { for: { p3: 1, p4: 1 }, absent: 2 } },
      ],
    },
    { office: 'vice', state: 'open', elected: null, drawn: false },
  ])
  await thereAndBack(database(), operation.town(), AT)
  await elsewhere(database(), operation.town(), AT)
})

test('数やくじと合わない当選者は、読み込まずに言う', async () => {
  await drawn()
  const shown = JSON.parse(JSON.stringify(await show(database(), operation.town(), AT)))
  const [chair] = shown.meetings[0].elections
  chair.elected = chair.elected === 'p3' ? 'p4' : 'p3'
  await expect(take(database(), shown, AT)).rejects.toThrow(/the figures say p[34]/)
  chair.seed = 'another'
  await expect(take(database(), shown, AT)).rejects.toThrow(/is not what was committed to/)
})
