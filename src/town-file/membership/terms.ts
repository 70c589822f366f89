// Who holds a seat or an office from when to when, once the file is taken in. Seats outlive people (N8).
import { covers, type Office, type Term } from '../../domain/membership/model.ts'
import type { FileBody, FileSeat } from './format.ts'

export type Held = Term & { person: string }
/** `dated`: the file itself says from which day; otherwise the day is the body's first. */
type Wanted = { person: string; from: string; to?: string | null | undefined; dated: boolean }
/** `undated`: somebody holds it already, and the file does not say from which day another follows. */
export type Merged = { terms: Held[]; undated?: Held }

const shift = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
const inOrder = (terms: Held[]): Held[] => terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))

/** A successor ends the term of the one before on the day before; the same person goes on as before. */
function succeed({ terms }: Merged, { person, from, to, dated }: Wanted): Merged {
  const last = terms.at(-1)
  const next = { person, from, to: to ?? null }
  if (!last) return { terms: [next] }
  const same = dated ? terms.find((term) => term.person === person && covers(term, from)) : last
  if (same?.person === person)
    return { terms: terms.map((term) => (term === same && to !== undefined ? { ...term, to } : term)) }
  if (!dated) return { terms, undated: last }
  const others = terms.filter((term) => term.from !== from)
  const replaced = terms.find((term) => term.from === from)
  const closed = others.map((term) => (covers(term, from) ? { ...term, to: shift(from, -1) } : term))
  return { terms: inOrder([...closed, { ...next, to: to === undefined ? (replaced?.to ?? null) : to }]) }
}

const succeedAll = (stored: Held[], wanted: Wanted[]): Merged =>
  wanted
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<Merged>(
      (merged, want) => {
        const { terms, undated = merged.undated } = succeed(merged, want)
        return { terms, ...(undated && { undated }) }
      },
      { terms: inOrder(stored) },
    )

const dated = <Listed extends Held | Omit<Wanted, 'dated'>>(term: Listed): Listed & { dated: true } => ({
  ...term,
  dated: true,
})

const short = (person: string, seat: FileSeat, body: FileBody): Wanted => ({
  person,
  from: seat.from ?? body.from,
  to: seat.to,
  dated: seat.from !== undefined && seat.from !== null,
})

/** The terms of a seat: those listed, or the one that `holder` stands for. */
export function mergeSeat(body: FileBody, seat: FileSeat, stored: Held[]): Merged {
  if (seat.appointments) return succeedAll(stored, seat.appointments.map(dated))
  return succeedAll(stored, seat.holder ? [short(seat.holder, seat, body)] : [])
}

/** The terms of an office: those listed, or the one that a seat's `office` stands for. Who holds it goes on holding it. */
export function mergeOffice(body: FileBody, office: Office, stored: Held[]): Merged {
  const listed = body.offices?.filter((entry) => entry.office === office)
  if (listed) return succeedAll(stored, listed.map(dated))
  const seat = body.seats?.find((entry) => entry.office === office)
  const holder = seat && holderOf(seat)
  if (!seat || !holder || inOrder(stored).at(-1)?.person === holder) return { terms: inOrder(stored) }
  return succeedAll(stored, [{ ...short(holder, seat, body), to: undefined }])
}

/** Who the file says holds the seat; of several listed the last. */
export const holderOf = (seat: FileSeat): string | undefined =>
  seat.holder ?? seat.appointments?.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1)?.person

/** The first two terms that share a day. */
export function overlap<Holding extends Held>(terms: Holding[]): [Holding, Holding] | undefined {
  const sorted = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  for (const [index, term] of sorted.entries()) {
    const next = sorted[index + 1]
    if (next && (term.to === null || next.from <= term.to)) return [term, next]
  }
  return undefined
}

/** Who holds the seat on a day. */
export const holderOn = (terms: Held[], day: string): string | undefined =>
  terms.find((term) => covers(term, day))?.person
