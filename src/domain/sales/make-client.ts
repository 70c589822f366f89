import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { foldName } from '../people/fold-name.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepSales } from './may.ts'
import type { Client, ClientKind } from './model.ts'
import { clientNamed, findClient, lockNumbers, organisationNamed } from './read.ts'

export type NewClient = {
  name: string
  kind?: ClientKind | undefined
  contact?: string | undefined
  note?: string | undefined
}
export type MakeClientRefusal = NotPermitted | { kind: 'client-nameless' } | ClientStands
/** A client of the same name, folded, is there already. */
export type ClientStands = { kind: 'client-stands'; client: Client }

const madeRow = z.object({ no: z.int() })

/** Writes a client down under the next number, once for a name; one that is an organisation of the register is linked to it. */
export async function makeClient(
  act: Act,
  { name, kind = 'company', contact, note }: NewClient,
): Promise<Outcome<Client, MakeClientRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  const key = foldName(name)
  if (key === '') return refuse({ kind: 'client-nameless' })
  await lockNumbers(act)
  const stands = await clientNamed(act, name)
  if (stands) return refuse({ kind: 'client-stands', client: stands })
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into client (town_id, no, name, name_key, kind, contact, note, organisation_id, by_id, via, at)
      select ${act.town}, coalesce(max(no), 0) + 1, ${name.trim()}, ${key}, ${kind}, ${contact ?? null}, ${note ?? null},
        ${await organisationNamed(act, name)}, ${act.by}, ${act.via}, ${act.now}::timestamptz
      from client where town_id = ${act.town} returning no`,
  )
  const { no } = madeRow.parse(made)
  await audit(act, { act: 'client.made', subject: `client-${no}`, facts: { kind } })
  const found = await findClient(act, no)
  if (!found) throw new Error(`client ${no} was not written`)
  return done(found)
}
