// What a seat category is paid a day: versions by the day from which, set and taken back by the secretariat.
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import type { FeeAmount } from './model.ts'
import { readCategories } from './read.ts'

export type AmountRefusal =
  | NotPermitted
  | { kind: 'no-such-category'; known: string[] }
  | { kind: 'nothing-changes' }
  | { kind: 'amount-changed' }

/**
 * Sets the daily amount of a category from a day on; what was in force before that day stays as it was (M1: the amount in
 * force on the day of attendance counts). `seenYen` is what the caller saw set for that very day.
 */
export async function setAmount(
  act: Act,
  { category, from, yen, seenYen }: FeeAmount & { seenYen: number | null },
): Promise<Outcome<null, AmountRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const known = (await readCategories(act)).map((one) => one.category)
  if (!known.includes(category)) return refuse({ kind: 'no-such-category', known })
  if (seenYen === yen) return refuse({ kind: 'nothing-changes' })
  const written =
    seenYen === null
      ? await act.sql.count(statement`insert into fee_amount (town_id, category, from_date, yen, by_id, via, at)
          values (${act.town}, ${category}, ${from}::date, ${yen}, ${act.by}, ${act.via}, ${act.now})
          on conflict do nothing`)
      : await replace(act, { category, from, yen, seenYen })
  if (written === 0) return refuse({ kind: 'amount-changed' })
  await audit(act, { act: 'fees.amount-set', subject: category, facts: { from, yen, before: seenYen } })
  return done(null)
}

/** Takes back what was set for a day, where it still stands: what stood before comes back, or nothing. */
export async function takeBackAmount(
  act: Act,
  { category, from, yen, beforeYen }: FeeAmount & { beforeYen: number | null },
): Promise<Outcome<null, NotPermitted | { kind: 'amount-changed' }>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const back =
    beforeYen === null
      ? await act.sql.count(statement`delete from fee_amount
          where town_id = ${act.town} and category = ${category} and from_date = ${from}::date and yen = ${yen}`)
      : await replace(act, { category, from, yen: beforeYen, seenYen: yen })
  if (back === 0) return refuse({ kind: 'amount-changed' })
  await audit(act, {
    act: 'fees.amount-taken-back',
    subject: category,
    facts: { from, yen, back: beforeYen },
  })
  return done(null)
}

const replace = (
  { sql, town, by, via, now }: Act,
  { category, from, yen, seenYen }: FeeAmount & { seenYen: number },
): Promise<number> =>
  sql.count(statement`update fee_amount set yen = ${yen}, by_id = ${by}, via = ${via}, at = ${now}
    where town_id = ${town} and category = ${category} and from_date = ${from}::date and yen = ${seenYen}`)
