import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { shippedCharter } from '../charter/shipped.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { touchTown } from '../town/touch.ts'

export type NewBody = { name: string; charterId: string; parentId?: string | undefined; from: string }

export type FoundRefusal =
  | NotPermitted
  | { kind: 'no-such-charter'; known: string[] }
  | { kind: 'no-such-parent' }
  | { kind: 'name-taken' }

const idRow = z.object({ id: z.string() })

/** Sets up a body under a charter the town has or that comes along; a subcommittee has a parent (第7条). */
export async function foundBody(
  act: Act,
  { name, charterId, parentId, from }: NewBody,
): Promise<Outcome<{ id: string }, FoundRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  // Two bodies at once are numbered one after the other.
  await act.sql.count(statement`select 1 from town where id = ${act.town} for update`)
  const known = await act.tx.charterVersion.findMany({
    where: { townId: act.town },
    select: { id: true },
    distinct: ['id'],
    orderBy: { id: 'asc' },
  })
  const shipped = shippedCharter(charterId)
  if (!known.some(({ id }) => id === charterId) && !shipped)
    return refuse({ kind: 'no-such-charter', known: known.map(({ id }) => id) })
  const bodies = await act.tx.body.findMany({ where: { townId: act.town }, select: { id: true, name: true } })
  if (bodies.some((body) => body.name === name)) return refuse({ kind: 'name-taken' })
  if (parentId !== undefined && !bodies.some(({ id }) => id === parentId))
    return refuse({ kind: 'no-such-parent' })
  if (shipped && !known.some(({ id }) => id === charterId))
    await act.sql.count(statement`insert into charter_version (town_id, id, version, name, effective_from, effective_to, rules)
      values (${act.town}, ${shipped.id}, ${shipped.version}::int, ${JSON.stringify(shipped.name)}::jsonb,
        ${shipped.effective.from}::date, ${shipped.effective.to}::date, ${JSON.stringify(shipped.rules)}::jsonb)`)
  const [made] = await act.sql.rows(
    idRow,
    statement`insert into body (town_id, id, name, charter_id, parent_id, from_date)
      values (${act.town}, ${nextId(bodies.map(({ id }) => id))}, ${name}, ${charterId}, ${parentId ?? null}, ${from}::date) returning id`,
  )
  const { id } = idRow.parse(made)
  await touchTown(act)
  await audit(act, {
    act: 'body.founded',
    subject: id,
    facts: { charter: charterId, parent: parentId ?? null, from },
  })
  return done({ id })
}

function nextId(taken: string[]): string {
  let no = taken.length + 1
  while (taken.includes(`body-${no}`)) no += 1
  return `body-${no}`
}
