import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { nameOfPerson, readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { mayKeepSales } from './may.ts'
import type { Lead, NextRefusal, NoSuchClient } from './model.ts'
import { findClient, findLead, lockNumbers } from './read.ts'
import { writeStep } from './write-step.ts'

export type NewLead = {
  clientNo: number
  topic: string
  ownerId?: string | undefined
  nextOn?: string | undefined
}
export type MakeLeadRefusal = NotPermitted | NoSuchClient | NextRefusal | { kind: 'no-such-person' }

const madeRow = z.object({ no: z.int() })

/** Writes a lead of a client down; its next step lies today or ahead. */
export async function makeLead(
  act: Act,
  town: Pick<TownModel, 'timezone'>,
  { clientNo, topic, ownerId, nextOn }: NewLead,
): Promise<Outcome<Lead, MakeLeadRefusal>> {
  const not = forbidden(mayKeepSales(await readActor(act)))
  if (not) return refuse(not)
  if (nextOn !== undefined && nextOn < dayIn(town, act.now)) return refuse({ kind: 'next-in-the-past' })
  if (ownerId !== undefined && (await nameOfPerson(act, ownerId)) === undefined)
    return refuse({ kind: 'no-such-person' })
  await lockNumbers(act)
  if (!(await findClient(act, clientNo))) return refuse({ kind: 'no-such-client' })
  const [made] = await act.sql.rows(
    madeRow,
    statement`insert into lead (town_id, no, client_no, topic, stage, owner_id, next_on, at, changed_at, by_id, via)
      select ${act.town}, coalesce(max(no), 0) + 1, ${clientNo}::int, ${topic}, 'lead', ${ownerId ?? null}, ${nextOn ?? null}::date,
        ${act.now}::timestamptz, ${act.now}::timestamptz, ${act.by}, ${act.via}
      from lead where town_id = ${act.town} returning no`,
  )
  const { no } = madeRow.parse(made)
  await writeStep(act, { no, stage: 'lead', nextOn: nextOn ?? null, note: null })
  await audit(act, {
    act: 'lead.made',
    subject: `lead-${no}`,
    facts: { client: clientNo, owner: ownerId ?? null, next: nextOn ?? null },
  })
  const found = await findLead(act, no)
  if (!found) throw new Error(`lead ${no} was not written`)
  return done(found)
}
