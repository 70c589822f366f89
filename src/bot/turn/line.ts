// A line of text ⇄ a command with arguments. Slash commands, buttons, forms and typed words are all lines.
import type { z } from 'zod'
import { type CommandId, commandIds, commands, namesOf, slashCommands } from '../table/table.ts'

export type Line = { id: CommandId; args: Record<string, string> }

/** Writes a command as text that reads back as the same command: button values, LINE postback data, things to paste. */
export function line<Id extends CommandId>(
  id: Id,
  args: { [Key in keyof z.input<(typeof commands)[Id]['args']>]?: unknown } = {},
): string {
  const pairs = Object.entries(args).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [`${key}=${encode(`${value}`)}`],
  )
  return [id, ...pairs].join(' ')
}

const encode = (value: string): string => (/^[\w.:+-]+$/.test(value) ? value : JSON.stringify(value))

type Token = { key?: string; value: string }

const TOKEN = /(?:([a-z][a-zA-Z]*)=)?("(?:[^"\\]|\\.)*"|[^\s"]+)/gy

/** Cuts a line into words and `key=value` pairs; quoted values are taken as they are, everything else by NFKC. */
function tokens(text: string): Token[] | undefined {
  const found: Token[] = []
  const source = text.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const [, key, raw = ''] = TOKEN.exec(source) ?? []
    if (TOKEN.lastIndex <= at) return undefined
    const value = raw.startsWith('"') ? unquote(raw) : raw.normalize('NFKC')
    if (value === undefined) return undefined
    found.push(key ? { key, value } : { value })
    while (/\s/.test(source[TOKEN.lastIndex] ?? '')) TOKEN.lastIndex += 1
  }
  return found
}

function unquote(raw: string): string | undefined {
  try {
    // A line break within the quotes is meant as one.
    const value: unknown = JSON.parse(raw.replace(/[\n\r\t]/g, (mark) => JSON.stringify(mark).slice(1, -1)))
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

type Found = { id: CommandId; preset: Record<string, string>; length: number }

const names = new Map<string, { id: CommandId; preset: Record<string, string> }>()
for (const id of commandIds)
  for (const { word, preset = {} } of namesOf(id)) {
    const taken = names.get(word)
    if (taken && taken.id !== id) throw new Error(`Both ${taken.id} and ${id} are called ${word}`)
    if (!taken) names.set(word, { id, preset })
  }

const LONGEST_NAME = 3

function findName(typed: Token[]): Found | undefined {
  for (let length = Math.min(LONGEST_NAME, typed.length); length > 0; length -= 1) {
    const head = typed.slice(0, length)
    if (head.some(({ key }) => key)) continue
    const found = names.get(head.map(({ value }) => value.toLowerCase()).join(' '))
    if (found) return { ...found, length }
  }
  return undefined
}

export type Read =
  | { kind: 'command'; line: Line }
  | { kind: 'unclear'; id: CommandId }
  | { kind: 'no-command' }

/**
 * Reads a line. A word goes to the first argument still open that accepts it, what is left to the command's `rest`.
 * Words that fit nowhere make it unclear: it may be a sentence that merely begins with a command's name.
 */
export function readLine(text: string): Read {
  const typed = tokens(text.trim().replace(/^[/／]/, ''))
  const found = typed && findName(typed)
  if (!typed || !found) return { kind: 'no-command' }
  const args = assign(found, typed.slice(found.length))
  return args ? { kind: 'command', line: { id: found.id, args } } : { kind: 'unclear', id: found.id }
}

function assign({ id, preset }: Found, typed: Token[]): Record<string, string> | undefined {
  const shape = shapeOf(id)
  const args: Record<string, string> = { ...preset }
  const rest: string[] = []
  const takes = commands[id].rest
  let ofBody: string | undefined
  for (const { key, value } of typed) {
    if (key === 'body' && !shape.body && shape.meeting) {
      ofBody = value
      continue
    }
    if (key) {
      if (!shape[key]) return undefined
      args[key] = value
      continue
    }
    const open = Object.keys(shape).find(
      (name) => name !== takes && !(name in args) && isTyped(shape, name) && accepts(shape, name, value),
    )
    if (open) args[open] = value
    else rest.push(value)
  }
  if (ofBody !== undefined) args.meeting = meetingOf(ofBody, args.meeting)
  if (rest.length === 0) return args
  if (!takes || !accepts(shape, takes, rest.join(' '))) return undefined
  return { ...args, [takes]: rest.join(' ') }
}

/** Where two bodies have meetings of one number, `body=` says whose is meant; an id says so itself. */
const meetingOf = (body: string, meeting = ''): string =>
  /^第?\d*回?$/.test(meeting.normalize('NFKC'))
    ? `${body}#${meeting.normalize('NFKC').replace(/\D/g, '')}`
    : meeting

type Shape = Record<string, z.ZodType>
const shapeOf = (id: CommandId): Shape => commands[id].args.shape
const accepts = (shape: Shape, name: string, value: string): boolean =>
  shape[name]?.safeParse(value).success ?? false

/** Arguments that accept any text are only given by name or as the rest: a free word must not fall into them. */
const isTyped = (shape: Shape, name: string): boolean => !accepts(shape, name, '☐ any text')

/** A slash command as a line: its noun and the words after it, in either language; a command of its own stands alone. */
export function slashLine(slash: string, text: string): string {
  const noun = slash.replace(/^\//, '')
  if (noun === 'yoriai') return text.trim() || 'help'
  const [plain, japanese] = [`${noun} ${text}`.trim(), `${japaneseNoun(slash)} ${text}`.trim()]
  if (nameLength(plain) > 1) return plain
  if (nameLength(japanese) > 1) return japanese
  if (/^(?:help|ヘルプ|使い方)$/i.test(text.trim())) return plain
  const own = readLine(text)
  return own.kind === 'command' && !isPreset(text) ? text.trim() : plain
}

const japaneseNoun = (slash: string): string =>
  slashCommands.find(({ command }) => command === slash)?.noun ?? slash

const nameLength = (text: string): number => findName(tokens(text) ?? [])?.length ?? 0

/** 出席 after /rsvp is its answer, not another command. */
const isPreset = (text: string): boolean => Object.keys(findName(tokens(text) ?? [])?.preset ?? {}).length > 0
