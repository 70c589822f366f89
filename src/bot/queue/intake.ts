// Between a platform's webhook and `converse`: an event is durable before the platform hears so, and is answered once.
import type { Logger } from 'pino'
import { z } from 'zod'
import { isDatabaseAway } from '../../db/away.ts'
import { type Sql, statement } from '../../db/sql.ts'
import type { Platform } from '../../domain/people/model.ts'
import { faultOf } from '../../fault.ts'
import { type App, converse, type Reply } from '../engine/converse.ts'
import { card, cardSchema, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { platformSchema, type Utterance, utteranceSchema } from '../turn/turn.ts'
import { words } from '../turn/words.ts'

type Outcome = 'answered' | 'repeated' | 'failed'

export type Answerer = (card: Reply['card'], utterance: Utterance) => Promise<void>

export type Intake = {
  app: App
  /** Single statements apart from the turns': events can be stored while all turns are busy. */
  sql: Sql
  log: Logger
  answerers: Partial<Record<Platform, Answerer>>
  metrics: { turns: (platform: Platform, seconds: number, outcome: Outcome) => void }
}

/**
 * Answers an utterance and brings the answer to the platform; the turn is durable when this returns. A fault of the
 * program is told to the person, with nothing recorded; a database that is away is thrown, so that the platform sends again.
 */
export async function answer(intake: Intake, utterance: Utterance): Promise<void> {
  const begun = performance.now()
  const count = (outcome: Outcome) =>
    intake.metrics.turns(utterance.platform, (performance.now() - begun) / 1000, outcome)
  try {
    const reply = await converse(intake.app, utterance)
    count(reply?.again ? 'repeated' : 'answered')
    if (reply && !reply.again) void sendReply(intake, utterance, reply)
    else if (reply && !reply.replied) void repeat(intake, utterance, reply)
  } catch (error) {
    count('failed')
    if (isDatabaseAway(error)) throw error
    intake.log.error(
      {
        event: utterance.eventId,
        platform: utterance.platform,
        fault: error instanceof Error ? error.stack : 'unknown',
      },
      'turn failed',
    )
    void sendReply(intake, utterance, {
      card: faultCard(utterance.locale ?? 'ja'),
      again: false,
      replied: false,
    })
  }
}

export function faultCard(locale: Locale): Reply['card'] {
  const w = words(locale)
  return card(w.faultTitle, [text(w.fault)], 'refusal')
}

export async function sendReply(
  { answerers, log, sql }: Intake,
  utterance: Utterance,
  reply: Reply,
): Promise<void> {
  try {
    if (utterance.reply !== undefined) await answerers[utterance.platform]?.(reply.card, utterance)
    markReplied({ sql, log }, utterance)
  } catch (error) {
    log.warn(
      {
        event: utterance.eventId,
        platform: utterance.platform,
        fault: faultOf(error),
      },
      'answer not brought',
    )
  }
}

/** How long the instance that took the turn has to bring the answer, before a redelivered event's answer is brought again. */
const ANSWER_GRACE_MS = 5_000

/** A redelivered event is answered again only if the first answer never left; whoever claims it first brings it. */
async function repeat(intake: Intake, utterance: Utterance, reply: Reply): Promise<void> {
  const { sql, app, log } = intake
  const { platform, eventId } = utterance
  const now = app.now()
  try {
    const claimed = await sql.count(statement`update inbox set replied_at = ${now}
      where platform = ${platform} and event_id = ${eventId} and replied_at is null
        and at < ${new Date(now.getTime() - ANSWER_GRACE_MS)}`)
    if (claimed === 1) await sendReply(intake, utterance, reply)
  } catch (error) {
    log.warn({ event: eventId, platform, fault: faultOf(error) }, 'answer not brought again')
  }
}

type Marks = { platforms: string[]; events: string[] }
const waiting = new Map<Sql, Marks>()
const MARK_EVERY_MS = 300

/** Answers that left are marked together, a few times a second. */
export function markReplied(
  { sql, log }: Pick<Intake, 'sql' | 'log'>,
  { platform, eventId }: Utterance,
): void {
  const marks = waiting.get(sql) ?? { platforms: [], events: [] }
  marks.platforms.push(platform)
  marks.events.push(eventId)
  if (waiting.has(sql)) return
  waiting.set(sql, marks)
  setTimeout(
    () =>
      void flushReplied(sql).catch((error: unknown) =>
        log.warn({ fault: faultOf(error) }, 'answers not marked'),
      ),
    MARK_EVERY_MS,
  )
}

/** Writes the marks down now; also at shutdown. */
export async function flushReplied(sql: Sql): Promise<void> {
  const marks = waiting.get(sql)
  waiting.delete(sql)
  if (!marks) return
  await sql.count(statement`update inbox i set replied_at = now()
    from unnest(${marks.platforms}::text[], ${marks.events}::text[]) as s (platform, event_id)
    where i.platform = s.platform and i.event_id = s.event_id and i.replied_at is null`)
}

/** Keeps events whose turn is slower than the platform waits. */
export async function store({ sql }: Pick<Intake, 'sql'>, utterances: Utterance[], now: Date): Promise<void> {
  await sql.count(statement`insert into stored_event (platform, event_id, utterance, stored_at)
    select u->>'platform', u->>'eventId', u, ${now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(utterances)}::jsonb) as u on conflict do nothing`)
}

export async function forget({ sql }: Pick<Intake, 'sql'>, { platform, eventId }: Utterance): Promise<void> {
  await sql.count(statement`delete from stored_event where platform = ${platform} and event_id = ${eventId}`)
}

/** An answered event is brought by its way back alone: its words are not kept. */
const OLD = { userId: '', text: '', manner: 'exact', room: 'private' } as const
const unansweredRow = z.object({
  platform: platformSchema,
  event_id: z.string(),
  town_id: z.string(),
  card: cardSchema,
  reply: z.unknown(),
})
const storedRow = z.object({ utterance: utteranceSchema })

const STORED_AFTER_MS = 20_000
const UNANSWERED_AFTER_MS = 60_000
const UNANSWERED_UNTIL_MS = 60 * 60_000
const AT_ONCE = 200

/** Picks up what a stopped instance left: stored events are answered, answers that never left are brought. */
export async function recover(intake: Intake, storedForMs = STORED_AFTER_MS): Promise<void> {
  const { sql, app } = intake
  const now = app.now().getTime()
  const stored = await sql.rows(
    storedRow,
    statement`select utterance from stored_event where stored_at < ${new Date(now - storedForMs)}
      order by stored_at limit ${AT_ONCE}`,
  )
  for (const { utterance } of stored) {
    await answer(intake, utterance)
    await forget(intake, utterance)
  }
  const unanswered = await sql.rows(
    unansweredRow,
    statement`update inbox set replied_at = ${app.now()} where (platform, event_id) in (select platform, event_id from inbox
        where at > ${new Date(now - UNANSWERED_UNTIL_MS)} and at < ${new Date(now - UNANSWERED_AFTER_MS)}
          and replied_at is null and reply <> 'null'::jsonb order by at limit ${AT_ONCE} for update skip locked)
      returning platform, event_id, town_id, card, reply`,
  )
  for (const { platform, event_id: eventId, town_id: town, card: kept, reply } of unanswered)
    await sendReply(
      intake,
      { ...OLD, eventId, town, platform, reply },
      { card: kept, again: true, replied: false },
    )
}
