import type { MeetingForecast } from '../../domain/attendance/read.ts'
import { readForecasts } from '../../domain/attendance/read-forecasts.ts'
import { type Reach, reachSilent } from '../../domain/attendance/remind.ts'
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { type Button, heading, near, note, type Part, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { type Room, row } from './view.ts'
import { words } from './words.ts'

type Shown = { meeting: Meeting; forecast: MeetingForecast; reach: Reach | undefined }

/** The next meetings of the town: who has answered, the outlook as a bar, and what to do about it. */
export async function deskMeetings(turn: Turn, room: Room): Promise<Part[]> {
  const { act, town, locale } = turn
  const w = words(locale)
  const coming = town.meetings.filter((one) => isOn(one) && one.endsAt > act.now)
  const next = coming.slice(0, room.meetings)
  if (next.length === 0) return [note(w.noMeetings)]
  const [forecasts, reached] = await Promise.all([
    readForecasts(act, town, next),
    reachSilent(act, town, next),
  ])
  const shown = next.flatMap((meeting, n) => {
    const forecast = forecasts[n]
    return forecast ? [{ meeting, forecast, reach: reached[n] }] : []
  })
  const more = coming.length - next.length
  return [
    heading(w.meetings),
    ...shown.flatMap((one) => meetingParts(turn, one)),
    ...(more > 0 ? [near(press(w.more(more), line('meeting')))] : []),
  ]
}

function meetingParts({ locale, town }: Turn, { meeting, forecast, reach }: Shown): Part[] {
  const [w, aw, mw] = [words(locale), attendanceWords(locale), meetingWords(locale)]
  const { counts, required, sure, possible, base, outlook, missing } = forecast
  const isShort = missing > 0 && outlook !== 'not-evaluable'
  const outlooks = isShort ? w.which(aw.outlook[outlook], aw.missing(missing)) : aw.outlook[outlook]
  const meter: Part[] =
    required === null
      ? []
      : [{ kind: 'meter', label: aw.sure, value: sure, possible, needed: required, of: base }]
  return [
    row(w.which(nameOf(town, meeting), mw.state[meeting.state]), [
      sayWhen(meeting.startsAt, town.timezone, locale),
      meeting.place,
      w.answered(counts.appointed - counts.unanswered, counts.appointed),
      `${aw.quorum} ${outlooks}`,
    ]),
    ...meter,
    near(
      press(aw.quorum, line('quorum', { meeting: meeting.id })),
      press(aw.roll, line('roll', { meeting: meeting.id })),
      remindButton(locale, meeting, reach),
    ),
  ]
}

/** Asks those who have not answered once more: how many people that reaches, and what it takes of the month's LINE messages. */
function remindButton(
  locale: Locale,
  { id }: Pick<Meeting, 'id'>,
  reach: Reach | undefined,
): Button | undefined {
  if (!reach || reach.people === 0) return undefined
  return press(words(locale).remind(reach.people, reach.line), line('remind', { meeting: id }))
}
