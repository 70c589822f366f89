// LINE's webhook: signature on the raw body, 200 as soon as every event is durable, 503 when they cannot be made so.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { validateSignature } from '@line/bot-sdk'
import { faultOf } from '../../fault.ts'
import { answer, forget, type Intake, recover, store } from '../queue/intake.ts'
import type { Utterance } from '../turn/turn.ts'
import { hear, webhookBody } from './hear.ts'

export type LineListener = {
  intake: Intake
  channelSecret: string
  /** The town a webhook's destination belongs to. */
  townOf: (destination: string) => Promise<string | undefined>
}

/** LINE waits two seconds; a turn slower than this is stored and answered a little later. */
const STORE_AFTER_MS = 900
const GIVE_UP_AFTER_MS = 1_800
const AT_ONCE = 16

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
  const durable = await within(GIVE_UP_AFTER_MS, take(listener, body.data))
  end(response, durable ? 200 : 503)
}

/** What the work answers, or false when it takes longer. */
function within(milliseconds: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, milliseconds, false)
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

/** Whether every event of the body is durable: answered, or stored to be answered. */
async function take(
  listener: LineListener,
  { destination, events }: { destination: string; events: unknown[] },
): Promise<boolean> {
  if (events.length === 0) return true
  const { intake } = listener
  try {
    const town = await listener.townOf(destination)
    if (!town) {
      intake.log.warn('LINE webhook for no town of ours')
      return true
    }
    const utterances = events.flatMap((event) => {
      const heard = hear(event, town)
      return heard.kind === 'utterance' ? [heard.utterance] : []
    })
    return await settle(intake, utterances)
  } catch (error) {
    intake.log.error({ fault: faultOf(error) }, 'LINE events not durable')
    return false
  }
}

/** Turns run side by side; what has not finished in time is stored in one go, and forgotten turn by turn. */
async function settle(intake: Intake, utterances: Utterance[]): Promise<boolean> {
  const open = new Set(utterances)
  const stored = new Set<Utterance>()
  const turns = inOrder(utterances, async (one) => {
    await answer(intake, one)
    open.delete(one)
    if (stored.has(one)) await forget(intake, one)
  })
  const finished = turns.then(() => true)
  if (await within(STORE_AFTER_MS, finished)) return true
  const slow = [...open]
  await store(intake, slow, intake.app.now())
  for (const one of slow) {
    if (open.has(one)) stored.add(one)
    else await forget(intake, one)
  }
  turns.catch((error: unknown) => tryAgain(intake, error))
  return true
}

const TRY_AGAIN_MS = 3_000

/** LINE has its 200: what is stored is answered by us, soon and not only at the next tick. */
function tryAgain(intake: Intake, error: unknown): void {
  intake.log.warn({ fault: faultOf(error) }, 'stored events are tried again')
  const again = () => recover(intake, 0).catch((still: unknown) => tryAgain(intake, still))
  setTimeout(() => void again(), TRY_AGAIN_MS).unref()
}

/** A few at a time; the events of one person one after the other, as they were sent. */
async function inOrder(utterances: Utterance[], work: (one: Utterance) => Promise<void>): Promise<void> {
  const people = [...Map.groupBy(utterances, ({ userId }) => userId).values()]
  const lane = async () => {
    for (let next = people.shift(); next; next = people.shift()) for (const one of next) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, people.length) }, lane))
}
