// What a turn answers: the words become a command, its handler answers with a card. Nothing here begins or ends a transaction.
import type { Transaction } from '../../db/transaction.ts'
import { readCode } from '../../domain/people/code.ts'
import { audiencesNow, isStaff } from '../../domain/people/may.ts'
import { commandHelp, mayTry, suggestions } from '../help/view.ts'
import { connect } from '../people/connect.ts'
import { strangerCard } from '../people/view.ts'
import { argumentLabel, type CommandId, commands } from '../table/table.ts'
import { buttons, type Card, card, note, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice, Undelivered } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Asked, Shown, Speaker, Turn, Utterance } from '../turn/turn.ts'
import { words } from '../turn/words.ts'
import { handlers } from './handlers.ts'
import { type Interpreted, interpret } from './interpret.ts'
import { occasions } from './occasions.ts'
import type { Opening } from './opening.ts'

/** What a turn leaves behind beside its answer. */
export type Memo = { shown: Shown; asked: Asked | null; notices: Notice[]; did?: CommandId }

export type Begun = {
  transaction: Transaction
  utterance: Utterance
  opening: Opening
  memo: Memo
  now: Date
  /** Eight fresh random digits. */
  code: () => string
  undelivered: Undelivered
}

/** What an utterance is about, before anything is done. */
export type Meaning =
  | Interpreted
  | { kind: 'joined-group' }
  | { kind: 'group-talk' }
  | { kind: 'occasion'; occasion: keyof typeof occasions }
  | { kind: 'stranger' }
  | { kind: 'too-old'; said: Date }
  | { kind: 'unreadable' }
  | { kind: 'too-long' }
  | { kind: 'code'; code: string }

/** What was said longer ago than this is not acted upon; answered events are known for longer. */
const OLD_MS = 2 * 86_400_000

/** Longer words are a letter, and no command: they are not read, and nothing is guessed from a part of them. */
const LONGEST = 1_000
/** A form may carry an agenda. */
const LONGEST_FORM = 10_000

export function meaningOf({
  opening,
  utterance,
  now,
}: Pick<Begun, 'opening' | 'utterance' | 'now'>): Meaning {
  const { occasion, room, said } = utterance
  if (occasion === 'join') return { kind: 'joined-group' }
  if (!utterance.text.isWellFormed() || utterance.text.includes('\0')) return { kind: 'unreadable' }
  if (utterance.text.length > (utterance.manner === 'typed' ? LONGEST : LONGEST_FORM))
    return { kind: 'too-long' }
  if (said !== undefined && said < now.getTime() - OLD_MS) return { kind: 'too-old', said: new Date(said) }
  if (!opening.speaker) return strangersWords(utterance)
  if (occasion) return { kind: 'occasion', occasion }
  if (room === 'group') return { kind: 'group-talk' }
  return interpret({ utterance, speaker: opening.speaker }, opening.asked)
}

/** Somebody the town does not know can show a code, and learns nothing else. */
function strangersWords({ text: typed, room }: Utterance): Meaning {
  const read = readLine(typed)
  const shown = read.kind === 'command' && read.line.id === 'connect' ? read.line.args.code : undefined
  const code = readCode(typed) ? typed : shown
  return code && room !== 'group' ? { kind: 'code', code } : { kind: 'stranger' }
}

/**
 * Whether a turn may share its transaction with other people's turns. Inside one, row locks do not keep turns apart: a
 * command may whose rule stands in its statements' own conditions (the table's `together`), and whatever changes nothing.
 */
export function mayJoin(meaning: Meaning): boolean {
  if (meaning.kind === 'line')
    return [meaning.line, ...(meaning.then ?? [])].every(({ id }) => commands[id].together === true)
  return meaning.kind !== 'code' && meaning.kind !== 'occasion'
}

export async function answerOf(begun: Begun, meaning: Meaning): Promise<Card> {
  const { opening, utterance, memo } = begun
  const { locale, town, speaker } = opening
  const w = words(locale)
  if (meaning.kind === 'joined-group') return card(w.bot, [text(w.groupHello(town.name))])
  if (meaning.kind === 'unreadable') return refusal(w.unreadable, w.unreadableHint)
  if (meaning.kind === 'too-long') return tooLong(locale)
  if (meaning.kind === 'too-old')
    return refusal(w.tooOld(sayWhen(meaning.said, town.timezone, locale)), w.tooOldHint)
  if (!speaker) return answerStranger(begun, meaning.kind === 'code' ? meaning.code : undefined)
  const turn = turnOf(begun, speaker)
  switch (meaning.kind) {
    case 'line':
      memo.did = meaning.line.id
      return runAll(turn, [meaning.line, ...(meaning.then ?? [])])
    case 'help':
      return commandHelp(locale, meaning.id)
    case 'unclear':
      return unclear(turn, meaning.id)
    case 'occasion':
      return occasions[meaning.occasion](turn)
    case 'group-talk':
      return card(w.groupOnly, [], 'refusal')
    case 'code':
    case 'stranger':
      return strangerCard(locale, town.settings.phone, utterance.platform)
    case 'nothing':
      return notUnderstood(turn)
  }
}

const tooLong = (locale: Locale): Card => {
  const w = words(locale)
  const parts = [
    text(w.tooLongHint),
    buttons(press(w.talkToStaff, line('talk')), press(w.help, line('help'))),
  ]
  return card(w.tooLong, parts, 'refusal')
}

async function answerStranger(
  { utterance, opening, transaction, now, memo }: Begun,
  code: string | undefined,
): Promise<Card> {
  const { town } = opening
  const locale = languageOf(utterance) ?? opening.locale
  if (code === undefined) return strangerCard(locale, town.settings.phone, utterance.platform)
  memo.did = 'connect'
  const act = { ...transaction, town: town.id, now, by: 'stranger', via: utterance.platform }
  const notify = (notice: Notice) => memo.notices.push(notice)
  return connect({ act, town, locale, utterance, speaker: null, notify }, { code })
}

/** What somebody writes says which language they read. */
const languageOf = ({ manner, text: typed }: Utterance): Locale | undefined =>
  manner === 'typed' && /^[\x20-\x7e]*$/.test(typed) && /[a-z]{2}/i.test(typed) ? 'en' : undefined

/** By the platform's clock, which may be a little ahead of ours. */
const saidAt = ({ said }: Utterance, now: Date): Date =>
  said === undefined || said > now.getTime() ? now : new Date(said)

function turnOf(begun: Begun, speaker: Speaker): Turn {
  const { transaction, utterance, opening, memo, now, code, undelivered } = begun
  const { town, locale } = opening
  return {
    act: {
      ...transaction,
      town: town.id,
      now,
      said: saidAt(utterance, now),
      by: speaker.personId,
      via: utterance.platform,
    },
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
    code,
    undelivered,
  }
}

/** Several acts of one message: each with its own outcome, told one after the other on one card. */
async function runAll(turn: Turn, lines: Line[]): Promise<Card> {
  const cards: Card[] = []
  for (const one of lines) cards.push(await run(turn, one))
  const [first, ...others] = cards
  if (!first) return notUnderstood(turn)
  const parts = [...first.parts, ...others.flatMap((next) => [strong(next.title), ...next.parts])]
  const aside = parts.filter(({ kind }) => kind === 'shortcuts').slice(-1)
  return others.length === 0
    ? first
    : { ...first, parts: [...parts.filter(({ kind }) => kind !== 'shortcuts'), ...aside] }
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
