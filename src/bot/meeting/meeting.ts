// Meetings: the list, and one of them with what can be done about it.
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { addButton } from '../feed/view.ts'
import { observerParts } from '../observer/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseAny, visibleMeetings } from './choose.ts'
import { agendaLines, meetingFacts, nameOf } from './view.ts'
import { words } from './words.ts'

export async function meeting(turn: Turn, args: ArgsOf<'meeting'>): Promise<Card> {
  const { locale, town } = turn
  if (!args.meeting) return listMeetings(turn)
  const w = words(locale)
  const chosen = await chooseAny(turn, 'meeting', args)
  if ('card' in chosen) return chosen.card
  const one = chosen.meeting
  const items = one.items.length > 0 ? text(agendaLines(locale, one)) : note(w.noAgenda)
  const parts: Part[] = [meetingFacts(locale, town, one, [w.stateLabel, w.state[one.state]]), items]
  if (isStaff(turn.speaker)) parts.push(...(await observerParts(turn, one)), staffButtons(turn, one))
  if (one.state !== 'cancelled' && one.endsAt > turn.act.now) parts.push(buttons(addButton(locale, one)))
  return card(nameOf(town, one), parts)
}

function staffButtons({ locale, act }: Turn, { id, state, startsAt }: Meeting): Part {
  const w = words(locale)
  const movable = startsAt > act.now && state !== 'cancelled'
  return buttons(
    state === 'draft'
      ? press(w.convene, line('meeting-convene', { meeting: id }), { style: 'primary' })
      : press(w.quorum, line('quorum', { meeting: id })),
    movable ? press(w.change, line('meeting-change', { meeting: id })) : undefined,
    movable ? press(w.cancel, line('meeting-cancel', { meeting: id }), { style: 'danger' }) : undefined,
  )
}

const PAST_MOST = 5
const LISTED_MOST = 15

function listMeetings(turn: Turn): Card {
  const { locale, town, act } = turn
  const w = words(locale)
  const visible = visibleMeetings(turn)
  const coming = visible.filter(({ endsAt }) => endsAt > act.now)
  const past = visible.filter(({ endsAt }) => endsAt <= act.now).slice(-PAST_MOST)
  const items = [...coming, ...past.toReversed()].slice(0, LISTED_MOST).map((one) => ({
    title: `${nameOf(town, one)}(${w.state[one.state]})`,
    note: `${sayWhen(one.startsAt, town.timezone, locale)} ${one.place}`,
    button: press(commonWords(locale).details, line('meeting', { meeting: one.id })),
  }))
  const parts: Part[] = [{ kind: 'list', items, empty: w.noMeetings }]
  if (isStaff(turn.speaker))
    parts.push(buttons(press(w.newMeeting, line('meeting-new'), { style: 'primary' })))
  return card(w.meetings, parts)
}
