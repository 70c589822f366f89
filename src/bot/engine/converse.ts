// Utterance → card, once, in one transaction: what everything else in the bot exists for.
import type { PgBoss } from 'pg-boss'
import { inTransaction } from '../../db/direct.ts'
import type { PrismaClient } from '../../db/generated/client.ts'
import type { Act, Tx } from '../../domain/act.ts'
import { LostRace } from '../../domain/lost-race.ts'
import { readCode } from '../../domain/people/secret-code.ts'
import { commandHelp, suggestions } from '../help/help.ts'
import { connect, strangerCard } from '../people/connect.ts'
import { joined, occasions } from '../people/follow.ts'
import { post, readUndelivered, redrive } from '../queue/outbox.ts'
import { type CommandId, commands } from '../table/table.ts'
import { buttons, type Card, card, cardSchema, note, press, text } from '../turn/card.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import {
  type Asked,
  isStaff,
  type Notice,
  type Shown,
  type Speaker,
  type Turn,
  type Utterance,
} from '../turn/turn.ts'
import { wordsOf } from '../turn/words.ts'
import { handlers } from './handlers.ts'
import { interpret } from './interpret.ts'
import { type Opening, openTurn, type TownMemory } from './opening.ts'
import { audiencesOf, mayTry } from './permission.ts'

