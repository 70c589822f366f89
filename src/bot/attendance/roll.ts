// Who answered what: names by answer, each with what belongs to it, the way it came and when (N3).
import { readRoll, type SeatAttendance } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { chooseAny } from '../meeting/choose.ts'
import { meetingFacts, nameOf } from '../meeting/view.ts'
import { observerParts } from '../observer/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { sayOwn } from './view.ts'
import { words } from './words.ts'

const ANSWERS = ['attend', 'proxy', 'absent', 'undecided', 'none'] as const
type Group = (typeof ANSWERS)[number]

export async function roll(turn: Turn, args: ArgsOf<'roll'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const forStaff = isStaff(turn.speaker)
  if (!forStaff && !town.settings.membersSeeAnswers) return hidden(turn)
  const chosen = await chooseAny(turn, 'roll', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  turn.show({ meeting: meeting.id })
  const seats = await readRoll(act, town, meeting)
  if (args.print && forStaff) return printed(turn, meeting, seats)
  const groups = ANSWERS.filter((one) => !args.answer || one === args.answer)
  return card(w.rollTitle(nameOf(town, meeting)), [
    meetingFacts(locale, town, meeting),
    ...groups.flatMap((group) =>
      forStaff ? groupParts(turn, meeting, { group, seats }) : namesParts(locale, group, seats),
    ),
    ...vacantParts(turn, seats),
    ...(forStaff ? await observerParts(turn, meeting) : []),
    ...(forStaff ? [staffButtons(turn, meeting, seats)] : []),
  ])
}

/** Who comes is the secretariat's to know, unless the town has decided otherwise. */
function hidden({ locale }: Turn): Card {
  const w = words(locale)
  const offered = buttons(
    press(w.quorum, line('quorum')),
    press(commonWords(locale).talkToStaff, line('talk', { ask: 'yes' })),
  )
  return card(w.rollHidden, [text(w.rollHiddenHint), offered])
}

function staffButtons({ locale }: Turn, { id }: Meeting, seats: SeatAttendance[]): Part {
  const w = words(locale)
  const silent = seats.some(({ personId, answer }) => personId !== null && answer === null)
  return buttons(
    silent ? press(w.remind, line('remind', { meeting: id })) : undefined,
    press(w.rollPrint, line('roll', { meeting: id, print: 'yes' })),
  )
}

/** What members see of each other: names, and nothing that was said besides. */
function namesParts(locale: Locale, group: Group, seats: SeatAttendance[]): Part[] {
  const w = words(locale)
  const names = seats.flatMap(({ name, answer }) => (name && (answer ?? 'none') === group ? [name] : []))
  return names.length === 0
    ? []
    : [strong(w.rollGroup(w.answer[group], names.length)), text(listed(names, locale))]
}

/** A part holds so many lines: Slack cuts a text at 3,000 characters. */
const LINES_IN_A_PART = 25

/** The roll as lines of text: to print, to read out, to sign. */
function printed({ locale, town }: Turn, meeting: Meeting, seats: SeatAttendance[]): Card {
  const w = words(locale)
  const lines = seats.map((seat, n) => {
    const { name, title, answer } = seat
    // The sheet goes round the table: reasons are not for everybody.
    const said = answer ? sayOwn(locale, { ...seat, answer, note: null }) : w.answer.none
    const who = name ? `${name}（${title}）` : title
    return `${n + 1}. ${who}　${said}　${w.rollSign}：＿＿＿＿＿＿`
  })
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_IN_A_PART) }, (_, page) =>
    text(lines.slice(page * LINES_IN_A_PART, (page + 1) * LINES_IN_A_PART).join('\n')),
  )
  return card(w.rollTitle(nameOf(town, meeting)), [meetingFacts(locale, town, meeting), ...pages])
}

function groupParts(
  turn: Turn,
  meeting: Meeting,
  { group, seats }: { group: Group; seats: SeatAttendance[] },
): Part[] {
  const w = words(turn.locale)
  const items = seats.flatMap((seat) =>
    seat.personId && seat.name && (seat.answer ?? 'none') === group
      ? [memberLine(turn, meeting, { seat, personId: seat.personId, name: seat.name })]
      : [],
  )
  return [strong(w.rollGroup(w.answer[group], items.length)), { kind: 'list', items, empty: '' }]
}

/** Who has not answered can be written down at once, as they are rung up one by one. */
function memberLine(
  { locale, town }: Turn,
  meeting: Meeting,
  { seat, personId, name }: { seat: SeatAttendance; personId: string; name: string },
) {
  const w = words(locale)
  const { title, answer, via, at, present, phone } = seat
  const came = via && at ? [`${w.via[via]} ${sayWhen(at, town.timezone, locale)}`] : []
  const asked = line('rsvp', { meeting: meeting.id, via: 'phone', member: personKey(personId) })
  return {
    title: present ? `${name}(${w.present})` : name,
    note: [
      title,
      ...(answer ? [sayOwn(locale, { ...seat, answer })] : []),
      ...came,
      ...(answer === null && phone ? [phone] : []),
    ].join('・'),
    ...(answer ? {} : { button: press(w.byPhone, asked) }),
  }
}

function vacantParts({ locale }: Turn, seats: SeatAttendance[]): Part[] {
  const vacant = seats.flatMap(({ personId, title }) => (personId ? [] : [title]))
  return vacant.length > 0 ? [note(words(locale).rollVacant(vacant.join('・')))] : []
}
