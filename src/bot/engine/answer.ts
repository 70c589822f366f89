// What a turn answers: the words become a command, its handler answers with a card. Nothing here begins or ends a transaction.

import { openEnquiryOf } from '../../domain/enquiry/read.ts'
import { audiencesNow, isStaff } from '../../domain/people/may.ts'
import { signLink } from '../../links.ts'
import { askBallot } from '../election/choose.ts'
import { goOnAsStranger, talkAsStranger } from '../enquiry/stranger.ts'
import { askToTalk, relay } from '../enquiry/talk.ts'
import { answers } from '../help/answers.ts'
import { courtesy } from '../help/courtesy.ts'
import { readCourtesy } from '../help/sentences.ts'
import { commandHelp, mayTry } from '../help/view.ts'
import { connect } from '../people/connect.ts'
import { strangerCard } from '../people/view.ts'
import { type Applicant, backToApplying, goOnApplying, recruit } from '../recruit/recruit.ts'
import { isQuestion } from '../recruit/sentences.ts'
import { beginButton } from '../recruit/view.ts'
import { words as recruitWords } from '../recruit/words.ts'
import { argumentLabel, commands } from '../table/table.ts'
import { buttons, type Card, card, note, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Speaker, Turn, Utterance } from '../turn/turn.ts'
import { words } from '../turn/words.ts'
import type { Begun, Meaning, Memo } from './begun.ts'
import { tellColleagues } from './colleagues.ts'
import { handlers } from './handlers.ts'
import { inThread } from './in-thread.ts'
import { notUnderstood, outdated, tooLong, toStaffOr, unclear } from './missed.ts'
import { occasions } from './occasions.ts'
import { answeredFor, turnFor, whoseLine } from './on-behalf.ts'
import { remember } from './remember.ts'
import { undone } from './undo.ts'

export async function answerOf(given: Begun, meaning: Meaning): Promise<Card> {
  const begun = inTheirWords(given)
  const answer = remember(begun, meaning, tellColleagues(begun, await answered(begun, meaning)))
  const switched = begun !== given && given.opening.speaker !== null
  return switched ? { ...answer, parts: [...answer.parts, note(words('en').staysEnglish)] } : answer
}

const ENGLISH_WORDS = 3

/** A whole sentence in English is answered in English, whatever was chosen before; how to keep it so is said. */
function inTheirWords(begun: Begun): Begun {
  const { opening, utterance } = begun
  const isSentence = utterance.text.split(/\s+/).filter((word) => /[a-z]/i.test(word)).length >= ENGLISH_WORDS
  const english = isSentence && languageOf(utterance) === 'en' && readLine(utterance.text).kind !== 'command'
  if (opening.locale === 'en' || !english) return begun
  return { ...begun, opening: { ...opening, locale: 'en' } }
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
      return commandHelp(turn, meaning.id)
    case 'unclear':
      return unclear(turn, meaning.id)
    case 'occasion':
      return occasions[meaning.occasion](turn)
    case 'group-talk':
      return card(w.groupOnly, [], 'refusal')
    case 'code':
    case 'stranger':
    case 'stranger-talk':
    case 'stranger-recruit':
      return strangerCard(locale, town.settings.phone, utterance.platform)
    case 'for-staff':
      return relay(turn)
    case 'for-staff-or':
      return toStaffOr(turn, meaning.line)
    case 'nothing':
      return (await askBallot(turn)) ?? notUnderstood(turn)
  }
}

async function answerStranger(begun: Begun, meaning: Meaning): Promise<Card> {
  const { utterance, opening, transaction, now, memo } = begun
  const { town } = opening
  const locale = spokenIn(meaning) ?? languageOf(utterance) ?? opening.locale
  const act = { ...transaction, town: town.id, now, by: 'stranger', via: utterance.platform }
  const notify = (notice: Notice) => memo.notices.push(notice)
  const newcomer = { act, town, locale, utterance, speaker: null, notify }
  if (meaning.kind === 'code') {
    memo.did = 'connect'
    return connect(newcomer, { code: meaning.code })
  }
  if (meaning.kind === 'stranger-talk')
    return meaning.ask ? askToTalk(newcomer) : backTo(newcomer, await talkAsStranger(newcomer, meaning))
  if (meaning.kind === 'stranger-recruit') return applying(begun, newcomer, meaning)
  const goesOn =
    utterance.occasion === undefined && utterance.room === 'private' && utterance.manner === 'typed'
  return (
    (goesOn ? await goOnAs(begun, newcomer) : undefined) ??
    strangerCard(locale, town.settings.phone, utterance.platform)
  )
}

