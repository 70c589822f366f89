import { beforeAll, describe, expect, test } from 'vitest'
import { maySee } from '../../../src/domain/meeting/may.ts'
import type { Meeting } from '../../../src/domain/meeting/model.ts'
import type { TownModel } from '../../../src/domain/town/model.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { NOW, operations } from '../operation.ts'

const { run, newTown, meeting } = operations()

describe('会議はだれに見えるか', () => {
  let town: TownModel
  let convened: Meeting
  beforeAll(async () => {
    await newTown()
    town = await run({ by: 'system' }, freshTown)
    convened = await meeting()
  })
  const sees = (roles: string[], state: Meeting['state'], personId = 'nobody') =>
    maySee(
      town,
      { personId, roles, seats: [], proxies: [], invitations: [], worker: null, supports: [] },
      { ...convened, state },
      NOW,
    )

  test('庶務には、案も見える', () => {
    expect([sees(['staff'], 'draft'), sees(['staff'], 'convened')]).toEqual([true, true])
  })
  test('町長には、招集されたものが見え、会長のいる会議の案は見えない', () => {
    expect([sees(['mayor'], 'draft'), sees(['mayor'], 'convened')]).toEqual([false, true])
  })
  test('会長には、招集する案が見える(規則6(1))', () => {
    expect(sees(['member'], 'draft', 'p1')).toBe(true)
  })
  test.each(['worker', 'director', 'observer', 'guest'])('%s には見えない', (role) => {
    expect([sees([role], 'draft'), sees([role], 'convened')]).toEqual([false, false])
  })
})
