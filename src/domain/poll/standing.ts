// How a poll stands: for each date who comes, and the quorum it would reach under the charter of its day (rule 6(3)).
import { required } from '../charter/quorum.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import type { Poll, PollDate, Suits } from './model.ts'

/** One seat on one date: who holds it on that day, and what they answered. */
export type PollSeat = {
  dateNo: number
  personId: string | null
  name: string | null
  phone: string | null
  reachable: boolean
  answer: Suits | null
}

/** `met`: with the ○ alone; `possible`: with the △; `short`: not with those who have answered so. */
export type Reach = 'met' | 'possible' | 'short' | 'not-evaluable'

export type DateStanding = PollDate & {
  yes: number
  maybe: number
  /** How many × there are; `no` is the date's number. */
  no_: number
  silent: number
  required: number | null
  article: string
  reach: Reach
  /** Who has said ×, and who has said nothing of this date. */
  cannot: string[]
  missing: string[]
}

export type PollStanding = {
  /** The best first: the most ○, then the most △, then the earlier. */
  dates: DateStanding[]
  /** Who has not answered for any date. */
  silent: Pick<PollSeat, 'name' | 'phone' | 'reachable'>[]
}

export function standingOf(town: TownModel, poll: Poll, seats: PollSeat[]): PollStanding {
  const dates = poll.dates.map((date) =>
    dateStanding(
      town,
      poll,
      date,
      seats.filter(({ dateNo }) => dateNo === date.no),
    ),
  )
  const spoke = new Set(seats.filter(({ answer }) => answer !== null).map(({ personId }) => personId))
  const first = poll.dates[0]?.no
  return {
    dates: dates.toSorted(
      (a, b) => b.yes - a.yes || b.maybe - a.maybe || a.startsAt.getTime() - b.startsAt.getTime(),
    ),
    silent: seats.filter(
      ({ dateNo, personId }) => dateNo === first && personId !== null && !spoke.has(personId),
    ),
  }
}

function dateStanding(town: TownModel, poll: Poll, date: PollDate, seats: PollSeat[]): DateStanding {
  const held = seats.filter(({ personId }) => personId !== null)
  const of = (answer: Suits | null) => held.filter((seat) => seat.answer === answer)
  const [yes, maybe, no, silent] = [of('yes'), of('maybe'), of('no'), of(null)]
  const { quorum } = charterOf(town, { bodyId: poll.bodyId, startsAt: date.startsAt }).rules
  const base = quorum.base === 'appointed' ? held.length : seats.length
  const needed = base === 0 ? null : required(quorum.fraction, base)
  const names = (all: PollSeat[]) => all.flatMap(({ name }) => name ?? [])
  return {
    ...date,
    ...{ yes: yes.length, maybe: maybe.length, no_: no.length, silent: silent.length },
    required: needed,
    article: quorum.article,
    reach: reachOf(needed, yes.length, maybe.length),
    cannot: names(no),
    missing: names(silent),
  }
}

function reachOf(needed: number | null, yes: number, maybe: number): Reach {
  if (needed === null) return 'not-evaluable'
  if (yes >= needed) return 'met'
  return yes + maybe >= needed ? 'possible' : 'short'
}
