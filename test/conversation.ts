// People talking to the real `converse` on a real database, with a clock of the test's own.
import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { tick } from '../src/bot/clock/clock.ts'
import { type App, converse } from '../src/bot/engine/converse.ts'
import { keepContent, wantsContent } from '../src/bot/engine/keep-content.ts'
import type { Message } from '../src/bot/queue/message.ts'
import { DELIVER } from '../src/bot/queue/outbox.ts'
import { outboxOf } from '../src/bot/queue/undelivered.ts'
import type { CommandId } from '../src/bot/table/table.ts'
import type { Button, Card } from '../src/bot/turn/card.ts'
import { slashLine } from '../src/bot/turn/line.ts'
import { plainText } from '../src/bot/turn/plain-text.ts'
import { opened } from '../src/bot/turn/secret.ts'
import type { Utterance } from '../src/bot/turn/turn.ts'
import type { Database } from '../src/db/database.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { foldName } from '../src/domain/people/fold-name.ts'
import type { Platform } from '../src/domain/people/model.ts'
import { checkTownFile, importTown } from '../src/town-file/import.ts'
import { openVault } from '../src/vault.ts'

export type Talk = {
  app: App
  /** Sets the clock: 2026-12-01T10:00+09:00. */
  at: (time: string) => void
  /** Somebody types; `/…` is a slash command. */
  say: (who: string, text: string, more?: Partial<Utterance>) => Promise<Card>
  /** Sends a file by LINE, as it is called: `名簿.png`; what it is, its ending says. */
  sends: (who: string, name: string) => Promise<Card>
  /** Presses a button of the last card that person got (as an answer or a notice). */
  press: (who: string, label: string) => Promise<Card>
  /** What was said to others since the last look: recipient → cards. */
  heard: () => Promise<{ to: string; card: Card }[]>
  tick: () => Promise<void>
}

const silent = pino({ level: 'silent' })
const vault = openVault(['a secret of the test'])

export async function loadTown({ db }: Database, raw: unknown, now: Date): Promise<void> {
  await inTransaction(
    db,
    async (transaction) => {
      const checked = await checkTownFile(transaction, raw)
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
      await importTown({ ...transaction, now }, checked.file)
    },
    { timeoutMs: 30_000 },
  )
}

const STRANGER = /^stranger/

/** As the platforms write them, made from a word. */
const strangerId = (who: string, platform: Platform): string =>
  platform === 'line'
    ? `U${createHash('md5').update(who).digest('hex')}`
    : `U${who.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`

/** Opens a conversation in the only town of a database. */
export async function openTalk(
  database: Database,
  start: string,
  done: (id: CommandId) => void = () => undefined,
): Promise<Talk> {
  const { db, boss } = database
  let now = new Date(start)
  let codes = 10_000_000
  const nextCode = () => {
    codes += 1
    return String(codes)
  }
  let events = 0
  const town = await db.town.findFirstOrThrow()
  const app: App = {
    db,
    boss,
    towns: new Map(),
    post: outboxOf(boss, vault),
    vault,
    now: () => now,
    code: nextCode,
    origin: 'https://yoriai.test',
    done: (_town, id) => done(id),
  }
  const last = new Map<string, Card[]>()
  const keep = (who: string, card: Card) =>
    last.set(foldName(who), [...(last.get(foldName(who)) ?? []), card])
  const say = async (who: string, text: string, more: Partial<Utterance> = {}) => {
    const slash = text.startsWith('/')
    const [word = '', ...rest] = text.split(' ')
    const platform = more.platform ?? (slash ? 'slack' : await platformOf(database, who))
    events += 1
    now = new Date(now.getTime() + 1_000)
    const utterance: Utterance = {
      eventId: `event-${events}`,
      town: town.id,
      platform,
      userId: await accountOf(database, who, platform),
      text: slash ? slashLine(word, rest.join(' ')) : text,
      manner: slash ? 'exact' : 'typed',
      room: 'private',
      ...more,
    }
    const reply = await converse(app, utterance)
    if (!reply) throw new Error('no such town')
    keep(who, reply.card)
    return reply.card
  }
  const heard = async () => {
    const all: { to: string; card: Card }[] = []
    for (;;) {
      const jobs = await boss.fetch<Message>(DELIVER, { batchSize: 50, orderByCreatedOn: true })
      if (jobs.length === 0) break
      for (const { id, data } of jobs) {
        await boss.complete(DELIVER, id)
        for (const account of data.to)
          all.push({ to: await nameOf(database, data.platform, account), card: opened(data.card, vault) })
      }
    }
    for (const { to, card } of all) keep(to, card)
    return all
  }
  return {
    app,
    say,
    sends: async (who, name) => {
      const content = { id: name, kind: kindOf(name) }
      const utterance = { ...(await nobody(database, who)), town: town.id }
      const taken =
        content.kind === 'video'
          ? undefined
          : (await wantsContent(app, utterance))
            ? await keepContent(app, utterance, bytesOf(name))
            : ({ kind: 'none-held' } as const)
      return say(who, name, {
        manner: 'exact',
        occasion: 'file',
        content: taken ? { ...content, taken } : content,
      })
    },
    heard,
    at: (time) => {
      now = new Date(time)
    },
    press: async (who, label) => {
      const button = (last.get(foldName(who)) ?? [])
        .toReversed()
        .flatMap(buttonsOf)
        .find((one) => one.label === label)
      if (!button)
        throw new Error(
          `${who} sees no button ${label}: ${(last.get(foldName(who)) ?? []).map(plainText).join('\n---\n')}`,
        )
      return say(who, button.line, { manner: 'exact' })
    },
    tick: async () => {
      await tick(app, silent, now)
    },
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const kindOf = (name: string) => (name.endsWith('.mp4') ? ('video' as const) : ('image' as const))

/** A picture of its own for each name; whatever is no picture is a program. */
const bytesOf = (name: string): Uint8Array =>
  name.endsWith('.png') ? Buffer.concat([PNG, Buffer.from(name)]) : Buffer.from(`MZ ${name}`)

const nobody = async (database: Database, who: string): Promise<Utterance> => ({
  ...{ eventId: '', town: '', platform: 'line', text: '', manner: 'exact', room: 'private' },
  userId: await accountOf(database, who, 'line'),
})

export const buttonsOf = ({ parts }: Card): Button[] =>
  parts.flatMap((part) =>
    part.kind === 'buttons' || part.kind === 'shortcuts'
      ? part.buttons
      : part.kind === 'list'
        ? part.items.flatMap(({ button }) => button ?? [])
        : [],
  )

/** Where somebody reads: in LINE, or in Slack if that is all they have. */
async function platformOf({ db }: Database, who: string): Promise<Platform> {
  const line = await db.account.count({ where: { platform: 'line', person: { nameKey: foldName(who) } } })
  return line > 0 || STRANGER.test(who) ? 'line' : 'slack'
}

async function accountOf({ db }: Database, who: string, platform: Platform): Promise<string> {
  if (STRANGER.test(who)) return strangerId(who, platform)
  const account = await db.account.findFirst({ where: { platform, person: { nameKey: foldName(who) } } })
  if (!account) throw new Error(`${who} has no ${platform} account`)
  return account.userId
}

async function nameOf({ db }: Database, platform: string, userId: string): Promise<string> {
  const account = await db.account.findFirst({ where: { platform, userId }, include: { person: true } })
  return account?.person.name ?? '庶務'
}