export type App = {
  db: PrismaClient
  boss: PgBoss
  towns: TownMemory
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
const TURN = { maxWait: 4_000, timeout: 10_000 }

/** Answers an utterance; undefined where its town is not known. A fault rolls the whole turn back and is thrown. */
export async function converse(app: App, said: Utterance): Promise<Reply | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const taken = await inTransaction(app.db, TURN, (tx) => takeTurn(app, tx, said))
      if (taken?.did) app.done?.(said.town, taken.did)
      return taken?.reply
    } catch (error) {
      if (error instanceof AnsweredAlready) return readReply(app, said)
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

async function takeTurn(app: App, tx: Tx, said: Utterance): Promise<Taken | undefined> {
  const now = app.now()
  const opening = await openTurn(tx, app.towns, said, now)
  if (!opening) return undefined
  if (opening.seen) return { reply: { card: opening.seen.card, again: true, replied: opening.seen.replied } }
  const memo: Memo = { shown: opening.shown, asked: null, notices: [] }
  const answer = await answerOf(app, { tx, said, opening, memo, now })
  await close(tx, { said, opening, memo, answer, now })
  if (memo.notices.length > 0) await post({ tx, boss: app.boss, town: opening.town, now }, memo.notices)
  return { reply: { card: answer, again: false, replied: false }, did: memo.did }
}

type Memo = { shown: Shown; asked: Asked | null; notices: Notice[]; did?: CommandId }
type Begun = { tx: Tx; said: Utterance; opening: Opening; memo: Memo; now: Date }

async function answerOf(app: App, begun: Begun): Promise<Card> {
  const { opening, said, memo } = begun
  const { speaker } = opening
  if (said.occasion === 'join') return joined(opening)
  if (!speaker) return answerStranger(app, begun)
  const turn = turnOf(app, begun, speaker)
  if (said.occasion) return occasions[said.occasion](turn)
  if (said.room === 'group') return card(turn.words.groupOnly, [], 'refusal')
  const meant = interpret(turn, opening.asked)
  if (meant.kind === 'line') {
    memo.did = meant.line.id
    return run(turn, meant.line)
  }
  if (meant.kind === 'help') return commandHelp(turn.words, meant.id)
  if (meant.kind === 'unclear') return unclear(turn, meant.id)
  if (meant.kind === 'no-such-day')
    return { ...(await run(turn, { id: 'status', args: {} })), tone: 'question' }
  return notUnderstood(turn)
}

/** Somebody the town does not know can show a code, and learns nothing else. */
async function answerStranger(app: App, begun: Begun): Promise<Card> {
  const { said, opening, tx, now, memo } = begun
  const inEnglish = said.manner === 'typed' && /^[\x20-\x7e]*[a-z]{2}[\x20-\x7e]*$/i.test(said.text)
  const words = wordsOf(inEnglish ? 'en' : opening.locale)
  const read = readLine(said.text)
  const code = readCode(said.text)
    ? said.text
    : read.kind === 'command' && read.line.id === 'connect'
      ? read.line.args.code
      : undefined
  if (!code || said.room === 'group') return strangerCard(words, opening.town.settings.phone, said.platform)
  const act: Act = { tx, town: opening.town.id, now, by: 'stranger', via: said.platform }
  const newcomer = (personId: string): Speaker => ({
    personId,
    name: '',
    roles: [],
    seats: [],
    proxies: [],
    worker: null,
  })
  const notify = (notice: Notice) => memo.notices.push(notice)
  const turnAs = (personId: string) => turnOf(app, begun, newcomer(personId))
  return connect({ act, town: opening.town, words, utterance: said, speaker: null, notify, turnAs }, { code })
}

function turnOf(app: App, { tx, said, opening, memo, now }: Begun, speaker: Speaker): Turn {
  const { town } = opening
  return {
    act: { tx, town: town.id, now, by: speaker.personId, via: said.platform },
    town,
    speaker,
    words: wordsOf(opening.locale),
    utterance: said,
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
    outbox: {
      undelivered: () => readUndelivered({ tx, boss: app.boss }, town.id),
      redrive: () => redrive({ tx, boss: app.boss }, town.id),
    },
  }
}

async function run(turn: Turn, { id, args }: Line): Promise<Card> {
  const { words: w } = turn
  if (!mayTry(id, audiencesOf(turn.speaker))) return notAllowed(turn, id)
  const handled = await handlers[id](turn, args)
  if (handled.ok) return handled.card
  const names: Record<string, string> = w.arg
  return card(
    w.wrongValue(names[handled.wrong] ?? handled.wrong, handled.bounds),
    [text(w.notUnderstoodHint), buttons(press(w.help, line('help')))],
    'question',
  )
}

const notAllowed = ({ words: w, speaker }: Turn, id: CommandId): Card => {
  const who = commands[id].who.map((audience) => w.audience[audience])
  return card(
    w.notAllowedTitle,
    [
      text(w.notAllowed(who.join(w.locale === 'ja' ? '・' : ', '))),
      ...(isStaff(speaker) ? [] : [note(w.notAllowedHint)]),
      buttons(press(w.help, line('help'))),
    ],
    'refusal',
  )
}

/** The command was clear, what followed was not: nothing is changed, the plain command is offered. */
function unclear({ words: w, utterance }: Turn, id: CommandId): Card {
  const offered = commands[id].names[w.locale].slice(0, 4).map(({ word }) => press(word, word))
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

function notUnderstood({ words: w, speaker }: Turn): Card {
  return card(
    w.notUnderstood,
    [note(w.notUnderstoodHint), text(w.didYouMean), suggestions(w, audiencesOf(speaker))],
    'question',
  )
}

type Closing = { said: Utterance; opening: Opening; memo: Memo; answer: Card; now: Date }

/** The event and its answer go on record, and what was shown and asked; a second delivery of the event fails here. */
async function close(tx: Tx, { said, opening, memo, answer, now }: Closing): Promise<void> {
  const { platform, eventId, town, userId, reply } = said
  const heardAgain = !opening.reachable && said.occasion !== 'unfollow'
  const changed = memo.shown !== opening.shown || memo.asked !== null || opening.asked !== null || heardAgain
  const asked = memo.asked ? JSON.stringify(memo.asked) : null
  const inserted = await tx.$executeRaw`with answered as (
        insert into inbox (platform, event_id, town_id, at, card, reply)
        values (${platform}, ${eventId}, ${town}, ${now}, ${JSON.stringify(answer)}::jsonb, ${JSON.stringify(reply ?? null)}::jsonb)
        on conflict do nothing returning 1),
      remembered as (update account set shown = ${JSON.stringify(memo.shown)}::jsonb, asked = ${asked}::jsonb, reachable = reachable or ${heardAgain}
        where ${changed}::boolean and town_id = ${town} and platform = ${platform} and user_id = ${userId})
      select * from answered`
  if (inserted === 0) throw new AnsweredAlready(eventId)
}

async function readReply({ db }: App, { platform, eventId }: Utterance): Promise<Reply | undefined> {
  const found = await db.inbox.findUnique({ where: { platform_eventId: { platform, eventId } } })
  return found
    ? { card: cardSchema.parse(found.card), again: true, replied: found.repliedAt !== null }
    : undefined
}
