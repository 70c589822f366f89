import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import type { TownModel } from '../town/model.ts'
import { mayStepBack } from './may.ts'
import { type Party, partySubject, readParties, unanswered } from './read-parties.ts'

/** When they are asked: when the item is on the notice, and before a vote on it is opened. */
export type AskingParties = {
  meeting: Pick<Meeting, 'id' | 'bodyId' | 'startsAt'>
  itemNo?: number | undefined
  /** The motion that is about to be put. */
  motionNo?: number | undefined
}

const askedRow = z.object({ subject: z.string(), person: z.string() })

/**
 * Whom to ask now whether they step back (V9): members whose organisation is party to the order of an item, and who comes
 * in their place. Once for the notice and once for each motion, and only those who have not answered. The program
 * recuses nobody.
 */
export async function askParties(
  act: Act,
  town: TownModel,
  { meeting, itemNo, motionNo }: AskingParties,
): Promise<{ party: Party; people: string[] }[]> {
  if (!mayStepBack(town, meeting).allowed) return []
  const kind = motionNo === undefined ? 'recusal-asked' : `recusal-asked-${motionNo}`
  const open = unanswered(await readParties(act, town, { meeting, itemNo })).map((party) => ({
    party,
    subject: partySubject(party, meeting.id),
    people: [party.personId, ...(party.proxyId === null ? [] : [party.proxyId])],
  }))
  if (open.length === 0) return []
  const wanted = open.flatMap(({ subject, people }) => people.map((person) => ({ subject, person })))
  const planned = await act.sql.rows(
    askedRow,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select ${act.town}, ${kind}, w.subject, w.person, ${act.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (subject text, person text)
      on conflict do nothing returning subject, person_id as person`,
  )
  return open.flatMap(({ party, subject, people }) => {
    const fresh = people.filter((person) =>
      planned.some((one) => one.subject === subject && one.person === person),
    )
    return fresh.length > 0 ? [{ party, people: fresh }] : []
  })
}
