// Between a platform's webhook and `converse`: an event is durable before the platform hears so, and is answered once.
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import { isDatabaseAway } from '../../db/away.ts'
import { faultOf } from '../../fault.ts'
import { type App, converse, type Reply } from '../engine/converse.ts'
import { card, cardSchema, text } from '../turn/card.ts'
import type { Platform, Utterance } from '../turn/turn.ts'
import { type Locale, wordsOf } from '../turn/words.ts'

type Outcome = 'answered' | 'repeated' | 'failed'

export type Answerer = (card: Reply['card'], said: Utterance) => Promise<void>

export type Intake = {
  app: App
  /** A few connections apart from the turns': events can be stored while all turns are busy. */
  side: Pool
  log: Logger
  answerers: Partial<Record<Platform, Answerer>>
  metrics: { turns: (platform: Platform, seconds: number, outcome: Outcome) => void }
}

/**
 * Answers an utterance and brings the answer to the platform; the turn is durable when this returns. A fault of the
 * program is told to the person, with nothing recorded; a database that is away is thrown, so that the platform sends again.
 */
export async function answer(intake: Intake, said: Utterance): Promise<void> {
  const begun = performance.now()
  const count = (outcome: Outcome) =>
    intake.metrics.turns(said.platform, (performance.now() - begun) / 1000, outcome)
  try {
    const reply = await converse(intake.app, said)
    count(reply?.again ? 'repeated' : 'answered')
    if (reply && !reply.again) void sendReply(intake, said, reply)
    else if (reply && !reply.replied) void repeat(intake, said, reply)
  } catch (error) {
    count('failed')
    if (isDatabaseAway(error)) throw error
    intake.log.error(
      {
        event: said.eventId,
        platform: said.platform,
        fault: error instanceof Error ? error.stack : 'unknown',
      },
      'turn failed',
    )
    void sendReply(intake, said, { card: faultCard(said.locale ?? 'ja'), again: false, replied: false })
  }
}

export function faultCard(locale: Locale): Reply['card'] {
  const w = wordsOf(locale)
  return card(w.faultTitle, [text(w.fault)], 'refusal')
}

export async function sendReply(
  { answerers, log, side }: Intake,
  said: Utterance,
  reply: Reply,
): Promise<void> {
  try {
    if (said.reply !== undefined) await answerers[said.platform]?.(reply.card, said)
    markReplied({ side, log }, said)
  } catch (error) {
    log.warn(
      {
        event: said.eventId,
        platform: said.platform,
        fault: faultOf(error),
      },
      'answer not brought',
    )
  }
}

/** How long the instance that took the turn has to bring the answer, before a redelivered event's answer is brought again. */
const ANSWER_GRACE_MS = 5_000

/** A redelivered event is answered again only if the first answer never left; whoever claims it first brings it. */
async function repeat(intake: Intake, said: Utterance, reply: Reply): Promise<void> {
  const { side, app } = intake
  const claimed = await side.query(
    'update inbox set replied_at = $3 where platform = $1 and event_id = $2 and replied_at is null and at < $4 returning 1',
    [said.platform, said.eventId, app.now(), new Date(app.now().getTime() - ANSWER_GRACE_MS)],
  )
  if (claimed.rowCount === 1) await sendReply(intake, said, reply)
}

type Marks = { platforms: string[]; events: string[] }
const waiting = new Map<Pool, Marks>()
const MARK_EVERY_MS = 300

/** Answers that left are marked together, a few times a second. */
export function markReplied(
  { side, log }: Pick<Intake, 'side' | 'log'>,
  { platform, eventId }: Utterance,
): void {
  const marks = waiting.get(side) ?? { platforms: [], events: [] }
  marks.platforms.push(platform)
  marks.events.push(eventId)
  if (waiting.has(side)) return
  waiting.set(side, marks)
  setTimeout(
    () =>
      void flushReplied(side).catch((error: unknown) =>
        log.warn({ fault: `${error}` }, 'answers not marked'),
      ),
    MARK_EVERY_MS,
  )
}

/** Writes the marks down now; also at shutdown. */
export async function flushReplied(side: Pool): Promise<void> {
  const marks = waiting.get(side)
  waiting.delete(side)
  if (!marks) return
  await side.query(
    `update inbox i set replied_at = now() from unnest($1::text[], $2::text[]) as s (platform, event_id)
      where i.platform = s.platform and i.event_id = s.event_id and i.replied_at is null`,
    [marks.platforms, marks.events],
  )
}

/** Keeps events whose turn is slower than the platform waits. */
export async function store({ side }: Pick<Intake, 'side'>, said: Utterance[], now: Date): Promise<void> {
  await side.query(
    `insert into stored_event (platform, event_id, utterance, stored_at)
      select u->>'platform', u->>'eventId', u, $2 from jsonb_array_elements($1::jsonb) as u on conflict do nothing`,
    [JSON.stringify(said), now],
  )
}

export async function forget(
  { side }: Pick<Intake, 'side'>,
  { platform, eventId }: Utterance,
): Promise<void> {
  await side.query('delete from stored_event where platform = $1 and event_id = $2', [platform, eventId])
}

/** An answered event is brought by its way back alone: what was said is not kept. */
const OLD = { userId: '', text: '', manner: 'exact', room: 'private' } as const
const unansweredRows = z.array(
  z.object({
    platform: z.enum(['line', 'slack']),
    event_id: z.string(),
    town_id: z.string(),
    card: cardSchema,
    reply: z.unknown(),
  }),
)

const storedRows = z.array(
  z.object({
    utterance: z.custom<Utterance>(
      (value) => typeof value === 'object' && value !== null && 'eventId' in value,
    ),
  }),
)
const STORED_AFTER_MS = 20_000
const UNANSWERED_AFTER_MS = 60_000
const UNANSWERED_UNTIL_MS = 60 * 60_000

/** Picks up what a stopped instance left: stored events are answered, answers that never left are brought. */
export async function recover(intake: Intake, storedForMs = STORED_AFTER_MS): Promise<void> {
  const { side, app } = intake
  const now = app.now().getTime()
  const stored = await side.query(
    'select utterance from stored_event where stored_at < $1 order by stored_at limit 200',
    [new Date(now - storedForMs)],
  )
  for (const { utterance } of storedRows.parse(stored.rows)) {
    await answer(intake, utterance)
    await forget(intake, utterance)
  }
  const unanswered = await side.query(
    `update inbox set replied_at = $3 where (platform, event_id) in (select platform, event_id from inbox
        where at > $1 and at < $2 and replied_at is null and reply <> 'null'::jsonb order by at limit 200 for update skip locked)
      returning platform, event_id, town_id, card, reply`,
    [new Date(now - UNANSWERED_UNTIL_MS), new Date(now - UNANSWERED_AFTER_MS), app.now()],
  )
  for (const row of unansweredRows.parse(unanswered.rows)) {
    const said: Utterance = {
      ...OLD,
      eventId: row.event_id,
      town: row.town_id,
      platform: row.platform,
      reply: row.reply,
    }
    await sendReply(intake, said, { card: row.card, again: true, replied: false })
  }
}
