// Staff hear when a meeting's quorum becomes safe, falls short or is out of reach: each change once.

import { readForecast } from '../../domain/attendance/read.ts'
import { charterOf, type Meeting } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/choose.ts'
import { meetingFacts } from '../meeting/view.ts'
import { buttons, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { forecastParts } from './quorum.ts'

type Forecast = Awaited<ReturnType<typeof readForecast>>

/** What is worth telling: safe, out of reach, short after the deadline; and a change away from what was told. */
function signal(
  { outlook }: Forecast,
  told: string | null,
  overdue: boolean,
): Forecast['outlook'] | 'short' | null {
  if (outlook === 'not-evaluable') return null
  if (outlook === 'met' || outlook === 'unreachable') return outlook
  if (overdue) return 'short'
  return told === 'met' || told === 'unreachable' ? outlook : null
}

export async function watchQuorum(plan: Plan, meeting: Meeting): Promise<void> {
  const { town, now, tx } = plan
  if (meeting.state !== 'convened' || now >= meeting.startsAt) return
  const stored = await tx.meeting.findUnique({
    where: { townId_id: { townId: town.id, id: meeting.id } },
    select: { outlookTold: true },
  })
  const forecast = await readForecast(tx, town, meeting)
  const overdue = meeting.answersCloseAt !== null && now > meeting.answersCloseAt
  const told = stored?.outlookTold ?? null
  const news = signal(forecast, told, overdue)
  if (news === null || news === told) return
  const won = await tx.$executeRaw`update meeting set outlook_told = ${news}
    where town_id = ${town.id} and id = ${meeting.id} and outlook_told is not distinct from ${told}`
  if (won === 1) say(plan, meeting, forecast)
}

function say({ town, notify }: Plan, meeting: Meeting, forecast: Forecast): void {
  const { article } = charterOf(town, meeting).rules.quorum
  notify({
    to: { staff: true },
    card: (w) =>
      card(
        `${w.meeting.outlookTold[forecast.outlook]}：${nameOf({ town }, meeting)}`,
        [
          meetingFacts(w, town, meeting),
          ...forecastParts(w, forecast),
          facts([w.meeting.article, article]),
          ...(forecast.outlook === 'unreachable' ? [text(w.meeting.unreachableHint)] : []),
          buttons(press(w.meeting.quorum, line('quorum', { meeting: meeting.id }))),
        ],
        forecast.outlook === 'met' ? 'done' : 'alert',
      ),
  })
}
