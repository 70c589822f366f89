// Pictures and files are fetched from their platform before their turn: beside the webhook, a few at a time, again where the
// platform is late, and given up before anybody waits too long.
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../../db/away.ts'
import { faultOf } from '../../fault.ts'
import type { App } from '../engine/converse.ts'
import { keepContent, wantsContent } from '../engine/keep-content.ts'
import type { Content, Utterance } from '../turn/turn.ts'

/** What a platform has of something that was sent; whatever may be different in a moment is thrown. */
export type Fetched = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'too-large' } | { kind: 'gone' }
export type FetchContent = (
  id: string,
  limits: { mostBytes: number; signal: AbortSignal },
) => Promise<Fetched>

export type Contents = {
  /** The utterance with what became of its content. */
  take: (utterance: Utterance) => Promise<Utterance>
  /** Lets go of what is being fetched: it is fetched again by whoever comes next. */
  stop: () => void
}

type Parts = { app: App; fetch: FetchContent | undefined; mostBytes: number; log: Logger }

const AT_ONCE = 3
/** All tries together end before anybody else may take the event. */
const WITHIN_MS = 14_000
const TRY_MS = 8_000
const PAUSES_MS = [400, 1_200, 3_000]

export function openContents({ app, fetch, mostBytes, log }: Parts): Contents {
  const stopping = new AbortController()
  const going = new Map<string, Promise<Utterance>>()
  const room = pLimit(AT_ONCE)

  const taken = async (utterance: Utterance, { id, kind }: Content): Promise<Content['taken']> => {
    if (kind === 'video' || kind === 'audio' || !fetch) return undefined
    if (!(await wantsContent(app, utterance))) return { kind: 'none-held' }
    const found = await room(() => persistently(fetch, id, { mostBytes, log, stopping: stopping.signal }))
    if (!found || found.kind === 'gone') return { kind: 'lost' }
    if (found.kind === 'too-large') return { kind: 'file-too-large' }
    return keepContent(app, utterance, found.bytes)
  }
  const take = async (utterance: Utterance): Promise<Utterance> => {
    const { content } = utterance
    if (!content) return utterance
    try {
      return { ...utterance, content: { ...content, taken: await taken(utterance, content) } }
    } catch (error) {
      if (isDatabaseAway(error) || stopping.signal.aborted) throw error
      log.error({ event: utterance.eventId, fault: faultOf(error) }, 'content not kept')
      return { ...utterance, content: { ...content, taken: { kind: 'lost' } } }
    }
  }
  return {
    take: (utterance) => {
      if (!utterance.content) return Promise.resolve(utterance)
      const { eventId } = utterance
      const work = going.get(eventId) ?? take(utterance).finally(() => going.delete(eventId))
      going.set(eventId, work)
      return work
    },
    stop: () => stopping.abort(),
  }
}

type Trying = { mostBytes: number; log: Logger; stopping: AbortSignal }

/** Tries again for as long as there is time; undefined where it never came. */
async function persistently(
  fetch: FetchContent,
  id: string,
  { mostBytes, log, stopping }: Trying,
): Promise<Fetched | undefined> {
  const end = Date.now() + WITHIN_MS
  for (let attempt = 0; ; attempt += 1) {
    const left = end - Date.now()
    if (left <= 0) return undefined
    try {
      const late = AbortSignal.timeout(Math.min(TRY_MS, left))
      return await fetch(id, { mostBytes, signal: AbortSignal.any([late, stopping]) })
    } catch (error) {
      if (stopping.aborted) throw error
      log.warn({ attempt: attempt + 1, fault: faultOf(error) }, 'content not fetched')
    }
    const pause = PAUSES_MS[attempt]
    if (pause === undefined) return undefined
    await sleep(pause, undefined, { signal: stopping })
  }
}
