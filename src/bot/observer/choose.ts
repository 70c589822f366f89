// Which observer of a meeting a name means: who bears it among the members, too, is asked about.
import type { Meeting } from '../../domain/meeting/model.ts'
import { type ListedObserver, readObservers } from '../../domain/observer/read.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { splitName } from '../language/names.ts'
import type { Turn } from '../turn/turn.ts'
import { observerRef } from './view.ts'

export async function observerNamed(
  { act }: Turn,
  { id }: Meeting,
  ref: string,
): Promise<ListedObserver | undefined> {
  const observers = await readObservers(act, id)
  const named = foldName(splitName(ref).name)
  return observers.find(
    (one) => observerRef(one.id) === ref || `id:${one.personId}` === ref || foldName(one.name) === named,
  )
}
