// The town itself in the export, and its charters.
import type { Reader } from '../../domain/act.ts'
import { type Charter, charterRules } from '../../domain/charter/charter.ts'
import type { TownModel } from '../../domain/town/model.ts'

export async function exportTownEntry({ tx, town: id }: Reader) {
  const { name, timezone, lineDestination, slackTeamId, staffChannel, settings } =
    await tx.town.findUniqueOrThrow({ where: { id } })
  return {
    id,
    name,
    timezone,
    line: { destination: lineDestination },
    slack: { teamId: slackTeamId, staffChannel },
    settings,
  }
}

export const exportCharters = ({ charters }: TownModel): Charter[] =>
  charters
    .map(({ rules, ...charter }) => ({ ...charter, rules: charterRules.parse(rules) }))
    .toSorted((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))
