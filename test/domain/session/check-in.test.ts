// 会場の番号での着席: 本人が、いまの番号で(N4)。
import { beforeEach, describe, expect, test } from 'vitest'
import { refuse } from '../../../src/domain/outcome.ts'
import { checkIn } from '../../../src/domain/session/arrive.ts'
import { codeOf } from '../../../src/domain/session/model.ts'
import { member, vault } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { AT, sittingIn } from './sitting.ts'

const operation = operations()
const { run, meeting } = operation
const { seated } = sittingIn(operation)
const { digits } = vault
const secondsLater = (seconds: number) => new Date(AT.getTime() + seconds * 1_000)

const checking = async (code: string, { by = 'p2', personId = 'p2', now = AT } = {}) => {
  const seen = await meeting()
  return run(member(by, now), (act) =>
    checkIn(act, { meeting: seen, seatId: 'c2', personId, mode: 'in-person', code, digits }),
  )
}

beforeEach(() => operation.newTown())

describe('会場の番号で着席する', () => {
  test('いまの番号と、1分前の番号で着席できる', async () => {
    const code = codeOf(digits, 'council-3', AT)
    granted(await checking(code, { now: secondsLater(59) }))
    expect(await seated()).toEqual(['c2 p2'])
  })
  test('2分前の番号、ほかの会議の番号では着席できない', async () => {
    const old = codeOf(digits, 'council-3', secondsLater(-120))
    expect(await checking(old)).toEqual(refuse({ kind: 'wrong-code' }))
    expect(await checking(codeOf(digits, 'council-4', AT))).toEqual(refuse({ kind: 'wrong-code' }))
    expect(await seated()).toEqual([])
  })
  test('ほかの人の着席は、番号があってもできない', async () => {
    const code = codeOf(digits, 'council-3', AT)
    expect(await checking(code, { by: 'p3' })).toEqual(refuse({ kind: 'not-holder' }))
  })
  test('古い: checkIn は、その間に中止された会議の席に着かせない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const code = codeOf(digits, seen.id, AT)
    const outcome = await writingNothing(operation, () =>
      run(member('p2'), (act) =>
        checkIn(act, { meeting: seen, seatId: 'c2', personId: 'p2', mode: 'in-person', code, digits }),
      ),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
})
