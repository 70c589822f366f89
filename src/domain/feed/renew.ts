import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { type Feed, feedDigest, type MakeToken, tokenWords } from './model.ts'

/** A new link for one's own calendar, in the place of the `n`th: whoever has the former reads nothing any more. */
export async function renewFeed(
  act: Act,
  { n, make }: { n: number; make: MakeToken },
): Promise<Outcome<Feed, { kind: 'renewed-since' }>> {
  const next = n + 1
  const token = make(tokenWords(act.town, act.by, next))
  const renewed =
    await act.sql.count(statement`update calendar_feed set n = ${next}, digest = ${feedDigest(token)}, made_at = ${act.now}
    where town_id = ${act.town} and person_id = ${act.by} and n = ${n}`)
  if (renewed === 0) return refuse({ kind: 'renewed-since' })
  await audit(act, { act: 'calendar.renewed', subject: act.by, facts: { n: next } })
  return done({ token, n: next, replaced: true })
}
