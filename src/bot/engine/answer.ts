// What a turn answers: the words become a command, its handler answers with a card. Nothing here begins or ends a transaction.
import { readCode } from '../../domain/people/code.ts'
import { audiencesNow, isStaff } from '../../domain/people/may.ts'
import { readForTheOffice } from '../enquiry/sentences.ts'
import { goOnAsStranger, talkAsStranger } from '../enquiry/stranger.ts'
import { askToTalk, relay } from '../enquiry/talk.ts'
import { answers } from '../help/answers.ts'
import { courtesy } from '../help/courtesy.ts'
import { commandHelp, mayTry } from '../help/view.ts'
import { connect } from '../people/connect.ts'
import { strangerCard } from '../people/view.ts'
import { argumentLabel, type CommandId, commands } from '../table/table.ts'
import { buttons, type Card, card, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { type Line, line, type Read, readLine } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice } from '../turn/notice.ts'
import { readMark } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Shown, Speaker, Turn, Utterance } from '../turn/turn.ts'
import { words } from '../turn/words.ts'
import type { Begun, Meaning, Memo } from './begun.ts'
import { tellColleagues } from './colleagues.ts'
import { handlers } from './handlers.ts'
import { interpret } from './interpret.ts'
import { notUnderstood, outdated, tooLong, unclear } from './missed.ts'
import { occasions } from './occasions.ts'
import { remember } from './remember.ts'
import { understand } from './understand.ts'
import { undone } from './undo.ts'

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
  return (
    pressed(utterance, opening.shown) ?? interpret({ utterance, speaker: opening.speaker }, opening.asked)
  )
}

/** A button of a question: good while the question is the last one asked. */
function pressed({ text, manner }: Utterance, { question }: Shown): Meaning | undefined {
  const said = manner === 'exact' ? readMark(text) : { text }
  if (said.mark === undefined) return undefined
  const read = readLine(said.text)
  if (said.mark === question && read.kind === 'command') return { kind: 'line', line: read.line }
  return { kind: 'outdated', id: read.kind === 'no-command' ? undefined : idOf(read) }
}

const idOf = (read: Exclude<Read, { kind: 'no-command' }>): CommandId =>
  read.kind === 'command' ? read.line.id : read.id

/** Somebody the town does not know can show a code, or talk to staff; they learn nothing else. */
function strangersWords({ text: typed, room, occasion }: Utterance): Meaning {
  if (occasion) return { kind: 'stranger' }
  const read = readLine(typed)
  const shown = read.kind === 'command' && read.line.id === 'connect' ? read.line.args.code : undefined
  const code = readCode(typed) ? typed : shown
  if (room === 'group') return { kind: 'stranger' }
  return code ? { kind: 'code', code } : (toStaff(typed, read) ?? { kind: 'stranger' })
}

/** The words by which a stranger asks for a person: the command, or a sentence that only people can answer. */
function toStaff(typed: string, read: Read): Meaning | undefined {
  if (read.kind === 'command' && read.line.id === 'talk') {
    const { message, callback, ask } = read.line.args
    return { kind: 'stranger-talk', message, callback: callback === 'yes', ask: ask === 'yes' }
  }
  if (read.kind === 'command') return undefined
  const meant = understand(typed, 'worker')
  if (meant.id !== 'talk' && !readForTheOffice(typed)) return undefined
  return {
    kind: 'stranger-talk',
    message: typed.trim(),
    ask: false,
    callback: meant.id === 'talk' && meant.args.callback === 'yes',
  }
}

/**
 * Whether a turn may share its transaction with other people's turns. Inside one, row locks do not keep turns apart: a
 * command may whose rule stands in its statements' own conditions (the table's `together`), and whatever changes nothing.
 */
const ALONE: Meaning['kind'][] = ['code', 'occasion', 'stranger', 'stranger-talk']

export function mayJoin(meaning: Meaning): boolean {
  if (meaning.kind === 'line')
    return [meaning.line, ...(meaning.then ?? [])].every(({ id }) => commands[id].together === true)
  return !ALONE.includes(meaning.kind)
}

export async function answerOf(begun: Begun, meaning: Meaning): Promise<Card> {
  return remember(begun, meaning, tellColleagues(begun, await answered(begun, meaning)))
}

async function answered(begun: Begun, meaning: Meaning): Promise<Card> {
  const { opening, utterance, memo } = begun
  const { locale, town, speaker } = opening
  const w = words(locale)
  if (meaning.kind === 'joined-group') return card(w.bot, [text(w.groupHello(town.name))])
  if (meaning.kind === 'unreadable') return refusal(w.unreadable, w.unreadableHint)
  if (meaning.kind === 'too-long') return tooLong({ locale })
  if (meaning.kind === 'too-old')
    return refusal(w.tooOld(sayWhen(meaning.said, town.timezone, locale)), w.tooOldHint)
  if (!speaker) return answerStranger(begun, meaning)
  const turn = turnOf(begun, speaker)
  switch (meaning.kind) {
    case 'line':
      return carryOut(turn, memo, [meaning.line, ...(meaning.then ?? [])])
    case 'outdated':
      return outdated(turn, meaning.id)
    case 'asked':
      return answers(turn, meaning.about)
    case 'courtesy':
      return courtesy(turn, meaning.which)
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
    case 'stranger-talk':
      return strangerCard(locale, town.settings.phone, utterance.platform)
    case 'nothing':
      return (await relay(turn)) ?? notUnderstood(turn)
  }
}

async function answerStranger(
  { utterance, opening, transaction, now, memo }: Begun,
  meaning: Meaning,
): Promise<Card> {
  const { town } = opening
  const locale = languageOf(utterance) ?? opening.locale
  const act = { ...transaction, town: town.id, now, by: 'stranger', via: utterance.platform }
  const notify = (notice: Notice) => memo.notices.push(notice)
  const newcomer = { act, town, locale, utterance, speaker: null, notify }
  if (meaning.kind === 'code') {
    memo.did = 'connect'
    return connect(newcomer, { code: meaning.code })
  }
  if (meaning.kind === 'stranger-talk')
    return meaning.ask ? askToTalk(newcomer) : talkAsStranger(newcomer, meaning)
  const goesOn =
    utterance.occasion === undefined &&
    utterance.room === 'private' &&
    utterance.manner === 'typed' &&
    readLine(utterance.text).kind !== 'command'
  return (
    (goesOn ? await goOnAsStranger(newcomer) : undefined) ??
    strangerCard(locale, town.settings.phone, utterance.platform)
  )
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
    undoable: (undo) => memo.acts.push(undo),
    notify: (notice) => memo.notices.push(notice),
    code,
    undelivered,
  }
}

/** 取り消し becomes what it takes back; everything else is as it was said. */
async function carryOut(turn: Turn, memo: Memo, lines: Line[]): Promise<Card> {
  const meant: Line[] = []
  for (const one of lines) {
    const resolved = one.id === 'undo' ? undone(turn, one) : [one]
    if (!Array.isArray(resolved)) return resolved
    meant.push(...resolved)
  }
  if (meant[0]) memo.did = meant[0].id
  memo.ran = meant.map(({ id, args }) => line(id, args))
  return runAll(turn, meant)
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
