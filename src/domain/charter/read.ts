import type { Body } from '../membership/model.ts'
import type { TownModel } from '../town/model.ts'
import { type Charter, inForce } from './charter.ts'

/** The version of a body's charter in force on a day; the latest where none is. */
export function versionOn(
  { charters }: Pick<TownModel, 'charters'>,
  { charterId }: Pick<Body, 'charterId'>,
  day: string,
): Charter | undefined {
  const versions = charters.filter(({ id }) => id === charterId)
  return inForce(versions, day) ?? versions.at(-1)
}

/** The latest version there is, in force or still to come: what an amendment follows. */
export const latestVersion = (
  { charters }: Pick<TownModel, 'charters'>,
  { charterId }: Pick<Body, 'charterId'>,
): number => Math.max(0, ...charters.filter(({ id }) => id === charterId).map(({ version }) => version))

export type Stated = {
  name: string
  values: [key: string, value: unknown][]
  article: string
  reading: { ja: string; en: string } | undefined
}

/** Every rule of a charter as it is stated: its values, its article, its reading. */
export const statedRules = ({ rules }: Charter): Stated[] =>
  Object.entries(rules).flatMap(([name, rule]) => {
    if (!rule) return []
    const { article, reading, ...values } = rule
    return [{ name, values: Object.entries(values), article, reading }]
  })
