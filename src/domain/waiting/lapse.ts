import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { lockJob } from '../job/lock.ts'
import { passOn } from './pass-on.ts'

const AT_ONCE = 100

/** Offers that ended without a word: each slot goes to the next in line. Says who was passed over and who is next. */
export async function lapseOffers(
  act: Act,
  offerUntil: Date,
): Promise<{ no: number; from: string; to: string | null }[]> {
  const due = await act.tx.waiting.findMany({
    where: { townId: act.town, state: 'offered', offerUntil: { lte: act.now } },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
  })
  const passed = []
  for (const { id, jobNo: no, personId } of due) {
    await lockJob(act, no)
    const lapsed = await act.sql.count(statement`update waiting set state = 'lapsed'
      where town_id = ${act.town} and id = ${id} and state = 'offered' and offer_until <= ${act.now}`)
    if (lapsed === 0) continue
    await audit(act, { act: 'waiting.lapsed', subject: `job-${no}`, facts: { worker: personId } })
    passed.push({ no, from: personId, to: await passOn(act, no, offerUntil) })
  }
  return passed
}
