// Between a platform's webhook and the turns: an event is durable before the platform hears so, and is answered once.
import type { Logger } from 'pino'
import { inBackground } from '../../background.ts'
import { isDatabaseAway } from '../../db/away.ts'
import type { Platform } from '../../domain/people/model.ts'
import type { App, Reply } from '../engine/converse.ts'
import { card, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { Utterance } from '../turn/turn.ts'
import { words } from '../turn/words.ts'
import type { Bringer } from './bring.ts'
import type { Pipe } from './pipe.ts'
import type { Stored } from './stored.ts'

type Outcome = 'answered' | 'repeated' | 'failed'

export type Intake = {
  app: App
  pipe: Pipe
  stored: Stored
  bringer: Bringer
  log: Logger
  metrics: { turns: (platform: Platform, seconds: number, outcome: Outcome) => void }
  /** Something was stored: it is to be answered soon. */
  wake: () => void
  /** The database could not take something. */
  away: () => void
}

/** A turn slower than this is stored and answered a little later. */
const STORE_AFTER_MS = 600
/** Whoever still has a stored event in hand has it to themselves for this long. */
const IN_HAND_MS = 20_000

/**
 * Whether all these events are durable: their turns committed, or they are stored to be answered. What there is no room
 * for is stored at once, and so is what somebody says while something they said before still waits, and what has to be fetched.
 */
export async function receive(intake: Intake, utterances: Utterance[]): Promise<boolean> {
  const { pipe, stored } = intake
  if (utterances.length === 0) return true
  const fetched = utterances.some(({ content }) => content !== undefined)
  if (fetched || utterances.length > pipe.room() || utterances.some(stored.isBehind))
    return keep(intake, utterances, 0)
  const open = new Set(utterances)
  const kept = new Set<Utterance>()
  const turns = utterances.map(async (one) => {
    await answer(intake, one)
    open.delete(one)
    if (kept.has(one)) await stored.forget(one)
  })
  const settled = Promise.allSettled(turns)
  if (await within(STORE_AFTER_MS, settled)) return open.size === 0 || keep(intake, [...open], 0)
  const slow = [...open]
  const durable = await keep(intake, slow, IN_HAND_MS)
  for (const one of slow) {
    kept.add(one)
    // Answered while it was being stored.
    if (!open.has(one)) inBackground(intake.log, 'stored event not forgotten', stored.forget(one))
  }
  return durable
}

/** Whether the work ends in time. */
function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(done, milliseconds, false)
    const ended = () => {
      clearTimeout(timer)
      done(true)
    }
    work.then(ended, ended)
  })
}

async function keep(
  { stored, app, wake, away, log }: Intake,
  utterances: Utterance[],
  dueInMs: number,
): Promise<boolean> {
  try {
    const durable = await stored.keep(utterances, { now: app.now(), dueInMs })
    if (durable) wake()
    return durable
  } catch (error) {
    log.warn({ events: utterances.length, fault: `${error}` }, 'events not stored')
    if (isDatabaseAway(error)) away()
    return false
  }
}

/**
 * Answers an utterance and sends the answer on its way; the turn is durable when this returns. A fault of the program is
 * told to the person, with nothing recorded; a database that is away is thrown, so that the event is tried again.
 */
export async function answer(intake: Intake, utterance: Utterance): Promise<Reply | undefined> {
  const { pipe, bringer, log, metrics } = intake
  const { eventId: event, platform, town } = utterance
  const begun = performance.now()
  // One wide line for each turn: ids and figures, no words and no names.
  const count = (outcome: Outcome, more: Record<string, unknown> = {}) => {
    const ms = performance.now() - begun
    metrics.turns(platform, ms / 1000, outcome)
    log.info({ event, platform, town, outcome, ms: Math.round(ms), waiting: pipe.waiting(), ...more }, 'turn')
  }
  try {
    const reply = await pipe.take(utterance)
    count(reply?.again ? 'repeated' : 'answered', { did: reply?.did, tone: reply?.card.tone })
    // A redelivered event is answered again by whoever looks for answers that never left.
    if (reply && !reply.again) bringer.bring(utterance, reply.card)
    return reply
  } catch (error) {
    count('failed')
    if (isDatabaseAway(error)) {
      intake.away()
      throw error
    }
    const fault = error instanceof Error ? error.stack : 'unknown'
    log.error({ event, platform, fault }, 'turn failed')
    bringer.bring(utterance, faultCard(utterance.locale ?? 'ja'))
    return undefined
  }
}

export function faultCard(locale: Locale): Reply['card'] {
  const w = words(locale)
  return card(w.faultTitle, [text(w.fault)], 'refusal')
}