/** A button of an application says in which language it was asked. */
const spokenIn = (meaning: Meaning): Locale | undefined =>
  meaning.kind === 'stranger-recruit' ? meaning.args.lang : undefined

/** Words without a command go on with an application, or with a talk: a question is for staff at once. */
async function goOnAs(begun: Begun, newcomer: Applicant & { speaker: null }): Promise<Card | undefined> {
  const { utterance } = begun
  const said = utterance.text.trim()
  const isWord = readLine(said).kind === 'command'
  const wording = isWord ? 'command' : 'free'
  if (!isWord && isQuestion(said) && (await goOnApplying(newcomer, { only: 'look', wording })))
    return backTo(newcomer, await talkAsStranger(newcomer, { message: said, callback: false }))
  const answer = noting(begun, await goOnApplying(newcomer, { only: 'answer', wording }))
  if (answer || isWord) return answer
  return goOnAsStranger(newcomer, { isCourtesy: readCourtesy(said) !== undefined })
}

/** Somebody who talks with staff already, and says in a sentence that they would like to work, says it to staff. */
async function applying(
  begun: Begun,
  newcomer: Applicant & { speaker: null },
  { args, typed }: Extract<Meaning, { kind: 'stranger-recruit' }>,
): Promise<Card> {
  const { platform, userId } = begun.utterance
  const talks = typed !== undefined && (await openEnquiryOf(newcomer.act, { platform, userId })) !== undefined
  const again = begun.utterance.manner === 'typed' && args.do === undefined && args.text === undefined
  const answer = again ? await goOnApplying(newcomer, { only: 'answer', wording: 'beginning' }) : undefined
  if (!talks) return noting(begun, answer ?? (await recruit(newcomer, args)))
  if (args.do === 'stop') await recruit(newcomer, args)
  const told = await talkAsStranger(newcomer, { message: typed, callback: false })
  if (args.do === 'stop') return told
  return { ...told, parts: [...told.parts, buttons(beginButton(newcomer.locale))] }
}

/** What was carried out for somebody who has a place in the register from now on. */
function noting<Some extends Card | undefined>({ memo }: Begun, answer: Some): Some {
  if (answer?.tone === 'done') memo.did = 'recruit'
  return answer
}

/** Words for staff in between: the question of the application stands below. */
async function backTo(newcomer: Applicant, told: Card): Promise<Card> {
  const question = told.tone === 'done' ? await backToApplying(newcomer) : undefined
  if (!question) return told
  return {
    ...question,
    parts: [note(recruitWords(newcomer.locale).staffHave), ...question.parts],
  }
}

/** What somebody writes says which language they read. */
const languageOf = ({ manner, text: typed }: Utterance): Locale | undefined =>
  manner === 'typed' && /^[\x20-\x7e]*$/.test(typed) && /[a-z]{2}/i.test(typed) ? 'en' : undefined

/** By the platform's clock, which may be a little ahead of ours. */
const saidAt = ({ said }: Utterance, now: Date): Date =>
  said === undefined || said > now.getTime() ? now : new Date(said)

function turnOf(begun: Begun, speaker: Speaker): Turn {
  const { transaction, utterance, opening, memo, now, code, vault, origin, undelivered } = begun
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
    vault,
    link: ({ path, kind, facts, until, person = speaker.personId }) => {
      const link = { kind, town: town.id, person, facts, until: until.getTime() }
      return `${origin}/${path}/${signLink(vault, link)}`
    },
    origin,
    undelivered,
  }
}

/** 取り消し becomes what it takes back; everything else is as it was said. */
async function carryOut(turn: Turn, memo: Memo, lines: Line[]): Promise<Card> {
  const meant: Line[] = []
  for (const one of lines) {
    const resolved = one.id === 'undo' ? undone(turn, one) : [await inThread(turn, one)]
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
  const whose = whoseLine(turn, { id, args })
  if (whose.kind === 'asks') return whose.card
  const handled = await handlers[id](whose.kind === 'for' ? turnFor(turn, whose.supported) : turn, args)
  if (handled.ok)
    return whose.kind === 'for'
      ? answeredFor(turn, whose.supported, { id, args }, handled.card)
      : handled.card
  return card(
    w.wrongValue(argumentLabel(id, handled.wrong, locale), handled.bounds),
    [text(w.notUnderstoodHint), buttons(press(w.help, line('help')))],
    'question',
  )
}
