// LINE's webhook: signature on the raw body, 200 as soon as every event is durable, 503 when they cannot be made so.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { validateSignature } from '@line/bot-sdk'
import { faultOf } from '../../fault.ts'
import { type Intake, receive } from '../intake/intake.ts'
import type { AskLanguage } from '../intake/languages.ts'
import type { Utterance } from '../turn/turn.ts'
import { hear, webhookBody } from './hear.ts'

export type LineListener = {
  intake: Intake
  channelSecret: string
  /** The town a webhook's destination belongs to. */
  townOf: (destination: string) => Promise<string | undefined>
  /** The language of somebody's profile. */
  languageOf?: AskLanguage | undefined
}

/** LINE waits two seconds. */
const GIVE_UP_AFTER_MS = 1_500

export async function listenLine(
  listener: LineListener,
  { headers }: IncomingMessage,
  response: ServerResponse,
  raw: Buffer,
): Promise<void> {
  const signature = headers['x-line-signature']
  if (typeof signature !== 'string' || !validateSignature(raw, listener.channelSecret, signature))
    return end(response, 401)
  const body = webhookBody.safeParse(parse(raw))
  if (!body.success) return end(response, 400)
  const durable = await inTime(take(listener, body.data))
  end(response, durable ? 200 : 503)
}

/** What the work answers, or false when it takes longer than LINE waits. */
function inTime(work: Promise<boolean>): Promise<boolean> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, GIVE_UP_AFTER_MS, false)
    work.then(done, fail).finally(() => clearTimeout(timer))
  })
}

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end('{}')
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Leaves time for the turn, within what LINE waits. */
const PROFILE_WITHIN_MS = 600

/** Whoever adds the bot is greeted in the language of their profile, where LINE says so soon enough. */
async function greeted(utterance: Utterance, languageOf: AskLanguage | undefined): Promise<Utterance> {
  if (utterance.occasion !== 'follow' || !languageOf) return utterance
  const late = sleep(PROFILE_WITHIN_MS, undefined, { ref: false })
  const locale = await Promise.race([languageOf(utterance.userId), late]).catch(() => undefined)
  return locale ? { ...utterance, locale } : utterance
}

/** Whether every event of the body is durable: answered, or stored to be answered. */
async function take(
  { intake, townOf, languageOf }: LineListener,
  { destination, events }: { destination: string; events: unknown[] },
): Promise<boolean> {
  if (events.length === 0) return true
  try {
    const town = await townOf(destination)
    if (!town) {
      intake.log.warn('LINE webhook for no town of ours')
      return true
    }
    const utterances = events.flatMap((event) => {
      const heard = hear(event, town)
      return heard.kind === 'utterance' ? [heard.utterance] : []
    })
    return await receive(intake, await Promise.all(utterances.map((one) => greeted(one, languageOf))))
  } catch (error) {
    intake.log.error({ fault: faultOf(error) }, 'LINE events not durable')
    return false
  }
}
