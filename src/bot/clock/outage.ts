// A database that is away, or full: noticed where something could not be written, looked after until it takes what it is
// given again, and told to staff when it is over.
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { inBackground } from '../../background.ts'
import { type Sql, statement } from '../../db/sql.ts'
import { inTransaction } from '../../db/transaction.ts'
import { words } from '../desk/words.ts'
import type { App } from '../engine/converse.ts'
import { recall } from '../engine/opening.ts'
import { card, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'

export type Outage = {
  /** Something could not be written. */
  noticed: () => void
  /** Whether the database takes what it is given; throws where it does not. */
  write: () => Promise<void>
  stop: () => void
}

const LOOK_EVERY_MS = 2_000
/** Shorter ones nobody but the platforms notices: they send again. */
const WORTH_TELLING_MS = 5_000
/** More than a page has left: what is tried has to find new room on the disk. */
const PAGE_BYTES = 9_000

export function watchOutages(app: App, sql: Sql, log: Logger): Outage {
  let since: Date | undefined
  let timer: NodeJS.Timeout | undefined
  const beat = () => sql.count(statement`update pulse set at = now()`)
  const look = async (): Promise<void> => {
    await tryEverything(app)
    await beat()
    const [from, to] = [since, app.now()]
    since = undefined
    clearInterval(timer)
    log.warn({ since: from }, 'database is back')
    if (from && to.getTime() - from.getTime() >= WORTH_TELLING_MS) await tellStaff(app, from, to)
  }
  return {
    write: async () => {
      if (since) throw new Error('the database is away')
      await beat()
    },
    noticed: () => {
      if (since) return
      since = app.now()
      log.error('database is away')
      timer = setInterval(() => inBackground(silent, '', look()), LOOK_EVERY_MS)
    },
    stop: () => clearInterval(timer),
  }
}

class Tried extends Error {}

/** Whatever a turn writes can be written; nothing of it stays. */
async function tryEverything(app: App): Promise<void> {
  const pad = JSON.stringify(randomBytes(PAGE_BYTES).toString('base64'))
  const at = app.now()
  const trying = inTransaction(app.db, async ({ sql }) => {
    await sql.count(
      statement`insert into inbox (platform, event_id, town_id, at, card) values ('line', ${pad.slice(0, 40)}, '', ${at}, ${pad}::jsonb)`,
    )
    await sql.count(statement`insert into stored_event (platform, event_id, who, utterance, stored_at, due_at)
      values ('line', ${pad.slice(0, 40)}, '', ${pad}::jsonb, ${at}, ${at})`)
    await sql.count(statement`insert into audit_entry (town_id, at, actor, via, act, subject, facts)
      values ('', ${at}, '', '', '', '', ${pad}::jsonb)`)
    throw new Tried()
  })
  await trying.catch((error: unknown) => {
    if (!(error instanceof Tried)) throw error
  })
}

/** While it is away, that it still is is no news. */
const silent = { warn: () => undefined }

/** Of several instances that saw the same outage, one tells of it. */
async function tellStaff(app: App, from: Date, to: Date): Promise<void> {
  await inTransaction(app.db, async (transaction) => {
    const first = await transaction.sql.count(statement`update pulse set told_until = ${to}
      where told_until is null or told_until < ${from}`)
    if (first === 0) return
    const towns = await transaction.tx.town.findMany({ select: { id: true, version: true } })
    for (const { id, version } of towns) {
      const town = await recall(transaction, app.towns, { id, version, now: to })
      if (!town) continue
      const at = (when: Date, locale: 'ja' | 'en') => sayWhen(when, town.timezone, locale)
      const notice = {
        to: { staff: true as const },
        card: (theirs: 'ja' | 'en') =>
          card(
            words(theirs).databaseBack,
            [text(words(theirs).databaseBackHint(at(from, theirs), at(to, theirs)))],
            'alert',
          ),
      }
      await app.post.send(transaction, town, [notice], to)
    }
  })
}
