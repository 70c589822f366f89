// From what somebody typed to a command, or to nothing. Votes and releases are never guessed (C1).

import { readCode } from '../../domain/people/secret-code.ts'
import type { UnderstandRole, Understood } from '../language/understood.ts'
import type { CommandId } from '../table/table.ts'
import { commands, isCommandId } from '../table/table.ts'
import { type Line, readLine } from '../turn/line.ts'
import { isStaff, type Speaker } from '../turn/turn.ts'
import { type Interpreted, type Said, toLine } from './meaning.ts'
import { understand } from './understand.ts'

type Question = { id: string; args: Record<string, string>; missing: string } | null

/** Commands whose words after the name may be a sentence that says the opposite: 「出席 できません」. */
const MAY_BE_SENTENCES: CommandId[] = ['rsvp', 'proxy', 'vote', 'claim', 'release', 'progress', 'deliver']

/** Reads a line: a command as typed, an answer to what was asked, or a sentence. */
export function interpret(said: Said, asked: Question): Interpreted {
  const { text, manner } = said.utterance
  if (readCode(text)) return { kind: 'line', line: { id: 'connect', args: { code: text } } }
  const about = /^(\S.*?)\s+(?:help|ヘルプ|使い方)$/i.exec(text.trim())?.[1]
  const helped = about === undefined ? undefined : readLine(about)
  if (helped?.kind === 'command' && helped.line.id !== 'help') return { kind: 'help', id: helped.line.id }
  const read = readLine(text)
  if (manner === 'exact')
    return read.kind === 'command'
      ? { kind: 'line', line: read.line }
      : read.kind === 'unclear'
        ? read
        : { kind: 'nothing' }
  if (read.kind === 'command' && !mayBeSentence(text, read.line)) return { kind: 'line', line: read.line }
  const meant = understandAs(said)
  if (meant.intent !== 'none') return toLine(said, meant)
  const answer = asked && answerTo(asked, text)
  if (answer) return { kind: 'line', line: answer }
  if (read.kind === 'command' && !isDoubtful(text)) return { kind: 'line', line: read.line }
  return read.kind === 'no-command'
    ? { kind: 'nothing' }
    : { kind: 'unclear', id: read.kind === 'command' ? read.line.id : read.id }
}

/** Words that may turn the sense of a command around, in either language: then the bot asks back instead. */
const isDoubtful = (text: string): boolean =>
  /(?:ない|ません|ず|かも|なら|れば|たら|でした|ました|[?？]|か$|\b(?:not|no|if|maybe|can't|cannot|won't|don't|didn't|was|were|\?))/i.test(
    text,
  )

/** Several words behind a command that takes free words: understanding decides whether they change its sense. */
function mayBeSentence(text: string, { id, args }: Line): boolean {
  const { rest } = commands[id]
  return (
    MAY_BE_SENTENCES.includes(id) &&
    /\s/.test(text.trim()) &&
    !/\w=/.test(text) &&
    rest !== undefined &&
    rest in args
  )
}

/** People with several roles are understood in each until one gives a sense. */
function understandAs({ speaker, utterance }: Said): Understood {
  const nothing: Understood = { intent: 'none', slots: {} }
  return rolesOf(speaker).reduce<Understood>(
    (found, role) => (found.intent === 'none' ? understand(utterance.text, role) : found),
    nothing,
  )
}

const rolesOf = (speaker: Speaker): UnderstandRole[] => [
  ...(speaker.seats.length > 0 || speaker.proxies.length > 0 || speaker.roles.includes('member')
    ? ['member' as const]
    : []),
  ...(speaker.worker ? ['worker' as const] : []),
  ...(isStaff(speaker) ? ['staff' as const] : []),
]

/** The next words after a question are its answer where they fit. */
function answerTo({ id, args, missing }: NonNullable<Question>, text: string): Line | undefined {
  if (!isCommandId(id)) return undefined
  if (id === 'proxy' && missing === 'name') return named(args, text)
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    commands[id].args.shape
  const value = text.normalize('NFKC').trim()
  return shape[missing]?.safeParse(value).success ? { id, args: { ...args, [missing]: value } } : undefined
}

/** 「総務課の佐藤花子です」 after 「どなたが代わりに出席されますか」 names the proxy. */
function named(args: Record<string, string>, text: string): Line | undefined {
  const said = understand(`代理は${text}`, 'member')
  if (said.intent !== 'proxy_set' || said.slots.proxyName === undefined) return undefined
  const { proxyName: name, proxyTitle: title, proxyOrg: org } = said.slots
  return { id: 'proxy', args: { ...args, name, ...(title ? { title } : {}), ...(org ? { org } : {}) } }
}
