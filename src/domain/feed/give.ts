import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { ERASED } from '../people/model.ts'
import { type Feed, feedDigest, type MakeToken, tokenWords } from './model.ts'

const feedRow = z.object({ n: z.int(), digest: z.string() })

/**
 * The calendar of whoever acts, made with the first asking: the same link as long as it is not made anew. Where the secrets
 * of the settings have changed since, the link is another one, and the former is dead.
 */
export async function giveFeed(
  act: Act,
  make: MakeToken,
): Promise<Outcome<Feed, { kind: 'no-such-person' }>> {
  const { sql, town, by, now } = act
  const first = make(tokenWords(town, by, 1))
  const made = await sql.count(statement`insert into calendar_feed (town_id, person_id, n, digest, made_at)
    select p.town_id, p.id, 1, ${feedDigest(first)}, ${now}::timestamptz from person p
    where p.town_id = ${town} and p.id = ${by} and p.name <> ${ERASED} on conflict do nothing`)
  if (made > 0) {
    await audit(act, { act: 'calendar.made', subject: by })
    return done({ token: first, n: 1, replaced: false })
  }
  const [found] = await sql.rows(
    feedRow,
    statement`select n, digest from calendar_feed where town_id = ${town} and person_id = ${by} for update`,
  )
  if (!found) return refuse({ kind: 'no-such-person' })
  const token = make(tokenWords(town, by, found.n))
  const replaced = feedDigest(token) !== found.digest
  if (replaced) {
    await sql.count(statement`update calendar_feed set digest = ${feedDigest(token)}, made_at = ${now}
      where town_id = ${town} and person_id = ${by}`)
    await audit(act, { act: 'calendar.made', subject: by })
  }
  return done({ token, n: found.n, replaced })
}
