// 書面の議案が、書き出して読み込んでも同じで、返事と合わない数は読み込まないこと。
import { expect, test } from 'vitest'
import { amendCharter } from '../../src/domain/charter/amend.ts'
import { decideWritten } from '../../src/domain/written/decide.ts'
import { putWritten } from '../../src/domain/written/put.ts'
import { returnWritten } from '../../src/domain/written/return-written.ts'
import { granted } from '../domain/meeting/granted.ts'
import { NOW, operations } from '../domain/operation.ts'
import { elsewhere, thereAndBack } from './there-and-back.ts'
import { show, take } from './towns.ts'

const operation = operations()
const { run, database } = operation
const STAFF = { by: 's1', via: 'slack' } as const

test('決定したものも、受付中のものも', async () => {
  await operation.newTown()
  const amendment = {
    bodyId: 'council',
    seenVersion: 1,
    from: '2026-11-20',
    set: { 'written.allowed': 'true' },
    article: '第10条',
  }
  granted(await run(STAFF, (act) => amendCharter(act, amendment)))
  const until = new Date('2026-12-05T23:59+09:00')
  for (const title of ['会費の額', '旅費'])
    granted(await run(STAFF, (act) => putWritten(act, { bodyId: 'council', title, until })))
  const returned = { bodyId: 'council', no: 1, choice: 'yes' as const, opinion: '異論なし' }
  granted(await run({ by: 'p1' }, (act) => returnWritten(act, returned)))
  granted(await run({ by: 'p2' }, (act) => returnWritten(act, { ...returned, no: 2 })))
  granted(await run({ ...STAFF, now: until }, (act) => decideWritten(act, { bodyId: 'council', no: 1 })))
  const shown = await show(database(), operation.town(), NOW)
  expect(shown.written).toMatchObject([
    { no: 1, state: 'decided', result: 'rejected', yes: 1, silent: 3, base: 4, article: '第10条' },
    { no: 2, state: 'open', returns: [{ seat: 'c2', choice: 'yes', opinion: '異論なし' }] },
  ])
  await thereAndBack(database(), operation.town(), NOW)
  await elsewhere(database(), operation.town(), NOW)
  const forged = JSON.parse(JSON.stringify(shown))
  forged.written[0].yes = 3
  forged.written[0].result = 'passed'
  await expect(take(database(), forged, NOW)).rejects.toThrow(/the returns make it rejected/)
})
