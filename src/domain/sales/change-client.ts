import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { foldName } from '../people/fold-name.ts'
import { readActor } from '../people/read.ts'
import { forbidden } from '../permission.ts'
import type { MakeClientRefusal } from './make-client.ts'
import { mayKeepSales } from './may.ts'
import type { Client, ClientKind, NoSuchClient } from './model.ts'
import { clientNamed, findClient, lockNumbers, organisationNamed } from './read.ts'

/** What is left out stays; null empties. */
export type ClientChange = {
  name?: string | undefined
  kind?: ClientKind | undefined
  contact?: string | null | undefined
  note?: string | null | undefined
}
export type ChangeClientRefusal = MakeClientRefusal | NoSuchClient
export type ChangedClient = { client: Client; before: Client }

/** Changes what is known of a client; another name must be nobody else's, and decides anew which organisation it is. */
export async function changeClient(
  act: Act,
  { no, name, kind, contact, note }: { no: number } & ClientChange,
): Promise<Outcome<ChangedClient, ChangeClientRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  await lockNumbers(act)
  const before = await findClient(act, no)
  if (!before) return refuse({ kind: 'no-such-client' })
  const called = name ?? before.name
  if (foldName(called) === '') return refuse({ kind: 'client-nameless' })
  const stands = await clientNamed(act, called)
  if (stands && stands.no !== no) return refuse({ kind: 'client-stands', client: stands })
  const client: Client = {
    no,
    name: called.trim(),
    kind: kind ?? before.kind,
    contact: contact === undefined ? before.contact : contact,
    note: note === undefined ? before.note : note,
    organisationId: name === undefined ? before.organisationId : await organisationNamed(act, called),
  }
  const changed =
    await act.sql.count(statement`update client set name = ${client.name}, name_key = ${foldName(client.name)}, kind = ${client.kind},
      contact = ${client.contact}, note = ${client.note}, organisation_id = ${client.organisationId}
    where town_id = ${act.town} and no = ${no}`)
  if (changed === 0) return refuse({ kind: 'no-such-client' })
  await audit(act, { act: 'client.changed', subject: `client-${no}`, facts: { kind: client.kind } })
  return done({ client, before })
}
