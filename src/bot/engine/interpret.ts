// From what somebody typed to a line, or to nothing. Votes and releases are never guessed (C1).

import { readCode } from '../../domain/people/code.ts'
import { isOffice } from '../../domain/people/may.ts'
import type { AskedFor, Courtesy } from '../help/patterns.ts'
import { readAskedFor, readCourtesy } from '../help/sentences.ts'
import { IN_ENGLISH, IN_JAPANESE } from '../people/patterns.ts'
import { readNomineeAnswer } from '../proxy/sentences.ts'
import { isQuestion, readJoining } from '../recruit/sentences.ts'
import { type CommandId, commands, isCommandId } from '../table/table.ts'
import { type Line, readLine } from '../turn/line.ts'
import type { ReaderRole } from '../turn/reading.ts'
import type { Speaker, Turn } from '../turn/turn.ts'
import { readForgetting, readPlace } from '../worker/sentences.ts'
import { explained } from './explained.ts'
import { understandAll } from './understand.ts'

export type Interpreted =
  /** `then`: what the same words say besides, in order. */
  | { kind: 'line'; line: Line; then?: Line[] }
  /** A command was named, but not what follows it. */
  | { kind: 'unclear'; id: CommandId }
  /** 「/quorum help」: how one command is used. */
  | { kind: 'help'; id: CommandId }
  | { kind: 'courtesy'; which: Exclude<Courtesy, 'mistake'> }
  /** A question that is answered from what is known, or goes to staff. */
  | { kind: 'asked'; about: Exclude<AskedFor, 'who' | 'place'> }
  | { kind: 'nothing' }

type Question = { id: string; args: Record<string, string>; missing: string } | null

/** Reads a line: a command as typed, an answer to what was asked, or a sentence. */
export function interpret(said: Pick<Turn, 'utterance' | 'speaker'>, asked: Question): Interpreted {
  const read = readWords(said, asked)
  return read.kind === 'line'
    ? { ...read, line: asGuest(said.speaker, asProxy(said.speaker, read.line)) }
    : read
}

function readWords(
  { utterance, speaker }: Pick<Turn, 'utterance' | 'speaker'>,
  asked: Question,
): Interpreted {
  const { text, manner } = utterance
  if (readCode(text)) return { kind: 'line', line: { id: 'connect', args: { code: text } } }
  const wished = languageWish(text)
  if (wished) return { kind: 'line', line: { id: 'language', args: { to: wished } } }
  const about = readAskedFor(text)
  if (about === 'absence') return { kind: 'asked', about }
  const helped = helpAbout(text)
  if (helped) return { kind: 'help', id: helped }
  const read = readLine(text)
  if (manner === 'exact') {
    if (read.kind === 'command') return { kind: 'line', line: read.line }
    return read.kind === 'unclear' ? read : { kind: 'nothing' }
  }
  const isWord = read.kind === 'command' && !(asked && isFree(asked) && isForWorkersOnly(speaker, read.line))
  if (isWord && !mayBeSentence(text, read.line)) return { kind: 'line', line: read.line }
  const free = asked && (read.kind === 'no-command' || !isWord) && isFree(asked) && !isQuestion(text)
  const freely = free ? answerTo(asked, text) : undefined
  if (freely) return { kind: 'line', line: freely }
  if (read.kind === 'no-command' && mayJoinIn(speaker) && readJoining(text))
    return { kind: 'line', line: { id: 'recruit', args: {} } }
  const [meant, ...then] = understandAs(speaker, text)
  if (meant) return { kind: 'line', line: read.kind === 'command' ? withRest(read.line, meant) : meant, then }
  const answer = asked && answerTo(asked, text)
  if (answer) return { kind: 'line', line: answer }
  const place = speaker.worker ? readPlace(text) : readForgetting(text)
  if (place) return { kind: 'line', line: place }
  if (read.kind === 'command' && !isDoubtful(text)) return { kind: 'line', line: read.line }
  if (about === 'papers' && mayHavePapers(speaker)) return { kind: 'line', line: { id: 'papers', args: {} } }
  if (about === 'who') return { kind: 'line', line: { id: 'roll', args: {} } }
  if (about && about !== 'place') return { kind: 'asked', about }
  const which = readCourtesy(text)
  if (which === 'mistake') return { kind: 'line', line: { id: 'undo', args: {} } }
  if (which) return { kind: 'courtesy', which }
  if (read.kind === 'no-command') return { kind: 'nothing' }
  return { kind: 'unclear', id: read.kind === 'command' ? read.line.id : read.id }
}

/** A word of those who work means nothing else from somebody who is asked a question on the way there: 「同意する」. */
const isForWorkersOnly = ({ worker }: Speaker, { id }: Line): boolean =>
  worker === null && commands[id].who.every((who) => who === 'worker')

const isFree = ({ id }: NonNullable<Question>): boolean => isCommandId(id) && commands[id].free === true

/** Whoever is in the programme, or runs it, does not apply. */
const mayJoinIn = (speaker: Speaker): boolean =>
  (speaker.worker === null || speaker.worker.state === 'left') && !isOffice(speaker)

function languageWish(text: string): 'ja' | 'en' | undefined {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/[.!?。]+$/u, '')
  if (IN_ENGLISH.test(said)) return 'en'
  return IN_JAPANESE.test(said) ? 'ja' : undefined
}

