// Which person a name means: exact or by its beginning, folded (P8); several → ask.
import { foldName } from '../../domain/people/fold-name.ts'
import { splitName } from '../language/names.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { HeldSeat, Turn } from '../turn/turn.ts'

export type Found = { id: string; name: string; locale: string }
export type ChosenPerson = { person: Found } | { card: Card }

const MENTION = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/
const ID_MARK = 'id:'

/** A reference that names exactly one person, for buttons. */
export const personKey = (id: string): string => `${ID_MARK}${id}`

type Again = { id: CommandId; args: Record<string, unknown>; key: string }

export async function choosePerson(turn: Turn, ref: string, again: Again): Promise<ChosenPerson> {
  const people = await lookUp(turn, ref)
  if (people.length === 1 && people[0]) return { person: people[0] }
  const { words: w } = turn
  const shown = ref.startsWith(ID_MARK) ? ref.slice(ID_MARK.length) : ref
  if (people.length === 0)
    return {
      card: {
        ...card(w.people.noSuchPerson(shown), [text(w.people.noSuchPersonHint)], 'refusal'),
        about: again.key,
      },
    }
  const choices = people.map(({ id, name }) =>
    press(`${name} (${id})`, line(again.id, { ...again.args, [again.key]: personKey(id) })),
  )
  return {
    card: card(
      w.people.severalPeople(shown),
      [text(w.people.severalPeopleHint), buttons(...choices)],
      'question',
    ),
  }
}

async function lookUp({ act }: Turn, ref: string): Promise<Found[]> {
  const select = { id: true, name: true, locale: true } as const
  const where = { townId: act.town }
  if (ref.startsWith(ID_MARK))
    return act.tx.person.findMany({ where: { ...where, id: ref.slice(ID_MARK.length) }, select })
  const mention = MENTION.exec(ref)?.[1]
  if (mention)
    return act.tx.person.findMany({
      where: { ...where, accounts: { some: { platform: 'slack', userId: mention } } },
      select,
    })
  const key = foldName(splitName(ref).name)
  if (key === '') return []
  const exact = await act.tx.person.findMany({ where: { ...where, nameKey: key }, select, take: 10 })
  if (exact.length > 0) return exact
  return act.tx.person.findMany({
    where: { ...where, nameKey: { startsWith: key } },
    select,
    take: 10,
    orderBy: { id: 'asc' },
  })
}

/** Whether the register knows somebody by exactly this name. */
export const isKnown = async (turn: Turn, name: string): Promise<boolean> =>
  (await turn.act.tx.person.count({
    where: { townId: turn.act.town, nameKey: foldName(splitName(name).name) },
  })) > 0

/** The seats somebody holds or will hold. */
export async function seatsOf({ act }: Turn, personId: string): Promise<HeldSeat[]> {
  const held = await act.tx.appointment.findMany({
    where: { townId: act.town, personId },
    include: { seat: true },
  })
  return held.map(({ seat, from, to }) => ({
    seatId: seat.id,
    bodyId: seat.bodyId,
    category: seat.category,
    title: seat.title,
    from: from.toISOString().slice(0, 10),
    to: to?.toISOString().slice(0, 10) ?? null,
  }))
}
