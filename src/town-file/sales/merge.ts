// Which client an entry speaks of: the file's own, or one that is stored.
import { foldName } from '../../domain/people/fold-name.ts'
import type { TownFile } from '../format.ts'
import type { Stored } from '../stored.ts'
import type { ClientRef } from './format.ts'

/** The number of a client by its number or its name, folded; undefined where there is none. */
export function clientNo(
  { file, stored }: { file: Pick<TownFile, 'clients'>; stored: Pick<Stored, 'clients'> },
  ref: ClientRef,
): number | undefined {
  const own = file.clients ?? []
  if (typeof ref === 'number')
    return own.some(({ no }) => no === ref) || stored.clients.has(ref) ? ref : undefined
  const key = foldName(ref)
  const named = own.find((client) => foldName(client.name) === key)?.no
  if (named !== undefined) return named
  return [...stored.clients].find(
    ([no, nameKey]) => nameKey === key && !own.some((client) => client.no === no),
  )?.[0]
}
