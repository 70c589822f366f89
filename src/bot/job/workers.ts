import { choosePerson } from '../people/choose.ts'
import type { CommandId } from '../table/table.ts'
import type { Card } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'

const BETWEEN = /[,、，;；\n]+/u

/** The people a list of names means, each by name or id; one that is not clear is asked about, and the others stay. */
export async function chosenWorkers(
  turn: Turn,
  said: string | undefined,
  again: { id: CommandId; args: Record<string, unknown> },
): Promise<{ ids: string[] } | { card: Card }> {
  const refs = (said ?? '')
    .split(BETWEEN)
    .map((ref) => ref.trim())
    .filter(Boolean)
  const ids: string[] = []
  for (const [n, ref] of refs.entries()) {
    const among = (person: string) => refs.map((other, at) => (at === n ? person : other)).join(', ')
    const found = await choosePerson(turn, ref, { ...again, key: 'workers', among })
    if ('card' in found) return found
    ids.push(found.person.id)
  }
  return { ids }
}
