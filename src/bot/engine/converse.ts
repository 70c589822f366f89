// Utterance → card, once, in one transaction: what everything else in the bot exists for. A turn alone, or the turns of
// many people together; either way it is the same turn.
import type { PgBoss } from 'pg-boss'
import { isDatabaseAway } from '../../db/away.ts'
import { gathered } from '../../db/gathered.ts'
import type { PrismaClient } from '../../db/generated/client.ts'
import { type Ending, inTransaction, type Transaction } from '../../db/transaction.ts'
import { LostRace } from '../../domain/lost-race.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Vault } from '../../vault.ts'
import type { CommandId } from '../table/table.ts'
import type { Card } from '../turn/card.ts'
import type { Notice, Undelivered } from '../turn/notice.ts'
import { opened } from '../turn/secret.ts'
import type { Utterance } from '../turn/turn.ts'
import { answerOf } from './answer.ts'
import { type Begun, newMemo } from './begun.ts'
import { closed, closingOf } from './closing.ts'
import { mayJoin, meaningOf } from './meaning.ts'
import { type Opening, openTurns, type TownMemory } from './opening.ts'

/** What a turn's words for others go through, in the turn's own transaction. */
export type Post = {
  send: (transaction: Transaction, town: TownModel, notices: Notice[], now: Date) => Promise<void>
  undelivered: (transaction: Transaction, townId: string) => Undelivered
}

export type App = {
  db: PrismaClient
  boss: PgBoss
  towns: TownMemory
  post: Post
  now: () => Date
  /** Eight random digits. */
  code: () => string
  /** Seals what must not lie in the database in clear. */
  vault: Vault
  /** Where the program can be reached from outside. */
  publicUrl: () => string
  /** Told after a turn has committed: what was done, in which town. */
  done?: (town: string, id: CommandId) => void
  /** Told after a turn has committed: nobody has chosen the language of whoever spoke. */
  languageOpen?: (account: Pick<Utterance, 'town' | 'platform' | 'userId'>) => void
}

export type Reply = {
  card: Card
  /** The event had been answered before: nothing was done this time. */
  again: boolean
  /** The answer is known to have reached the platform. */
  replied: boolean
  /** The command that was carried out. */
  did?: CommandId | undefined
}

/** How an utterance fared among others: answered, its town not known, or to be taken alone. */
export type Taken = { kind: 'answered'; reply: Reply } | { kind: 'no-town' } | { kind: 'alone' }

/** One of several turns taken together failed, and all with it. */
export class TurnFailed extends Error {
  override name = 'TurnFailed'
  /** Which of them. */
  readonly n: number
  constructor(n: number, cause: unknown) {
    super(`Turn ${n} of those taken together failed`, { cause })
    this.n = n
  }
}

const ATTEMPTS = 4
const TURN = { timeoutMs: 10_000 }

/** Answers an utterance; undefined where its town is not known. A fault rolls the whole turn back and is thrown. */
export async function converse(app: App, utterance: Utterance): Promise<Reply | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [taken] = await takeTurns(app, [utterance], { alone: true })
      return taken?.kind === 'answered' ? taken.reply : undefined
    } catch (error) {
      if (!isRace(error) || attempt === ATTEMPTS) throw error
    }
  }
}

/**
 * Answers utterances of different people in one transaction. Those whose command needs a transaction of its own come
 * back as `alone`. A fault of one, or an event answered elsewhere in this moment, rolls all of them back and is thrown.
 */
export const converseTogether = (app: App, utterances: Utterance[]): Promise<Taken[]> =>
  takeTurns(app, utterances, { alone: false })

/** Lost races, deadlocks (40P01), serialisation failures (40001) and unique keys (23505) are worth another attempt. */
function isRace(error: unknown): boolean {
  if (error instanceof LostRace) return true
  return (
    error instanceof Error &&
    !isDatabaseAway(error) &&
    /\b(40P01|40001|23505|55P03|P2034|P2002)\b/.test(`${error.message} ${'code' in error ? error.code : ''}`)
  )
}

type Ended = Taken & { begun?: Begun; answer?: Card }

async function takeTurns(app: App, utterances: Utterance[], how: { alone: boolean }): Promise<Taken[]> {
  const ended = await inTransaction(app.db, (transaction) => takeAll(app, transaction, utterances, how), TURN)
  for (const { begun } of ended) {
    if (!begun) continue
    const { memo, opening, utterance } = begun
    if (memo.did) app.done?.(opening.town.id, memo.did)
    if (opening.languageOpen || memo.did === 'connect') app.languageOpen?.(utterance)
  }
  return ended
}

async function takeAll(
  app: App,
  transaction: Ending,
  utterances: Utterance[],
  how: { alone: boolean },
): Promise<Ended[]> {
  const now = app.now()
  const openings = await openTurns(transaction, app.towns, utterances, now)
  const shared = how.alone ? transaction : { tx: transaction.tx, sql: gathered(transaction.sql) }
  const ended = await Promise.all(
    utterances.map(readably).map((utterance, n) =>
      takeTurn(app, { transaction: shared, utterance, opening: openings[n], now }, how).catch(
        (error: unknown) => {
          throw how.alone ? error : new TurnFailed(n, error)
        },
      ),
    ),
  )
  await send(app, transaction, ended, now)
  const closing = ended.flatMap(({ begun, answer }) => (begun && answer ? [{ begun, answer }] : []))
  if (closing.length > 0) await transaction.last(closed, closingOf(closing, app.vault))
  return ended
}

/** Marks that turn writing round or cannot be seen: what is shown of somebody's words must read as they wrote it. */
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

const readably = (utterance: Utterance): Utterance => ({
  ...utterance,
  text: utterance.text.replace(UNSEEN, ''),
})

type Given = { transaction: Transaction; utterance: Utterance; opening: Opening | undefined; now: Date }

async function takeTurn(
  app: App,
  { transaction, utterance, opening, now }: Given,
  { alone }: { alone: boolean },
): Promise<Ended> {
  if (!opening) return { kind: 'no-town' }
  if (opening.seen) {
    const { card, replied } = opening.seen
    return { kind: 'answered', reply: { card: opened(card, app.vault), again: true, replied } }
  }
  const memo = newMemo(opening.shown)
  const undelivered = app.post.undelivered(transaction, opening.town.id)
  const begun: Begun = {
    transaction,
    utterance,
    opening,
    memo,
    now,
    code: app.code,
    vault: app.vault,
    publicUrl: app.publicUrl(),
    undelivered,
  }
  const meaning = meaningOf(begun)
  if (!alone && !mayJoin(meaning)) return { kind: 'alone' }
  const answer = await answerOf(begun, meaning)
  return {
    kind: 'answered',
    reply: { card: answer, again: false, replied: false, did: begun.memo.did },
    begun,
    answer,
  }
}

/** What the turns say to others goes to the queue, town by town. */
async function send(app: App, transaction: Transaction, ended: Ended[], now: Date): Promise<void> {
  const speaking = ended.flatMap(({ begun }) => (begun && begun.memo.notices.length > 0 ? [begun] : []))
  for (const [town, turns] of Map.groupBy(speaking, ({ opening }) => opening.town))
    await app.post.send(
      transaction,
      town,
      turns.flatMap(({ memo }) => memo.notices),
      now,
    )
}
