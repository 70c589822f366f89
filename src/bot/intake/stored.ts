// Events that could not be answered at once, kept until they are. They come in as one statement for all who wait, and go
// out in the order they came, each person's one after the other. What was said lies sealed: it may be a secret vote.
import { z } from 'zod'
import { type ForMany, forMany, type Sql, statement } from '../../db/sql.ts'
import type { Vault } from '../../vault.ts'
import { openedWords, sealedWords } from '../turn/secret.ts'
import { type Utterance, utteranceSchema, whoOf } from '../turn/turn.ts'

export type Stored = {
  /** Makes events durable; false where too many wait for that already. */
  keep: (utterances: Utterance[], more: { now: Date; dueInMs: number }) => Promise<boolean>
  /** Whether something this person said before still waits. */
  isBehind: (utterance: Utterance) => boolean
  /** Nothing waits any more. */
  clear: () => void
  /** Takes events that are due, for as long as somebody needs to answer them. */
  lease: (now: Date, most: number) => Promise<Utterance[]>
  forget: (utterance: Utterance) => Promise<void>
}

const KEPT_AT_ONCE = 500
/** Events that wait to be made durable, before more are refused. */
const WAITING_MOST = 5_000

/** How long whoever takes a stored event has it to themselves; longer with each try. */
const LEASE_MS = 20_000
const LEASE_MOST_MS = 600_000

const kept = z.object({})
const keeping: ForMany<typeof kept> = {
  row: kept,
  columns: 'platform text, event text, who text, utterance jsonb, at timestamptz, due timestamptz',
  statement: (given) => statement`with kept as (
      insert into stored_event (platform, event_id, who, utterance, stored_at, due_at)
      select platform, event, who, utterance, at, due from ${given} order by n on conflict do nothing)
    select 0 as n where false`,
}
const leased = z.object({ id: z.bigint(), utterance: utteranceSchema })

type Asked = {
  rows: Record<string, unknown>[]
  done: (kept: boolean) => void
  fail: (error: unknown) => void
}

export function openStored(sql: Sql, vault: Vault): Stored {
  const behind = new Set<string>()
  const waiting: Asked[] = []
  let count = 0
  let writing = false
  const write = async (): Promise<void> => {
    writing = true
    while (waiting.length > 0) {
      const now = waiting.splice(0, KEPT_AT_ONCE)
      const rows = now.flatMap((asked) => asked.rows)
      count -= rows.length
      try {
        await forMany(sql.rows, keeping, rows)
        for (const { done } of now) done(true)
      } catch (error) {
        for (const { fail } of now) fail(error)
      }
    }
    writing = false
  }
  return {
    keep: (utterances, { now, dueInMs }) => {
      if (count + utterances.length > WAITING_MOST) return Promise.resolve(false)
      const due = new Date(now.getTime() + dueInMs)
      const rows = utterances.map((utterance) => {
        const { platform, eventId: event } = utterance
        const kept = { ...utterance, text: sealedWords(utterance.text, vault) }
        return { platform, event, who: whoOf(utterance), utterance: kept, at: now, due }
      })
      count += rows.length
      for (const { who } of rows) behind.add(who)
      return new Promise((done, fail) => {
        waiting.push({ rows, done, fail })
        if (!writing) write().catch(fail)
      })
    },
    isBehind: (utterance) => behind.size > 0 && behind.has(whoOf(utterance)),
    clear: () => behind.clear(),
    lease: async (now, most) => {
      const rows = await sql.rows(
        leased,
        statement`update stored_event s set tries = s.tries + 1,
            due_at = ${now}::timestamptz + least(${LEASE_MS} * 2 ^ s.tries, ${LEASE_MOST_MS}) * interval '1 millisecond'
          where s.id in (select e.id from stored_event e where e.due_at <= ${now}
            and not exists (select 1 from stored_event b where b.who = e.who and b.id < e.id and b.due_at > ${now})
            order by e.id limit ${most} for update skip locked)
          returning s.id, s.utterance`,
      )
      return rows
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ utterance }) => ({ ...utterance, text: openedWords(utterance.text, vault) ?? '' }))
    },
    forget: async ({ platform, eventId }) => {
      await sql.count(
        statement`delete from stored_event where platform = ${platform} and event_id = ${eventId}`,
      )
    },
  }
}
