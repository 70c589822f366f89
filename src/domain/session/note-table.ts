import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { type MeetingForecast, readForecast } from '../attendance/read.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { namesById } from '../people/read.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import type { Presider } from './model.ts'
import { readPresider, readSitters } from './read.ts'

export type TableNews = {
  forecast: MeetingForecast
  presider: Presider | undefined
  quorum: 'lost' | 'regained' | undefined
  /** Whoever presided has left: by which article somebody does, and who sits there for their own seat. */
  unpresided: { article: string | undefined; sitters: { id: string; name: string }[] } | undefined
}

/**
 * What people are to hear of an open table, noted as heard in the same step: that the quorum is lost or there again (Q5,
 * rule 6(3)), and that nobody presides any more (V5). Each once, whoever looks. Whether the meeting goes on is for people to
 * say.
 */
export async function noteTable(
  act: Act,
  town: TownModel,
  { meeting, seen }: { meeting: Meeting; seen?: MeetingForecast | undefined },
): Promise<TableNews | undefined> {
  if (meeting.state !== 'open') return undefined
  const forecast = seen ?? (await readForecast(act, town, meeting))
  const presider = await readPresider(act, meeting.id)
  const quorum = await noteQuorum(act, meeting, forecast)
  const gone = await noteUnpresided(act, meeting, presider)
  if (!quorum && !gone) return undefined
  return { forecast, presider, quorum, unpresided: gone ? await tableWithout(act, town, meeting) : undefined }
}

async function noteQuorum(
  act: Act,
  { id }: Meeting,
  { required, present }: MeetingForecast,
): Promise<TableNews['quorum']> {
  const lost = required !== null && present < required
  const noted =
    await act.sql.count(statement`update meeting set quorum_lost_at = ${lost ? act.now : null}::timestamptz
    where town_id = ${act.town} and id = ${id} and state = 'open' and (quorum_lost_at is null) = ${lost}`)
  if (noted === 0) return undefined
  const news = lost ? 'lost' : 'regained'
  await audit(act, { act: `meeting.quorum-${news}`, subject: id, facts: { present, required } })
  return news
}

/** A table where nobody has ever presided has lost nobody: it was opened so. */
async function noteUnpresided(act: Act, { id }: Meeting, presider: Presider | undefined): Promise<boolean> {
  const gone = presider === undefined
  const noted =
    await act.sql.count(statement`update meeting m set unpresided_at = ${gone ? act.now : null}::timestamptz
    where m.town_id = ${act.town} and m.id = ${id} and m.state = 'open' and (m.unpresided_at is null) = ${gone}
      and exists (select 1 from presiding g where g.town_id = m.town_id and g.meeting_id = m.id)`)
  if (noted === 0 || !gone) return false
  await audit(act, { act: 'meeting.unpresided', subject: id })
  return true
}

async function tableWithout(act: Act, town: TownModel, meeting: Meeting): Promise<TableNews['unpresided']> {
  const own = (await readSitters(act, meeting.id)).filter(({ ownSeat }) => ownSeat)
  const names = await namesById(
    act,
    own.map(({ personId }) => personId),
  )
  return {
    article: charterOf(town, meeting).rules.presiding?.article,
    sitters: own.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? personId })),
  }
}
