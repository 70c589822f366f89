// Answers on their way to those who spoke: brought once the turn has committed, marked when they are known to have been,
// tried again with longer and longer pauses while it makes sense, and listed for staff when they never left.
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import { z } from 'zod'
import { inBackground } from '../../background.ts'
import { type Sql, statement } from '../../db/sql.ts'
import type { Platform } from '../../domain/people/model.ts'
import { faultOf } from '../../fault.ts'
import type { Vault } from '../../vault.ts'
import type { Sent } from '../queue/message.ts'
import { type Card, cardSchema } from '../turn/card.ts'
import { opened } from '../turn/secret.ts'
import { platformSchema, type WayBack } from '../turn/turn.ts'

/** Brings one answer to its platform. `maybeSent`: somebody may have brought it already and not lived to say so. */
export type Answerer = (card: Card, way: WayBack, maybeSent: boolean) => Promise<Sent>
export type Answerers = Partial<Record<Platform, Answerer>>

export type Bringer = {
  /** Brings an answer, some at a time; what there is no room for is brought a little later. */
  bring: (way: WayBack, card: Card, maybeSent?: boolean) => void
  /** Notes that there is nothing to bring, or that it was brought another way. */
  mark: (way: WayBack) => void
  /** Brings what is not known to have been brought, and gives up what no longer makes sense. */
  again: (now: Date) => Promise<void>
  /** Waits for what is on its way and writes down what was brought. */
  close: () => Promise<void>
}

const AT_ONCE = 64
const WAITING_MOST = 2_000
const MARK_EVERY_MS = 50
const MARK_AGAIN_MS = 1_000
/** Whoever took the turn has this long to bring its answer. */
const GRACE_MS = 20_000
const SENSIBLE_MS = 60 * 60_000
const LOOK_BACK_MS = 3 * 86_400_000
const TRY_FIRST_MS = 20_000
const TRY_MOST_MS = 600_000
const AGAIN_MOST = 200

const unbroughtRow = z.object({
  platform: platformSchema,
  event_id: z.string(),
  town_id: z.string(),
  card: cardSchema,
  reply: z.unknown(),
})
type Unbrought = z.output<typeof unbroughtRow>

export type Bringing = {
  sql: Sql
  log: Logger
  answerers: Answerers
  vault: Pick<Vault, 'open'>
  /** Lists an answer for staff that will never arrive. */
  giveUp: (way: WayBack, card: Card, why: string) => Promise<void>
  /** Told how each attempt ended. */
  outcome: (platform: Platform, kind: Sent['kind'] | 'failed') => void
}

export function openBringer({ sql, log, answerers, vault, giveUp, outcome }: Bringing): Bringer {
  const limit = pLimit(AT_ONCE)
  const onTheWay = new Set<string>()
  const marks = openMarks(sql, log)
  const keyOf = ({ platform, eventId }: WayBack) => `${platform} ${eventId}`

  const carry = async (way: WayBack, card: Card, maybeSent: boolean): Promise<void> => {
    const failed = (fault: string) =>
      log.warn({ event: way.eventId, platform: way.platform, fault }, 'answer not brought')
    try {
      const sent = (await answerers[way.platform]?.(card, way, maybeSent)) ?? NOT_SET_UP
      outcome(way.platform, sent.kind)
      if (sent.kind === 'sent') marks.add(way)
      if (sent.kind === 'later') failed('the platform asks to wait')
      if (sent.kind === 'never') {
        failed(sent.reason)
        await giveUp(way, card, sent.reason)
      }
    } catch (error) {
      outcome(way.platform, 'failed')
      failed(faultOf(error))
    } finally {
      onTheWay.delete(keyOf(way))
    }
  }
  const bring: Bringer['bring'] = (way, card, maybeSent = false) => {
    if (way.reply === undefined || way.reply === null) return
    if (onTheWay.has(keyOf(way)) || limit.pendingCount >= WAITING_MOST) return
    onTheWay.add(keyOf(way))
    inBackground(
      log,
      'answer not brought',
      limit(() => carry(way, card, maybeSent)),
    )
  }
  return {
    bring,
    mark: marks.add,
    again: async (now) => {
      for (const row of await claim(sql, now)) bring(wayOf(row), opened(row.card, vault), true)
      for (const row of await tooLate(sql, now)) await giveUp(wayOf(row), opened(row.card, vault), 'too late')
    },
    close: async () => {
      while (limit.activeCount + limit.pendingCount > 0) await new Promise((done) => setTimeout(done, 20))
      await marks.write()
    },
  }
}

const NOT_SET_UP: Sent = { kind: 'never', reason: 'this platform is not set up' }

const wayOf = ({ platform, event_id: eventId, town_id: town, reply }: Unbrought): WayBack => ({
  ...{ platform, eventId, town, reply },
})

/** Answers whose bringing nobody has reported, each for one instance at a time. */
const claim = (sql: Sql, now: Date): Promise<Unbrought[]> =>
  sql.rows(
    unbroughtRow,
    statement`update inbox i set tries = i.tries + 1,
        try_at = ${now}::timestamptz + least(${TRY_FIRST_MS} * 2 ^ i.tries, ${TRY_MOST_MS}) * interval '1 millisecond'
      where (i.platform, i.event_id) in (select platform, event_id from inbox
        where at > ${new Date(now.getTime() - SENSIBLE_MS)} and at < ${new Date(now.getTime() - GRACE_MS)}
          and replied_at is null and reply is not null and not given_up and (try_at is null or try_at <= ${now})
        order by at limit ${AGAIN_MOST} for update skip locked)
      returning i.platform, i.event_id, i.town_id, i.card, i.reply`,
  )

/** Answers that never left while they made sense. */
const tooLate = (sql: Sql, now: Date): Promise<Unbrought[]> =>
  sql.rows(
    unbroughtRow,
    statement`select platform, event_id, town_id, card, reply from inbox
      where at > ${new Date(now.getTime() - LOOK_BACK_MS)} and at <= ${new Date(now.getTime() - SENSIBLE_MS)}
        and replied_at is null and reply is not null and not given_up
      order by at limit ${AGAIN_MOST}`,
  )

type Marks = { add: (way: WayBack) => void; write: () => Promise<void> }

/** Written some at a time, shortly after; kept while they cannot be written. */
function openMarks(sql: Sql, log: Logger): Marks {
  let waiting: WayBack[] = []
  let soon = false
  const later = (milliseconds: number): void => {
    if (soon) return
    soon = true
    setTimeout(() => {
      soon = false
      inBackground(log, 'answers not marked', write())
    }, milliseconds)
  }
  const write = async (): Promise<void> => {
    const now = waiting
    waiting = []
    if (now.length === 0) return
    try {
      await sql.count(statement`update inbox i set replied_at = now()
        from unnest(${now.map(({ platform }) => platform)}::text[], ${now.map(({ eventId }) => eventId)}::text[]) as s (platform, event_id)
        where i.platform = s.platform and i.event_id = s.event_id and i.replied_at is null`)
    } catch (error) {
      waiting = [...now, ...waiting]
      later(MARK_AGAIN_MS)
      throw error
    }
  }
  return {
    add: (way) => {
      waiting.push(way)
      later(MARK_EVERY_MS)
    },
    write,
  }
}
