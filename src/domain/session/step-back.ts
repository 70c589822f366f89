// What a member answers whose organisation is party to the order of an item (V9): they step back, or it does not concern them.
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { TownModel } from '../town/model.ts'
import { DENIED, type Party, partySubject, readParties } from './read-parties.ts'
import { type RecuseRefusal, recordRecusal } from './recuse.ts'

type Answering = { meeting: Meeting; itemNo: number }
export type StepBackRefusal = Exclude<RecuseRefusal, { kind: 'not-permitted' }> | { kind: 'not-party' }

/** The seat somebody answers for: their own, or the one they come for in a member's place. */
const ownParty = async (
  act: Act,
  town: TownModel,
  { meeting, itemNo }: Answering,
): Promise<Party | undefined> =>
  (await readParties(act, town, { meeting, itemNo })).find(
    ({ personId, proxyId }) => act.by === personId || act.by === proxyId,
  )

/** A member steps back from an item, in their own words: it is their word, and stands as if the secretariat had written it. */
export async function stepBack(
  act: Act,
  town: TownModel,
  { meeting, itemNo, reason }: Answering & { reason: string },
): Promise<Outcome<{ article: string; party: Party }, StepBackRefusal>> {
  const party = await ownParty(act, town, { meeting, itemNo })
  if (!party) return refuse({ kind: 'not-party' })
  const recorded = await recordRecusal(act, { meeting, itemNo, seatId: party.seatId, reason })
  return recorded.ok ? done({ article: recorded.value.article, party }) : recorded
}

/** A member says that an order does not concern them: it is written down, and they stay in. */
export async function denyInterest(
  act: Act,
  town: TownModel,
  { meeting, itemNo }: Answering,
): Promise<Outcome<Party, { kind: 'not-party' } | { kind: 'recused-already' }>> {
  const party = await ownParty(act, town, { meeting, itemNo })
  if (!party) return refuse({ kind: 'not-party' })
  if (party.recused) return refuse({ kind: 'recused-already' })
  const subject = partySubject(party, meeting.id)
  const written =
    await act.sql.count(statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
    values (${act.town}, ${DENIED}, ${subject}, ${act.by}, ${act.now}) on conflict do nothing`)
  if (written > 0)
    await audit(act, {
      act: 'item.no-interest',
      subject: `${meeting.id}/${itemNo}`,
      facts: { seat: party.seatId, order: party.orderNo },
    })
  return done(party)
}
