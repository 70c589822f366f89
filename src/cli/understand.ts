// What the bot makes of a sentence, without doing anything.
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { ReaderRole } from '../bot/turn/reading.ts'
import { meaningsOf } from './intents.ts'
import { option, type Subcommand, Usage } from './terms.ts'

const role = z.enum(['member', 'worker', 'staff'])
const asked = z.object({ text: z.string(), role: role.default('member') })

const say = (text: string, as: ReaderRole): void => {
  const acts = meaningsOf(text, as)
  const first = acts[0] ?? { intent: 'none', slots: {} }
  process.stdout.write(`${JSON.stringify({ text, ...first, acts })}\n`)
}

export const understandLines: Subcommand = async (args, options) => {
  if (options.stdin) return eachLine()
  const as = role.safeParse(option(options, 'role') ?? 'member')
  if (!as.success || args.length === 0)
    throw new Usage(
      'understand [--role member|worker|staff] <text>, or --stdin with one JSON object {"text","role"} a line',
    )
  say(args.join(' '), as.data)
}

async function eachLine(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const parsed = asked.safeParse(readJson(line))
    if (!parsed.success) throw new Usage(`Not a JSON object with "text" and "role": ${line.slice(0, 80)}`)
    say(parsed.data.text, parsed.data.role)
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
