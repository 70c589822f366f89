// What the bot makes of a sentence, without doing anything.
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { attendanceIn } from '../bot/attendance/grammar.ts'
import { jobActIn } from '../bot/claim/grammar.ts'
import { readPassage } from '../bot/language/passage.ts'
import { proxyIn } from '../bot/proxy/grammar.ts'
import type { ReaderRole } from '../bot/turn/reading.ts'
import { meaningsOf } from './intents.ts'
import { option, type Subcommand, Usage } from './terms.ts'

const role = z.enum(['member', 'worker', 'staff'])
const asked = z.object({ text: z.string(), role: role.default('member') })

/** Why: whose words there are, the clauses they are cut into, and what each says where it is accounted for. */
const explained = (text: string) => {
  const { segments, clauses, isCut } = readPassage(text)
  return {
    segments,
    isCut,
    clauses: clauses.map(({ plain, key, joint, asks }) => ({
      text: plain,
      joint,
      asks,
      attendance: attendanceIn(key)?.says ?? null,
      proxy: proxyIn(key)?.says ?? null,
      job: jobActIn(key)?.says ?? null,
    })),
  }
}

const say = (text: string, as: ReaderRole, why: boolean): void => {
  const acts = meaningsOf(text, as)
  const first = acts[0] ?? { intent: 'none', slots: {} }
  const explain = why ? { explain: explained(text) } : {}
  process.stdout.write(`${JSON.stringify({ text, ...first, acts, ...explain }, null, why ? 2 : 0)}\n`)
}

export const understandLines: Subcommand = async (args, options) => {
  if (options.stdin) return eachLine()
  const as = role.safeParse(option(options, 'role') ?? 'member')
  if (!as.success || args.length === 0)
    throw new Usage(
      'understand [--role member|worker|staff] [--explain] <text>, or --stdin with one JSON object {"text","role"} a line',
    )
  say(args.join(' '), as.data, options.explain !== undefined)
}

async function eachLine(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const parsed = asked.safeParse(readJson(line))
    if (!parsed.success) throw new Usage(`Not a JSON object with "text" and "role": ${line.slice(0, 80)}`)
    say(parsed.data.text, parsed.data.role, false)
  }
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
