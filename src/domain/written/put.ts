import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { versionOn } from '../charter/read.ts'
import { covers } from '../membership/model.ts'
import { holdersOn } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn } from '../town/model.ts'
import { freshTown } from '../town/read.ts'
import { writtenRules } from './model.ts'

type Localised = { ja: string; en: string }

export type PutRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  | { kind: 'body-ended' }
  | { kind: 'until-in-the-past' }
  | { kind: 'written-not-allowed'; article: string; reading: Localised | undefined }
  | { kind: 'no-members' }

const made = z.object({ no: z.int() })

/**
 * Puts a resolution to the members of a body between meetings, where its charter of this day allows it (W1): with a day until
 * when they may return it. The charter's rules are taken down with it.
 */
export async function putWritten(
  act: Act,
  { bodyId, title, until }: { bodyId: string; title: string; until: Date },
): Promise<Outcome<{ no: number; people: string[] }, PutRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const found = await act.sql.count(
    statement`select 1 from body where town_id = ${act.town} and id = ${bodyId} for update`,
  )
  const town = await freshTown(act)
  const body = town.bodies.find(({ id }) => id === bodyId)
  if (!body || found === 0) return refuse({ kind: 'no-such-body' })
  const today = dayIn(town, act.now)
  if (!covers(body, today)) return refuse({ kind: 'body-ended' })
  if (until <= act.now) return refuse({ kind: 'until-in-the-past' })
  const rules = versionOn(town, body, today)?.rules
  if (!rules?.written.allowed)
    return refuse({
      kind: 'written-not-allowed',
      article: rules?.written.article ?? '',
      reading: rules?.written.reading,
    })
  const people = await holdersOn(act, bodyId, today)
  if (people.length === 0) return refuse({ kind: 'no-members' })
  const [row] = await act.sql.rows(
    made,
    statement`insert into written (town_id, body_id, no, title, until, state, rules, at, by_id, via)
      select ${act.town}, ${bodyId}, coalesce(max(no), 0) + 1, ${title}, ${until}::timestamptz, 'open',
        ${JSON.stringify(writtenRules.strip().parse(rules))}::jsonb, ${act.now}::timestamptz, ${act.by}, ${act.via}
      from written where town_id = ${act.town} and body_id = ${bodyId} returning no`,
  )
  const { no } = made.parse(row)
  await audit(act, { act: 'written.put', subject: `${bodyId}/${no}`, facts: { until: until.toISOString() } })
  return done({ no, people: [...new Set(people)] })
}
