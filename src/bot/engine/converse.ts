// Utterance → card, once, in one transaction: what everything else in the bot exists for.
import type { PgBoss } from 'pg-boss'
import type { PrismaClient } from '../../db/generated/client.ts'
import { type Statement, statement } from '../../db/sql.ts'
import { inTransaction, type Transaction } from '../../db/transaction.ts'
import { LostRace } from '../../domain/lost-race.ts'
import { readCode } from '../../domain/people/code.ts'
import { audiencesNow, isStaff } from '../../domain/people/may.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { commandHelp, mayTry, suggestions } from '../help/view.ts'
import { connect } from '../people/connect.ts'
import { strangerCard } from '../people/view.ts'
import { argumentLabel, type CommandId, commands } from '../table/table.ts'
import { buttons, type Card, card, cardSchema, note, press, text } from '../turn/card.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice, Undelivered } from '../turn/notice.ts'
import { notPermitted } from '../turn/refusal.ts'
import type { Asked, Shown, Speaker, Turn, Utterance } from '../turn/turn.ts'
import { words } from '../turn/words.ts'
import { handlers } from './handlers.ts'
import { interpret } from './interpret.ts'
import { occasions } from './occasions.ts'
import { type Opening, openTurn, type TownMemory } from './opening.ts'

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
  /** Told after a turn has committed: what was done, in which town. */
  done?: (town: string, id: CommandId) => void
}

export type Reply = {
  card: Card
  /** The event had been answered before: nothing was done this time. */
  again: boolean
  /** The answer is known to have reached the platform. */
  replied: boolean
}

/** Another instance or an earlier delivery answered this event in the meantime. */
class AnsweredAlready extends Error {
  override name = 'AnsweredAlready'
}

const ATTEMPTS = 4
const TURN = { timeoutMs: 10_000 }

/** Answers an utterance; undefined where its town is not known. A fault rolls the whole turn back and is thrown. */
export async function converse(app: App, utterance: Utterance): Promise<Reply | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const taken = await inTransaction(app.db, (transaction) => takeTurn(app, transaction, utterance), TURN)
      if (taken?.did) app.done?.(utterance.town, taken.did)
      return taken?.reply
    } catch (error) {
      if (error instanceof AnsweredAlready) return readReply(app, utterance)
      if (!isRace(error) || attempt === ATTEMPTS) throw error
    }
  }
}

/** Lost races, deadlocks (40P01), serialisation failures (40001) and unique keys (23505) are worth another attempt. */
function isRace(error: unknown): boolean {
  if (error instanceof LostRace) return true
  return (
    error instanceof Error &&
    /\b(40P01|40001|23505|P2034|P2002)\b/.test(`${error.message} ${'code' in error ? error.code : ''}`)
  )
}

type Taken = { reply: Reply; did?: CommandId | undefined }
type Memo = { shown: Shown; asked: Asked | null; notices: Notice[]; did?: CommandId }
type Begun = { transaction: Transaction; utterance: Utterance; opening: Opening; memo: Memo; now: Date }

async function takeTurn(
  app: App,
  transaction: Transaction,
  utterance: Utterance,
): Promise<Taken | undefined> {
  const now = app.now()
  const opening = await openTurn(transaction, app.towns, utterance, now)
  if (!opening) return undefined
  if (opening.seen) return { reply: { card: opening.seen.card, again: true, replied: opening.seen.replied } }
  const memo: Memo = { shown: opening.shown, asked: null, notices: [] }
  const begun = { transaction, utterance, opening, memo, now }
  const answer = await answerOf(app, begun)
  if ((await transaction.sql.count(closing(begun, answer))) === 0)
    throw new AnsweredAlready(utterance.eventId)
  if (memo.notices.length > 0) await app.post.send(transaction, opening.town, memo.notices, now)
  return { reply: { card: answer, again: false, replied: false }, did: memo.did }
}

async function answerOf(app: App, begun: Begun): Promise<Card> {
  const { opening, utterance, memo } = begun
  const { speaker, locale, town } = opening
  if (utterance.occasion === 'join')
    return card(words(locale).bot, [text(words(locale).groupHello(town.name))])
  if (!speaker) return answerStranger(begun)
  const turn = turnOf(app, begun, speaker)
  if (utterance.occasion) return occasions[utterance.occasion](turn)
  if (utterance.room === 'group') return card(words(locale).groupOnly, [], 'refusal')
  const meant = interpret(turn, opening.asked)
  switch (meant.kind) {
    case 'line':
      memo.did = meant.line.id
      return run(turn, meant.line)
    case 'help':
      return commandHelp(locale, meant.id)
    case 'unclear':
      return unclear(turn, meant.id)
    case 'nothing':
      return notUnderstood(turn)
  }
}

