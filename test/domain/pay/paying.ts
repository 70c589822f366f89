// A town with deliveries of every standing, and what the secretariat does about their pay.
import { markPaid, unmarkPaid } from '../../../src/domain/pay/mark-paid.ts'
import { payMonth } from '../../../src/domain/pay/pay-month.ts'
import { payablesIn } from '../../../src/domain/pay/read.ts'
import { sendStatements } from '../../../src/domain/pay/send-statements.ts'
import { town as payTown } from '../../fixtures/pay-town.ts'
import { STAFF } from '../meeting/meanwhile.ts'
import type { Doing } from '../operation.ts'
import type { Operations } from '../records.ts'

export const DECEMBER = '2026-12'
/** What is paid in December, before anything changes. */
export const DECEMBER_YEN = 1_536_333
/** The evening of the last bank day of December. */
export const YEAR_END: Doing = { ...STAFF, now: new Date('2026-12-30T17:00+09:00') }

export const payTownOf = (operation: Operations): Promise<void> =>
  operation.newTown((raw) => ({
    ...raw,
    people: payTown.people.map(({ id, name, roles }) => ({ id, name, roles })),
    workers: payTown.workers,
    jobs: payTown.jobs,
  }))

export const payingIn = ({ run, database, town }: Operations) => ({
  sending: (doing: Doing = STAFF, { month = DECEMBER, seenYen = DECEMBER_YEN } = {}) =>
    run(doing, (act) => sendStatements(act, { month, seenYen })),
  marking: (doing: Doing = YEAR_END, { month = DECEMBER, on = '2026-12-30', seenYen = DECEMBER_YEN } = {}) =>
    run(doing, (act) => markPaid(act, { month, on, seenYen })),
  unmarking: (doing: Doing = YEAR_END, { month = DECEMBER, on = '2026-12-30', claims = 3 } = {}) =>
    run(doing, (act) => unmarkPaid(act, { month, on, claims })),
  monthOf: (month = DECEMBER) => run(STAFF, async (act) => payMonth(await payablesIn(act, { month }), month)),
  statements: () =>
    database().db.statement.findMany({
      where: { townId: town() },
      orderBy: [{ month: 'asc' }, { personId: 'asc' }, { version: 'asc' }],
    }),
  /** Somebody else changes a delivery meanwhile. */
  change: (
    jobNo: number,
    data: { state?: string; deliveredAt?: Date; payYen?: number; paidOn?: Date | null },
  ) => database().db.claim.updateMany({ where: { townId: town(), jobNo }, data }),
})
