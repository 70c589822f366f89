// 日程調整: staff begin one and see how it stands; members see what they are asked.
import { isStaff } from '../../domain/people/may.ts'
import type { Poll } from '../../domain/poll/model.ts'
import { pollsAsking, readOwnDates, readPollSeats, readPolls } from '../../domain/poll/read.ts'
import { type DateStanding, type PollStanding, standingOf } from '../../domain/poll/standing.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseBody } from '../charter/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, near, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { notPermitted } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { beginPoll, pollForm } from './begin.ts'
import { choosePoll } from './choose.ts'
import { dateParts, pollFacts, pollName, sayDate } from './view.ts'
import { words } from './words.ts'

export async function poll(turn: Turn, args: ArgsOf<'poll'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const begins = args.dates !== undefined || args.begin === 'yes'
  if (!isStaff(speaker) && begins) return notPermitted(locale, { who: ['staff'], article: null })
  if (args.dates !== undefined) return beginPoll(turn, { ...args, dates: args.dates })
  if (begins) return pollForm(turn, args)
  if (!isStaff(speaker) && !speaker.roles.includes('mayor')) return own(turn, args)
  const body =
    args.body === undefined
      ? undefined
      : chooseBody(turn, args.body, { id: 'poll', args, day: dayIn(town, act.now) })
  if (body && 'card' in body) return body.card
  const open = await readPolls(act, { states: ['open'], bodyId: body?.body.id })
  if (args.poll === undefined && open.length === 0) return noneOpen(turn, body?.body.id)
  const chosen = await choosePoll(turn, { id: 'poll', args }, open)
  return 'card' in chosen ? chosen.card : standing(turn, chosen.poll)
}

/** What somebody is asked, with what they have answered. */
async function own(turn: Turn, args: ArgsOf<'poll'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const chosen = await choosePoll(turn, { id: 'poll', args }, await pollsAsking(act, speaker.personId))
  if ('card' in chosen) return chosen.card
  const { poll: one } = chosen
  const facts = pollFacts(locale, town, one)
  if (one.state !== 'open')
    return card(pollName(locale, town, one), [text(w.state[one.state]), facts, ...datesOnly(turn, one)])
  const answers = await readOwnDates(act, one.no, speaker.personId)
  const dates = dateParts(locale, town, one, { answers })
  return card(pollName(locale, town, one), [facts, note(w.askHint), ...dates, note(w.askWords)])
}

const datesOnly = ({ locale, town }: Turn, one: Poll): Part[] =>
  one.dates.map((date) =>
    text(`${sayDate(locale, town, date)}${date.no === one.chosen ? words(locale).chosenMark : ''}`),
  )

async function standing(turn: Turn, one: Poll): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const stands = standingOf(town, one, await readPollSeats(act, one.no))
  const staff = isStaff(speaker)
  const isOpen = one.state === 'open'
  return card(`${pollName(locale, town, one)}（${w.state[one.state]}）`, [
    pollFacts(locale, town, one),
    ...(one.reason ? [facts([w.reason, one.reason])] : []),
    ...stands.dates.flatMap((date) => [
      text(dateLine(turn, one, date)),
      ...(staff && isOpen && date.startsAt > act.now
        ? [near(press(w.settle, line('poll-settle', { poll: one.no, date: date.no }), { style: 'primary' }))]
        : []),
    ]),
    ...(isOpen ? silentParts(turn, stands, staff) : []),
    ...articlePart(turn, stands),
    ...(staff && isOpen ? [staffButtons(turn, one, stands)] : []),
  ])
}

/** A date with its figures, the quorum it would reach, and for staff the names of those who cannot, or are silent. */
function dateLine({ locale, town, speaker }: Turn, one: Poll, date: DateStanding): string {
  const w = words(locale)
  const names = (all: string[]) => listed(all, locale)
  const needed = date.required === null ? '' : `${w.required(date.required)}：`
  const staff = isStaff(speaker)
  return [
    `${sayDate(locale, town, date)}${date.no === one.chosen ? w.chosenMark : ''}`,
    w.standing(date.yes, date.maybe, date.no_, date.silent),
    `${needed}${w.reach[date.reach]}`,
    staff && date.cannot.length > 0 ? w.cannot(names(date.cannot)) : '',
    staff && date.missing.length > 0 ? w.missing(names(date.missing)) : '',
  ]
    .filter(Boolean)
    .join('\n')
}

function silentParts({ locale }: Turn, { silent }: PollStanding, staff: boolean): Part[] {
  if (silent.length === 0) return []
  const w = words(locale)
  const away = silent.filter(({ reachable }) => !reachable)
  const byPhone = away.map(({ name, phone }) => (phone ? `${name}（${phone}）` : `${name}`))
  return [
    note(w.silent(silent.length)),
    ...(staff && away.length > 0 ? [note(w.byPhone(listed(byPhone, locale)))] : []),
  ]
}

function articlePart({ locale }: Turn, { dates: [first] }: PollStanding): Part[] {
  return first?.article ? [facts([words(locale).article, first.article])] : []
}

function staffButtons({ locale }: Turn, { no }: Poll, { silent }: PollStanding): Part {
  const w = words(locale)
  return buttons(
    silent.some(({ reachable }) => reachable)
      ? press(w.remind, line('poll-remind', { poll: no }))
      : undefined,
    press(w.cancel, line('poll-cancel', { poll: no }), { style: 'danger' }),
  )
}

/** Nothing is open: the last ones, and how to begin. */
async function noneOpen(turn: Turn, bodyId: string | undefined): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const past = await readPolls(act, { bodyId })
  const items = past.slice(0, 5).map((one) => ({
    title: `${pollName(locale, town, one)}（${w.state[one.state]}）`,
    button: press(w.title, line('poll', { poll: one.no })),
  }))
  const begin = isStaff(speaker)
    ? [note(w.noneStaff), buttons(press(w.begin, line('poll', { begin: 'yes' }), { style: 'primary' }))]
    : []
  return card(w.none, [{ kind: 'list', items, empty: '' }, ...begin])
}
