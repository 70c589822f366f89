// どんな順に納め、戻し、直し、検収しても: 納品には支払の日があり、初めの日から数え、額は約束を越えない。
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay } from '../../../src/domain/calendar.ts'
import { deliverJob, takeBackDelivery } from '../../../src/domain/delivery/deliver.ts'
import { acceptPart, acceptWork } from '../../../src/domain/inspection/accept.ts'
import { acceptSilent } from '../../../src/domain/inspection/accept-silent.ts'
import { askRework } from '../../../src/domain/inspection/rework.ts'
import { undoInspection } from '../../../src/domain/inspection/undo.ts'
import { payBy } from '../../../src/domain/pay/pay-by.ts'
import { withholding } from '../../../src/domain/pay/withholding.ts'
import { given, hoursLater } from '../at-once.ts'
import { claims, workingTown } from '../job/turns.ts'
import { operations } from '../operation.ts'
import { theClaim } from './inspecting.ts'

const operation = operations()
const OF = { no: 3, personId: 'w1' }
const AGREED = 3_000

const STEPS = ['deliver', 'back', 'accept', 'part', 'rework', 'undo', 'silence'] as const
const step = fc.record({ kind: fc.constantFrom(...STEPS), hours: fc.integer({ min: 1, max: 100 }) })

async function go(kind: (typeof STEPS)[number], now: Date): Promise<void> {
  const worker = kind === 'deliver' || kind === 'back'
  const by = worker ? 'w1' : kind === 'silence' ? 'system' : 'd1'
  const { inspectedAt } = await theClaim(operation)
  await operation.run<unknown>({ by, now }, async (act) => {
    switch (kind) {
      case 'deliver':
        return deliverJob(act, OF)
      case 'back':
        return takeBackDelivery(act, OF)
      case 'accept':
        return acceptWork(act, OF)
      case 'part':
        return acceptPart(act, { ...OF, yen: 1_000, reason: '数量' })
      case 'rework':
        return askRework(act, { ...OF, reason: '品質' })
      case 'undo':
        return undoInspection(act, { ...OF, at: inspectedAt ?? now })
      case 'silence':
        return acceptSilent(act)
    }
  })
}

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? ''

test('どんな順でも、支払の日と額が正しい', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await workingTown(operation)
      const { db } = operation.database()
      await db.job.updateMany({ where: { townId: operation.town(), no: 3 }, data: { withholding: '原稿料' } })
      await given(operation, claims('w1', 3))
      let hours = 0
      for (const { kind, hours: more } of steps) {
        hours += more
        await go(kind, hoursLater(hours))
        const claim = await theClaim(operation)
        const days = [claim.deliveredAt, claim.payLegal, claim.payOn]
        expect(days.every((day) => day === null) || days.every((day) => day !== null)).toBe(true)
        if (claim.deliveredAt) {
          const { legal, pay } = payBy(isoDay(claim.deliveredAt, 'Asia/Tokyo'), 'strict-60')
          expect([dayOf(claim.payLegal), dayOf(claim.payOn)]).toEqual([legal, pay])
        }
        expect(claim.inspectBy !== null).toBe(['delivered', 'accepted'].includes(claim.state))
        expect(claim.payYen).toBe(
          claim.state === 'accepted' && claim.inspection === 'partial' ? 1_000 : AGREED,
        )
        expect(claim.withheldYen).toBe(claim.state === 'accepted' ? withholding(claim.payYen) : null)
        const said = await db.inspection.findMany({
          where: { townId: operation.town() },
          orderBy: { no: 'asc' },
        })
        expect(said.filter(({ kind: one }) => one === 'rework')).toHaveLength(claim.reworks)
        expect(said.filter(({ kind: one }) => one !== 'rework')).toHaveLength(
          claim.state === 'accepted' ? 1 : 0,
        )
      }
    }),
    { numRuns: 25 },
  )
})
