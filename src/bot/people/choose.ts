// Which person a name means: exact or by its beginning, folded (P8); several → ask.
import { findPeople, type PersonRef } from '../../domain/people/read.ts'
import { splitName } from '../language/names.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type FoundPerson = { id: string; name: string; locale: string; about?: string | null }
export type ChosenPerson = { person: FoundPerson } | { card: Card }

/** The command to say again once the person is known, and the argument that names them, alone or (`among`) with others. */
export type Again = {
  id: CommandId
  args: Record<string, unknown>
  key: string
  among?: (person: string) => string
}

const MENTION = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/
const ID_MARK = 'id:'
const ID = /^[\w-]{1,64}$/

/** A reference that names exactly one person, for buttons. */
export const personKey = (id: string): string => `${ID_MARK}${id}`

export async function choosePerson({ act, locale }: Turn, ref: string, again: Again): Promise<ChosenPerson> {
  const w = words(locale)
  const named = await findPeople(act, readRef(ref))
  // An id in the register, where nobody bears it as a name.
  const people = named.length > 0 || !ID.test(ref) ? named : await findPeople(act, { id: ref })
  if (people.length === 1 && people[0]) return { person: people[0] }
  const shown = ref.startsWith(ID_MARK) ? ref.slice(ID_MARK.length) : ref
  if (people.length === 0) return { card: refusalAbout(again.key, w.noSuchPerson(shown), w.noSuchPersonHint) }
  const meant = (id: string) => again.among?.(personKey(id)) ?? personKey(id)
  const choices = people.map(({ id, name, about }) =>
    press(about ? w.nameOf(name, about) : name, line(again.id, { ...again.args, [again.key]: meant(id) })),
  )
  const parts = [text(w.severalPeopleHint), buttons(...choices)]
  return { card: card(w.severalPeople(shown), parts, 'question') }
}

function readRef(ref: string): PersonRef {
  if (ref.startsWith(ID_MARK)) return { id: ref.slice(ID_MARK.length) }
  const userId = MENTION.exec(ref)?.[1]
  return userId ? { account: { platform: 'slack', userId } } : { name: splitName(ref).name }
}