function helpAbout(text: string): CommandId | undefined {
  const asked = explained(text)
  if (asked) return asked
  const said = text.normalize('NFKC').trim()
  const word = /\s(?:help|ヘルプ|使い方)$/i.exec(said)?.[0]
  const read = word === undefined ? undefined : readLine(said.slice(0, -word.length).trim())
  return read?.kind === 'command' && read.line.id !== 'help' ? read.line.id : undefined
}

/** Words that may turn the sense of a command around, in either language: then the bot asks back instead. */
const isDoubtful = (text: string): boolean =>
  /(?:ない|ません|ず|かも|なら|れば|たら|でした|ました|[?？]|か$|\b(?:not|no|if|maybe|can't|cannot|won't|don't|didn't|was|were|\?))/i.test(
    text,
  )

/**
 * Several words behind a command that takes free words: understanding decides whether they change its sense. Words of the
 * office (電話, ファックス) are no sentence.
 */
function mayBeSentence(text: string, { id, args }: Line): boolean {
  const { rest, sentence } = commands[id]
  return (
    sentence === true &&
    /\s/.test(text.trim()) &&
    !/\w=/.test(text) &&
    !('via' in args) &&
    rest !== undefined &&
    rest in args
  )
}

/**
 * Words behind a command that a sentence leaves as they were, where both mean the same: 「欠席 出張のため」 keeps its reason.
 * What is only courtesy is dropped.
 */
function withRest(typed: Line, meant: Line): Line {
  const { rest } = commands[typed.id]
  const words = rest && typed.args[rest]
  if (!words || typed.id !== meant.id || COURTESY.test(words)) return meant
  const told = meant.args[rest]
  if (told !== undefined && !words.includes(told)) return meant
  const [before, after] = [parsed(typed), parsed(meant)]
  if (!before || !after) return meant
  return Object.entries(after).every(([name, value]) => name === rest || before[name] === value)
    ? typed
    : meant
}

const COURTESY =
  /^(?:で|を|に|と)?(?:します|いたします|致します|です|(?:よろしく|宜しく)?(?:お願い|おねがい)(?:します|いたします|致します)?|よろしく|please)[。.!！\s]*$/iu

const parsed = ({ id, args }: Line): Record<string, unknown> | undefined =>
  commands[id].args.safeParse(args).data

/** Whoever takes part in meetings asks for their papers; others are asked what they mean. */
const mayHavePapers = ({ seats, proxies, invitations, roles }: Speaker): boolean =>
  seats.length + proxies.length + invitations.length > 0 || roles.includes('staff')

/** Whoever is only invited to a meeting answers their invitation: it counts for no seat (N6). */
function asGuest({ seats, proxies, invitations, roles }: Speaker, said: Line): Line {
  const invitation = invitations.find(({ state }) => state === 'invited') ?? invitations[0]
  if (!invitation || seats.length > 0 || proxies.length > 0 || roles.includes('staff')) return said
  if (said.id !== 'rsvp' || said.args.answer === undefined) return said
  const observer = `${invitation.observerId}`
  if (said.args.answer === 'attend') return { id: 'observer-accept', args: { observer } }
  return said.args.answer === 'absent' ? { id: 'observer-decline', args: { observer } } : said
}

/** Who comes in a member's place answers no invitation: coming and not coming are said of that. */
function asProxy({ seats, proxies, worker, roles }: Speaker, said: Line): Line {
  if (proxies.length === 0 || seats.length > 0 || roles.includes('staff')) return said
  const { id, args } = said
  if (id === 'release' && !worker) return { id: 'proxy-decline', args: {} }
  if (id !== 'rsvp' || args.answer === undefined) return said
  const given = proxies.find(({ state }) => state === 'approved')
  if (args.answer === 'attend' && given) return { id: 'proxy-accept', args: { proxy: `${given.proxyId}` } }
  return { id: 'proxy-decline', args: args.answer === 'attend' ? { sure: 'no' } : {} }
}

/** People with several roles are understood in each until one gives a sense. */
function understandAs(speaker: Speaker, text: string): Line[] {
  for (const role of rolesOf(speaker)) {
    const lines = understandAll(text, role)
    if (lines.length > 0) return lines
  }
  return []
}

const rolesOf = (speaker: Speaker): ReaderRole[] => [
  ...(speaker.seats.length + speaker.proxies.length + speaker.invitations.length > 0 ||
  speaker.roles.includes('member')
    ? ['member' as const]
    : []),
  ...(speaker.worker || (speaker.supports.length > 0 && !isOffice(speaker)) ? ['worker' as const] : []),
  ...(isOffice(speaker) ? ['staff' as const] : []),
]

/** The next words after a question are its answer where they fit. */
function answerTo({ id, args, missing }: NonNullable<Question>, text: string): Line | undefined {
  if (!isCommandId(id)) return undefined
  if (commands[id].person === missing) {
    const given: Record<string, string | undefined> = readNomineeAnswer(text)
    return given[missing] === undefined ? undefined : { id, args: { ...args, ...present(given) } }
  }
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    commands[id].args.shape
  const value = missing === 'sure' ? yesOrNo(text) : text.normalize('NFKC').trim()
  return shape[missing]?.safeParse(value).success ? { id, args: { ...args, [missing]: value } } : undefined
}

/** 「お願いします」「結構です」 answer a confirmation as はい and いいえ do. */
function yesOrNo(text: string): string {
  const which = readCourtesy(text)
  return which === 'yes' || which === 'no' ? which : text.normalize('NFKC').trim()
}

const present = (given: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
