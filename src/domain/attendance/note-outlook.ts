import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { asSeenWithDeadline } from '../meeting/read.ts'
import type { TownModel } from '../town/model.ts'
import { isWatched, outlookNews } from './due.ts'
import { type MeetingForecast, readForecast } from './read.ts'

/**
 * What staff are to hear of a meeting's quorum, noted as heard in the same step: of two who look at once, one has the
 * news. Undefined where there is none.
 */
export async function noteOutlook(
  act: Act,
  town: TownModel,
  meeting: Meeting,
): Promise<MeetingForecast | undefined> {
  if (!isWatched(meeting, act.now)) return undefined
  const stored = await act.tx.meeting.findUnique({
    where: { townId_id: { townId: town.id, id: meeting.id } },
    select: { outlookTold: true },
  })
  const forecast = await readForecast(act, town, meeting)
  const overdue = meeting.answersCloseAt !== null && act.now > meeting.answersCloseAt
  const told = stored?.outlookTold ?? null
  const news = outlookNews(forecast.outlook, { told, overdue })
  if (news === null) return undefined
  const noted = await act.sql.count(statement`update meeting m set outlook_told = ${news}
    where ${asSeenWithDeadline(town.id, meeting)} and m.outlook_told is not distinct from ${told}`)
  return noted === 1 ? forecast : undefined
}
