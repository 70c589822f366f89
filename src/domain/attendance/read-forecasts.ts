// What the secretariat's desk shows of several meetings at once.
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import type { TownModel } from '../town/model.ts'
import { countAttendances, forecasted, type MeetingForecast } from './read.ts'

/** The forecasts of meetings, in their order, in one statement. */
export async function readForecasts(
  reader: Reader,
  town: TownModel,
  meetings: Meeting[],
): Promise<MeetingForecast[]> {
  const found = await countAttendances(reader, town, meetings)
  return meetings.flatMap((meeting, n) => (found[n] ? [forecasted(town, meeting, found[n])] : []))
}
