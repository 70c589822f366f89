// What an utterance means, before anything is done: by whom, by which way, and whether its turn may share a transaction.

import { TALK_MS } from '../../domain/enquiry/model.ts'
import { readCode } from '../../domain/people/code.ts'
import { readForTheOffice } from '../enquiry/sentences.ts'
import { readJoining } from '../recruit/sentences.ts'
import { type CommandId, commands } from '../table/table.ts'
import { type Read, readLine } from '../turn/line.ts'
import { readMark } from '../turn/question.ts'
import type { Shown, Utterance } from '../turn/turn.ts'
import type { Begun, Meaning } from './begun.ts'
import { interpret } from './interpret.ts'
import { understand } from './understand.ts'

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
  const meaning =
    pressed(utterance, opening.shown) ?? interpret({ utterance, speaker: opening.speaker }, opening.asked)
  return inTalk({ opening, utterance, now }, meaning)
}

/**
 * While staff talk with somebody, words without a command are for staff: 「行けません」 may answer what staff asked. An act
 * by its words is asked about; a button, a command word and the answer to a question are what they are.
 */
function inTalk(
  { opening, utterance, now }: Pick<Begun, 'opening' | 'utterance' | 'now'>,
  meaning: Meaning,
): Meaning {
  const { talking, asked } = opening
  const isOn = talking !== null && now.getTime() - talking.getTime() < TALK_MS
  if (!isOn || utterance.manner !== 'typed' || asked || readLine(utterance.text).kind === 'command')
    return meaning
  if (meaning.kind === 'line')
    return commands[meaning.line.id].sentence || meaning.line.id === 'undo'
      ? { kind: 'for-staff-or', line: meaning.line }
      : meaning
  return FOR_STAFF.includes(meaning.kind) ? { kind: 'for-staff' } : meaning
}

const FOR_STAFF: Meaning['kind'][] = ['nothing', 'unclear', 'courtesy', 'asked']

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

/** Somebody the town does not know can show a code, or talk to staff; or ask to work; they learn nothing else. */
function strangersWords({ text: typed, room, occasion }: Utterance): Meaning {
  if (occasion) return { kind: 'stranger' }
  const read = readLine(typed)
  const shown = read.kind === 'command' && read.line.id === 'connect' ? read.line.args.code : undefined
  const code = readCode(typed) ? typed : shown
  if (room === 'group') return { kind: 'stranger' }
  return code
    ? { kind: 'code', code }
    : (toStaff(typed, read) ?? toApply(typed, read) ?? { kind: 'stranger' })
}

/** The words by which a stranger asks to work: the command, a button of its questions, or a sentence. */
function toApply(typed: string, read: Read): Meaning | undefined {
  if (read.kind === 'command' && read.line.id === 'recruit')
    return { kind: 'stranger-recruit', args: commands.recruit.args.safeParse(read.line.args).data ?? {} }
  if (read.kind === 'command' && read.line.id === 'forget-me')
    return { kind: 'stranger-recruit', args: { do: 'stop' }, typed: typed.trim() }
  if (read.kind === 'command' || !readJoining(typed)) return undefined
  return { kind: 'stranger-recruit', args: {}, typed: typed.trim() }
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
const ALONE: Meaning['kind'][] = ['code', 'occasion', 'stranger', 'stranger-talk', 'stranger-recruit']

export function mayJoin(meaning: Meaning): boolean {
  if (meaning.kind === 'line')
    return [meaning.line, ...(meaning.then ?? [])].every(({ id }) => commands[id].together === true)
  return !ALONE.includes(meaning.kind)
}
