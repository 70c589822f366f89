// What can be wrong with the town itself, and with the charters it brings along.
import { type Checking, sayRepeated } from '../check.ts'

/** A chat platform's door leads into one town. */
export function checkTown({ file: { town }, stored, say }: Checking): void {
  if (!stored.town && !town.name) say(['town', 'name'], 'is missing: the town is new')
  if (stored.lineTown && stored.lineTown !== town.id)
    say(['town', 'line', 'destination'], `belongs to town ${stored.lineTown}`)
  if (stored.slackTown && stored.slackTown !== town.id)
    say(['town', 'slack', 'teamId'], `belongs to town ${stored.slackTown}`)
}

/** A version of a charter comes once, and ends after it begins. */
export function checkCharters({ file: { charters = [] }, say }: Checking): void {
  sayRepeated(
    charters,
    { path: ['charters'], key: ({ id, version }) => `${id} version ${version}`, say },
    (id, first) => `${id} is charters[${first}] already`,
  )
  for (const [index, { effective }] of charters.entries())
    if (effective.to !== null && effective.to < effective.from)
      say(['charters', index, 'effective', 'to'], 'lies before its from')
}
