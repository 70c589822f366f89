// The quorum of a meeting: its figures, its outlook, its article, and whom to ask first.
import {
  type MeetingForecast,
  readForecast,
  readRoll,
  type SeatAttendance,
} from '../../domain/attendance/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { chooseAny } from '../meeting/choose.ts'
import { meetingFacts, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { forecastParts } from './view.ts'
import { words } from './words.ts'

const ASK_MOST = 10

export async function quorum(turn: Turn, args: ArgsOf<'quorum'>): Promise<Card> {
  const { locale, town, act } = turn
  const chosen = await chooseAny(turn, 'quorum', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const forecast = await readForecast(act, town, meeting)
  const parts: Part[] = [
    meetingFacts(locale, town, meeting),
    ...forecastParts(locale, forecast),
    basis(locale, forecast),
  ]
  if (isStaff(turn.speaker)) {
    const open =
      forecast.missing > 0 ? await readRoll(act, town, meeting, ['none', 'undecided'], ASK_MOST) : []
    parts.push(
      ...askFirst(locale, meeting.id, open),
      buttons(
        press(words(locale).roll, line('roll', { meeting: meeting.id })),
        forecast.counts.unanswered > 0
          ? press(words(locale).remind, line('remind', { meeting: meeting.id }))
          : undefined,
      ),
    )
  }
  return card(
    words(locale).quorumTitle(nameOf(town, meeting)),
    parts,
    forecast.outlook === 'unreachable' ? 'alert' : 'plain',
  )
}

/** The article the figures follow from, and how it is read. */
const basis = (locale: Locale, { article, reading }: MeetingForecast): Part =>
  facts(
    [commonWords(locale).article, article],
    reading ? [commonWords(locale).reading, reading[locale]] : undefined,
  )

function askFirst(locale: Locale, meetingId: string, roll: SeatAttendance[]): Part[] {
  const w = words(locale)
  const items = roll.flatMap(({ personId, name, title, answer, phone }) => {
    if (!personId || !name) return []
    const asked = line('rsvp', { meeting: meetingId, via: 'phone', member: personKey(personId) })
    return [
      {
        title: name,
        note: [title, w.answer[answer ?? 'none'], ...(phone ? [phone] : [])].join('・'),
        button: press(w.byPhone, asked),
      },
    ]
  })
  return [text(w.askFirst), { kind: 'list', items, empty: w.askFirstNone }]
}
