import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'
import { type CharterRules, charterRules } from './charter.ts'

export type Amendment = {
  bodyId: string
  /** The version the amendment was written for: another one meanwhile is no longer what was read. */
  seenVersion: number
  /** The day the new version comes into force. */
  from: string
  /** `written.allowed` → `true`. */
  set: Record<string, string>
  article: string
}

export type AmendRefusal =
  | NotPermitted
  | { kind: 'no-such-body' }
  | { kind: 'charter-changed' }
  | { kind: 'not-later'; from: string }
  | { kind: 'no-such-rule'; path: string; known: string[] }
  | { kind: 'no-such-value'; path: string; value: string; known: string[] }
  | { kind: 'nothing-changes' }

const latestRow = z.object({
  id: z.string(),
  version: z.int(),
  name: z.unknown(),
  from: z.string(),
  rules: charterRules,
})

/**
 * Writes a new version of a body's charter, in force from a day on: the rules before stay, and judge what was decided under
 * them. Each changed rule cites the amendment's article; a reading of the old words goes with them.
 */
export async function amendCharter(
  act: Act,
  { bodyId, seenVersion, from, set, article }: Amendment,
): Promise<Outcome<{ id: string; version: number; rules: CharterRules }, AmendRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const [latest] = await act.sql.rows(
    latestRow,
    statement`select c.id, c.version, c.name, c.effective_from::text as from, c.rules from body b
      join charter_version c on c.town_id = b.town_id and c.id = b.charter_id
      where b.town_id = ${act.town} and b.id = ${bodyId} order by c.version desc limit 1 for update of b, c`,
  )
  if (!latest) return refuse({ kind: 'no-such-body' })
  if (latest.version !== seenVersion) return refuse({ kind: 'charter-changed' })
  if (from <= latest.from) return refuse({ kind: 'not-later', from: latest.from })
  const amended = amendedRules(latest.rules, set, article)
  if (!amended.ok) return amended
  const version = latest.version + 1
  await act.sql.count(statement`update charter_version set effective_to = ${from}::date - 1
    where town_id = ${act.town} and id = ${latest.id} and version = ${latest.version}`)
  await act.sql.count(statement`insert into charter_version (town_id, id, version, name, effective_from, rules)
    values (${act.town}, ${latest.id}, ${version}::int, ${JSON.stringify(latest.name)}::jsonb, ${from}::date, ${JSON.stringify(amended.value)}::jsonb)`)
  await touchTown(act)
  await audit(act, { act: 'charter.amended', subject: latest.id, facts: { version, from, set, article } })
  return done({ id: latest.id, version, rules: amended.value })
}

type Loose = Record<string, Record<string, unknown> | undefined>

/** The rules with some values set anew; a path or a value the charter does not know is refused by name. */
export function amendedRules(
  rules: CharterRules,
  set: Record<string, string>,
  article: string,
): Outcome<
  CharterRules,
  Extract<AmendRefusal, { kind: 'no-such-rule' | 'no-such-value' | 'nothing-changes' }>
> {
  const next: Loose = structuredClone(rules)
  const changed: string[] = []
  for (const [path, said] of Object.entries(set)) {
    const [section = '', key = 'value'] = path.split('.')
    const rule = next[section]
    if (!rule || !(key in rule) || UNSET.includes(key))
      return refuse({ kind: 'no-such-rule', path, known: pathsOf(rules) })
    const value = readValue(said)
    if (rule[key] === value) continue
    rule[key] = value
    rule.article = article
    delete rule.reading
    changed.push(path)
    const parsed = charterRules.safeParse(next)
    if (!parsed.success)
      return refuse({ kind: 'no-such-value', path, value: said, known: valuesIn(parsed.error) })
  }
  return changed.length === 0 ? refuse({ kind: 'nothing-changes' }) : done(charterRules.parse(next))
}

/** What a rule is named by, and what an amendment writes itself. */
const UNSET = ['article', 'reading']

const pathsOf = (rules: Loose): string[] =>
  Object.entries(rules).flatMap(([section, rule]) =>
    Object.keys(rule ?? {}).flatMap((key) => (UNSET.includes(key) ? [] : [`${section}.${key}`])),
  )

function readValue(said: string): unknown {
  if (said === 'true' || said === 'false') return said === 'true'
  if (said === 'null') return null
  return /^-?\d+$/.test(said) ? Number(said) : said
}

/** What an enumeration would have taken. */
const valuesIn = ({ issues }: z.ZodError): string[] =>
  issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
