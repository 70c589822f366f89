import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { mayKeepSales } from './may.ts'
import type { Client, NoSuchClient } from './model.ts'
import { findClient, lockNumbers } from './read.ts'

export type RemoveClientRefusal = NotPermitted | NoSuchClient | { kind: 'client-in-use'; client: Client }

/** Takes a client back that was entered by mistake: one with a lead or an order stays. */
export async function removeClient(
  act: Act,
  { no }: { no: number },
): Promise<Outcome<Client, RemoveClientRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  await lockNumbers(act)
  const client = await findClient(act, no)
  if (!client) return refuse({ kind: 'no-such-client' })
  const removed =
    await act.sql.count(statement`delete from client c where c.town_id = ${act.town} and c.no = ${no}
    and not exists (select 1 from lead l where l.town_id = c.town_id and l.client_no = c.no)
    and not exists (select 1 from client_order o where o.town_id = c.town_id and o.client_no = c.no)`)
  if (removed === 0) return refuse({ kind: 'client-in-use', client })
  await audit(act, { act: 'client.removed', subject: `client-${no}` })
  return done(client)
}
