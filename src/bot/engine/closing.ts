// What a turn ends with, in one statement that is committed with it: the event and its answer go on record, and what was
// shown and asked. A second delivery of the event fails here, at the inbox's key.
import { z } from 'zod'
import { type ForMany, type Statement, statement, statementFor } from '../../db/sql.ts'
import type { Vault } from '../../vault.ts'
import type { Card } from '../turn/card.ts'
import { sealed } from '../turn/secret.ts'
import type { Begun } from './begun.ts'

const COLUMNS = `platform text, event text, town text, account text, at timestamptz, card jsonb, reply jsonb,
  shown jsonb, asked jsonb, changed boolean, heard boolean`

const closing: Pick<ForMany<z.ZodType>, 'columns' | 'statement'> = {
  columns: COLUMNS,
  statement: (given) => statement`with ended as materialized (select * from ${given}),
    answered as (
      insert into inbox (platform, event_id, town_id, at, card, reply)
      select platform, event, town, at, card, reply from ended),
    remembered as (
      update account a set shown = g.shown, asked = g.asked, reachable = a.reachable or g.heard from ended g
      where g.changed and a.town_id = g.town and a.platform = g.platform and a.user_id = g.account),
    settled as (
      delete from stored_event s using ended g where s.platform = g.platform and s.event_id = g.event)
    select`,
}

export const closed = z.object({})

/** Everything that turns ended together leave behind. */
export const closingOf = (ended: { begun: Begun; answer: Card }[], vault: Vault): Statement =>
  statementFor(
    closing,
    ended.map(({ begun, answer }) => rowOf(begun, sealed(answer, vault))),
  )

function rowOf({ utterance, opening, memo, now }: Begun, card: Card): Record<string, unknown> {
  const { platform, eventId, town, userId, reply, occasion, room } = utterance
  const heard = !opening.reachable && occasion !== 'unfollow' && room !== 'group'
  // What happens beside the talk is no answer to what was asked.
  const beside = occasion || room === 'group' || (platform === 'slack' && reply === undefined)
  const asked = beside ? (memo.asked ?? opening.asked) : memo.asked
  return {
    ...{ platform, event: eventId, town, account: userId, at: now, card, reply: reply ?? null },
    ...{ shown: memo.shown, asked, heard },
    changed: memo.shown !== opening.shown || asked !== opening.asked || heard,
  }
}
