// The quorum of a meeting: its figures, its outlook, its article, and whom to ask first.

import { readForecast, readRoll, type SeatAttendance } from '../../domain/attendance/read.ts'
import { charterOf } from '../../domain/town/model.ts'
import { chooseMeeting, nameOf } from '../meeting/choose.ts'
import { meetingFacts } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { isStaff, type Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'

const ASK_AT_MOST = 10

export async function quorum(turn: Turn, args: ArgsOf<'quorum'>): Promise<Card> {
  const { words: w, town, act } = turn
  const chosen = chooseMeeting(turn, { ref: args.meeting, again: { id: 'quorum', args }, among: 'all' })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const forecast = await readForecast(act.tx, town, meeting)
  const { rules } = charterOf(town, meeting)
  const parts: Part[] = [meetingFacts(w, town, meeting), ...forecastParts(w, forecast)]
  parts.push(
    facts(
      [w.meeting.article, forecast.article],
      rules.quorum.reading ? [w.meeting.reading, rules.quorum.reading[w.locale]] : undefined,
    ),
  )
  if (isStaff(turn.speaker)) {
    const open =
      forecast.missing > 0 ? await readRoll(act.tx, town, meeting, ['none', 'undecided'], ASK_AT_MOST) : []
    parts.push(...askFirst(w, meeting.id, open))
  }
  return card(
    w.meeting.quorumTitle(nameOf(turn, meeting)),
    parts,
    forecast.outlook === 'unreachable' ? 'alert' : 'plain',
  )
}

type Forecast = Awaited<ReturnType<typeof readForecast>>

/** Sure, possible, required: one meter, and the same figures in words. */
export function forecastParts(w: Words, forecast: Forecast): Part[] {
  const { counts, required, sure, possible, present, base, outlook, missing } = forecast
  const m = w.meeting
  const breakdown: [string, number][] = [
    [m.answer.attend, counts.attending],
    [m.mode.online, counts.online],
    [m.answer.proxy, counts.proxies + counts.proxiesPending],
    [m.answer.absent, counts.absent],
    [m.answer.undecided, counts.undecided],
    [m.answer.none, counts.unanswered],
  ]
  const said = breakdown.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${n}`)
  const figures = facts(
    [
      m.outlookLabel,
      missing > 0 && outlook !== 'not-evaluable'
        ? `${m.outlook[outlook]}(${m.missing(missing)})`
        : m.outlook[outlook],
    ],
    required === null ? undefined : [m.needed, m.people(required)],
    [m.sure, m.people(sure)],
    [m.possible, m.people(possible)],
    present > 0 ? [m.present, m.people(present)] : undefined,
    [m.base, m.people(base)],
    [m.breakdown, said.join('・')],
  )
  if (required === null) return [figures, note(base === 0 ? m.noMembersYet : m.noQuorumRule)]
  return [{ kind: 'meter', label: m.sure, value: sure, possible, needed: required, of: base }, figures]
}

function askFirst(w: Words, meetingId: string, roll: SeatAttendance[]): Part[] {
  const items = roll.flatMap(({ person_id, name, title, answer }) => {
    if (!person_id || !name) return []
    const asked = line('rsvp', { meeting: meetingId, via: 'phone', member: personKey(person_id) })
    return [
      {
        title: name,
        note: [title, w.meeting.answer[answer ?? 'none']].join('・'),
        button: press(w.meeting.byPhone, asked),
      },
    ]
  })
  return [text(w.meeting.askFirst), { kind: 'list', items, empty: w.meeting.askFirstNone }]
}
