// What can be wrong with organisations, bodies, their seats, and the terms of those who hold them.
import { OFFICES, type Office } from '../../domain/membership/model.ts'
import { type Checking, sayRepeatedIds } from '../check.ts'
import type { Path } from '../problems.ts'
import { officeKey } from '../stored.ts'
import type { FileBody, FileSeat } from './format.ts'
import { type Held, holderOf, type Merged, mergeOffice, mergeSeat, overlap } from './terms.ts'

type At = { checking: Checking; body: FileBody; path: Path }

export const checkOrganisations = (checking: Checking): void => sayRepeatedIds(checking, 'organisations')

/** Bodies speak of what exists; a seat has one holder at a time and a person one seat; one chair, one vice-chair. */
export function checkBodies(checking: Checking): void {
  const { file, say } = checking
  const { bodies = [] } = file
  sayRepeatedIds(checking, 'bodies')
  const seen = new Map<string, string>()
  for (const [index, body] of bodies.entries()) {
    const path = ['bodies', index]
    const at = { checking, body, path }
    checkBody(at)
    for (const [place, seat] of (body.seats ?? []).entries()) {
      const twice = seen.get(seat.id)
      if (twice) say([...path, 'seats', place, 'id'], `${seat.id} is a seat of ${twice} already`)
      seen.set(seat.id, body.id)
      checkSeat(at, seat, [...path, 'seats', place])
    }
    checkOneSeatEach(at)
    for (const office of OFFICES) checkOffice(at, office)
  }
}

function checkBody({ checking: { file, stored, known, say }, body, path }: At): void {
  if (!known.charters.has(body.charter)) say([...path, 'charter'], `there is no charter ${body.charter}`)
  if (body.to && body.to < body.from) say([...path, 'to'], 'lies before its from')
  if (body.parent && !known.bodies.has(body.parent))
    say([...path, 'parent'], `there is no body ${body.parent}`)
  const parents = new Map([
    ...stored.parents,
    ...(file.bodies ?? []).map(({ id, parent }) => [id, parent ?? null] as const),
  ])
  const above = new Set<string>()
  for (let id = parents.get(body.id); id && !above.has(id); id = parents.get(id)) above.add(id)
  if (above.has(body.id)) say([...path, 'parent'], `${body.id} would stand above itself`)
}

function checkSeat(at: At, seat: FileSeat, path: Path): void {
  const { stored, known, say } = at.checking
  const elsewhere = stored.seats.get(seat.id)
  if (elsewhere && elsewhere !== at.body.id)
    say([...path, 'id'], `${seat.id} is a seat of ${elsewhere} already`)
  if (seat.organisation && !known.organisations.has(seat.organisation))
    say([...path, 'organisation'], `there is no organisation ${seat.organisation}`)
  if (seat.holder && !known.people.has(seat.holder))
    say([...path, 'holder'], `there is no person ${seat.holder}`)
  if (seat.from && seat.to && seat.to < seat.from) say([...path, 'to'], 'lies before its from')
  if (seat.office && !holderOf(seat)) say([...path, 'office'], 'needs a holder of the seat')
  checkListed(at, [...(seat.appointments ?? []).entries()], [...path, 'appointments'])
  if (seat.holder && seat.appointments && !seat.appointments.some(({ person }) => person === seat.holder))
    say([...path, 'holder'], 'is not among the appointments of the seat')
  sayMerged(at, mergeSeat(at.body, seat, stored.appointments.get(seat.id) ?? []), path)
}

type Listed = { person: string; from: string; to?: string | null | undefined }

/** Terms as the file lists them; one without an end lasts until the next begins. */
function checkListed({ checking: { known, say } }: At, listed: [number, Listed][], path: Path): void {
  for (const [index, { person, from, to }] of listed) {
    if (!known.people.has(person)) say([...path, index, 'person'], `there is no person ${person}`)
    if (to && to < from) say([...path, index, 'to'], 'lies before its from')
  }
  const sorted = listed.toSorted(([, a], [, b]) => (a.from < b.from ? -1 : 1))
  for (const [place, [index, { from }]] of sorted.entries()) {
    const [before, last] = sorted[place - 1] ?? []
    if (last && (from === last.from || (last.to && from <= last.to)))
      say([...path, index, 'from'], `lies in the term of ${String(path.at(-1))}[${before}]`)
  }
}

const span = ({ person, from, to }: Held): string => `${person} (${from} – ${to ?? ''})`

function sayMerged({ checking: { say } }: At, { terms, undated }: Merged, path: Path): void {
  if (undated)
    say(
      [...path, 'from'],
      `is missing: ${undated.person} holds it since ${undated.from}; from which day does another?`,
    )
  const shared = overlap(terms)
  if (shared) say(path, `two would hold it at one time: ${shared.map(span).join(' and ')}`)
}

/** The body's seats after the import, those the file does not mention included. */
function checkOneSeatEach({ checking: { stored, say }, body, path }: At): void {
  const inFile = (body.seats ?? []).map((seat) => ({
    id: seat.id,
    terms: mergeSeat(body, seat, stored.appointments.get(seat.id) ?? []).terms,
  }))
  const others = [...stored.seats].filter(
    ([id, of]) => of === body.id && !inFile.some((seat) => seat.id === id),
  )
  const all = [...inFile, ...others.map(([id]) => ({ id, terms: stored.appointments.get(id) ?? [] }))]
  const held = all.flatMap(({ id, terms }) => terms.map((term) => ({ ...term, seat: id })))
  for (const [person, terms] of Map.groupBy(held, (term) => term.person)) {
    const shared = overlap(terms)
    const seats = new Set(shared?.map(({ seat }) => seat))
    if (seats.size < 2) continue
    const place = inFile.findLastIndex(({ id }) => seats.has(id))
    say([...path, 'seats', place], `${person} would hold two seats at one time: ${[...seats].join(' and ')}`)
  }
}

function checkOffice(at: At, office: Office): void {
  const { body, path } = at
  const { stored, say } = at.checking
  const listed = body.offices && [...body.offices.entries()].filter(([, entry]) => entry.office === office)
  checkListed(at, listed ?? [], [...path, 'offices'])
  const seats = [...(body.seats ?? []).entries()].filter(([, seat]) => seat.office === office)
  for (const [place] of seats.slice(1))
    say([...path, 'seats', place, 'office'], `there is another ${office} (seats[${seats[0]?.[0]}])`)
  const [place, seat] = seats[0] ?? []
  const holder = seat && holderOf(seat)
  const own = [...path, ...(place === undefined ? ['offices'] : ['seats', place, 'office'])]
  if (holder && listed && !listed.some(([, { person }]) => person === holder))
    say(own, `offices does not name ${holder} as ${office}`)
  sayMerged(at, mergeOffice(body, office, stored.offices.get(officeKey(body.id, office)) ?? []), own)
}
