// What inspectors do with a delivery, each as a turn that runs by itself or beside another.
import { takeBackDelivery } from '../../../src/domain/delivery/deliver.ts'
import { acceptPart, acceptWork } from '../../../src/domain/inspection/accept.ts'
import { acceptSilent } from '../../../src/domain/inspection/accept-silent.ts'
import { deliveryMark } from '../../../src/domain/inspection/model.ts'
import { findDelivery } from '../../../src/domain/inspection/read.ts'
import { askRework } from '../../../src/domain/inspection/rework.ts'
import { undoInspection } from '../../../src/domain/inspection/undo.ts'
import { hoursLater, turn } from '../at-once.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

const OF = { no: 3, personId: 'w1' }

export const accepts = (by = 'd1', { now = hoursLater(1), seen = undefined as string | undefined } = {}) =>
  turn(by, now, (act) => acceptWork(act, { ...OF, seen }))
export const asksRework = (
  by = 'd1',
  {
    now = hoursLater(1),
    reason = '品質：誤字',
    dueAt = undefined as Date | undefined,
    seen = undefined as string | undefined,
  } = {},
) => turn(by, now, (act) => askRework(act, { ...OF, reason, dueAt, seen }))
export const acceptsPart = (
  yen: number,
  by = 'd1',
  { now = hoursLater(1), reason = '数量：8件', seen = undefined as string | undefined } = {},
) => turn(by, now, (act) => acceptPart(act, { ...OF, yen, reason, seen }))
export const undoesAt = (at: Date, by = 'd1', now = hoursLater(2)) =>
  turn(by, now, (act) => undoInspection(act, { ...OF, at }))
export const takesBack = (now = hoursLater(1)) => turn('w1', now, (act) => takeBackDelivery(act, OF))
export const strikes = (now: Date) => turn('system', now, (act) => acceptSilent(act))

/** What an inspector sees of w1's work on job 3 now. */
export async function seenNow({ run }: Operations): Promise<string> {
  const one = await run({ by: 'd1', now: NOW }, (act) => findDelivery(act, OF))
  if (!one) throw new Error('w1 has nothing there')
  return deliveryMark(one)
}

export const theClaim = ({ database, town }: Operations) =>
  database().db.claim.findFirstOrThrow({ where: { townId: town(), personId: 'w1', jobNo: 3 } })

/** What was said of it, in the order it was said: `rework`, `accepted`. */
export const history = async ({ database, town }: Operations) =>
  (
    await database().db.inspection.findMany({
      where: { townId: town() },
      orderBy: [{ claimId: 'asc' }, { no: 'asc' }],
    })
  ).map(({ kind }) => kind)