/** Somebody the town does not know can show a code, and learns nothing else. */
async function answerStranger({ utterance, opening, transaction, now, memo }: Begun): Promise<Card> {
  const { town } = opening
  const locale = languageOf(utterance) ?? opening.locale
  const read = readLine(utterance.text)
  const shown = read.kind === 'command' && read.line.id === 'connect' ? read.line.args.code : undefined
  const code = readCode(utterance.text) ? utterance.text : shown
  if (!code || utterance.room === 'group')
    return strangerCard(locale, town.settings.phone, utterance.platform)
  const act = { ...transaction, town: town.id, now, by: 'stranger', via: utterance.platform }
  const notify = (notice: Notice) => memo.notices.push(notice)
  return connect({ act, town, locale, utterance, speaker: null, notify }, { code })
}

/** What somebody writes says which language they read. */
const languageOf = ({ manner, text: typed }: Utterance): Locale | undefined =>
  manner === 'typed' && /^[\x20-\x7e]*[a-z]{2}[\x20-\x7e]*$/i.test(typed) ? 'en' : undefined

function turnOf(app: App, { transaction, utterance, opening, memo, now }: Begun, speaker: Speaker): Turn {
  const { town, locale } = opening
  return {
    act: { ...transaction, town: town.id, now, by: speaker.personId, via: utterance.platform },
    town,
    speaker,
    locale,
    utterance,
    shown: memo.shown,
    show: (shown) => {
      const known =
        memo.shown.meeting === (shown.meeting ?? memo.shown.meeting) &&
        memo.shown.job === (shown.job ?? memo.shown.job)
      if (!known) memo.shown = { ...memo.shown, ...shown }
    },
    ask: (asked) => {
      memo.asked = asked
    },
    notify: (notice) => memo.notices.push(notice),
    code: app.code,
    undelivered: app.post.undelivered(transaction, town.id),
  }
}

async function run(turn: Turn, { id, args }: Line): Promise<Card> {
  const { locale, speaker, town, act } = turn
  const w = words(locale)
  if (!mayTry(id, audiencesNow(speaker, town, act.now))) {
    const { who } = commands[id]
    return notPermitted(locale, { who, article: null }, { isStaff: isStaff(speaker) })
  }
  const handled = await handlers[id](turn, args)
  if (handled.ok) return handled.card
  return card(
    w.wrongValue(argumentLabel(id, handled.wrong, locale), handled.bounds),
    [text(w.notUnderstoodHint), buttons(press(w.help, line('help')))],
    'question',
  )
}

/** The command was clear, what followed was not: nothing is changed, the plain command is offered. */
function unclear({ locale, utterance }: Turn, id: CommandId): Card {
  const w = words(locale)
  const offered = commands[id].names[locale].slice(0, 4).map(({ word }) => press(word, word))
  return card(
    w.notUnderstood,
    [
      text(w.unclearCommand(utterance.text.trim().split(/\s/)[0] ?? '')),
      text(w.didYouMean),
      buttons(...offered),
    ],
    'question',
  )
}

function notUnderstood({ locale, speaker, town, act }: Turn): Card {
  const w = words(locale)
  return card(
    w.notUnderstood,
    [
      note(w.notUnderstoodHint),
      text(w.didYouMean),
      suggestions(locale, audiencesNow(speaker, town, act.now)),
    ],
    'question',
  )
}

/** The event and its answer go on record, and what was shown and asked; a second delivery of the event fails here. */
function closing({ utterance, opening, memo, now }: Begun, answer: Card): Statement {
  const { platform, eventId, town, userId, reply, occasion, room } = utterance
  const heardAgain = !opening.reachable && occasion !== 'unfollow' && room !== 'group'
  // What happens beside the talk is no answer to what was asked.
  const asked = occasion || room === 'group' ? (memo.asked ?? opening.asked) : memo.asked
  const changed = memo.shown !== opening.shown || asked !== opening.asked || heardAgain
  return statement`with answered as (
      insert into inbox (platform, event_id, town_id, at, card, reply)
      values (${platform}, ${eventId}, ${town}, ${now}, ${JSON.stringify(answer)}::jsonb, ${JSON.stringify(reply ?? null)}::jsonb)
      on conflict do nothing returning 1),
    remembered as (update account set shown = ${JSON.stringify(memo.shown)}::jsonb, asked = ${asked ? JSON.stringify(asked) : null}::jsonb, reachable = reachable or ${heardAgain}
      where ${changed}::boolean and town_id = ${town} and platform = ${platform} and user_id = ${userId})
    select * from answered`
}

async function readReply({ db }: App, { platform, eventId }: Utterance): Promise<Reply | undefined> {
  const found = await db.inbox.findUnique({ where: { platform_eventId: { platform, eventId } } })
  return found
    ? { card: cardSchema.parse(found.card), again: true, replied: found.repliedAt !== null }
    : undefined
}
