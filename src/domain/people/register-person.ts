import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { foldName } from './fold-name.ts'
import { mayKeepOffice } from './may.ts'
import { isKnown, readActor } from './read.ts'

export type RegisterRefusal = NotPermitted | { kind: 'name-known' }

const made = z.object({ id: z.string() })

/**
 * Enters somebody into the register, without any role: what they are to the town follows from a seat or an entry as a worker.
 * A name that is known already is entered again only where the caller is `sure` that it is somebody else.
 */
export async function registerPerson(
  act: Act,
  { name, kana, sure }: { name: string; kana: string | undefined; sure: boolean },
): Promise<Outcome<{ id: string }, RegisterRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (!sure && (await isKnown(act, name))) return refuse({ kind: 'name-known' })
  // Numbers follow each other, whoever registers at the same time.
  await act.sql.count(statement`select 1 from town where id = ${act.town} for no key update`)
  const [row] = await act.sql.rows(
    made,
    statement`insert into person (town_id, id, name, name_key, kana, roles)
      select ${act.town}, 'person-' || (coalesce(max(substring(id from '^person-([0-9]+)$')::int), 0) + 1), ${name}, ${foldName(name)},
        ${kana ?? null}, '{}'
      from person where town_id = ${act.town} returning id`,
  )
  const { id } = made.parse(row)
  await audit(act, { act: 'person.registered', subject: id })
  return done({ id })
}

export type UnregisterRefusal = NotPermitted | { kind: 'no-such-person' } | { kind: 'person-in-use' }

/** Takes a registration back, as long as nothing has been built on it: no seat, no account, no entry as a worker. */
export async function takeBackRegistration(
  act: Act,
  { personId }: { personId: string },
): Promise<Outcome<{ name: string }, UnregisterRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const found = await act.tx.person.findUnique({
    where: { townId_id: { townId: act.town, id: personId } },
    select: {
      name: true,
      roles: true,
      _count: {
        select: { accounts: true, appointments: true, offices: true, linkCodes: true, supports: true },
      },
      worker: true,
    },
  })
  if (!found) return refuse({ kind: 'no-such-person' })
  const { accounts, appointments, offices, linkCodes, supports } = found._count
  if (found.roles.length + accounts + appointments + offices + linkCodes + supports > 0 || found.worker)
    return refuse({ kind: 'person-in-use' })
  await act.sql.count(statement`delete from person where town_id = ${act.town} and id = ${personId}`)
  await audit(act, { act: 'person.unregistered', subject: personId })
  return done({ name: found.name })
}
