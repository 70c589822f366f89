// How well words are understood, by category, and how long that takes: npm run bench -- understand [<file.json> …]
// A file is a list of {"text","role","intent","slots","also"?,"unsafe_if"?,"cat"?}; without one, the sentences of the tests.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { meaningOf } from '../src/cli/intents.ts'
import { SENTENCES } from '../test/bot/language/sentences.ts'

const slots = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const sentence = z.object({
  text: z.string(),
  role: z.enum(['member', 'worker', 'staff']),
  intent: z.string(),
  slots: slots.default({}),
  also: z.array(z.string()).default([]),
  unsafe_if: z.array(z.string()).optional(),
  cat: z.string().optional(),
})
type Sentence = z.output<typeof sentence>

const ACTS = /^(?:rsvp_(?:attend|absent)|proxy_|vote_|job_(?:claim|release|deliver))/u
const own = (): Sentence[] =>
  Object.entries(SENTENCES).flatMap(([intent, rows]) =>
    rows.map(([role, text, said]) => ({ role, text, intent, slots: said ?? {}, also: [], cat: intent })),
  )

type Score = { all: number; intent: number; slots: number; unsafe: number }

/** Reads every sentence and prints what came of it; `--wrong` shows the sentences too. */
export async function understanding(files: string[], showWrong: boolean): Promise<void> {
  const read = await Promise.all(
    files.map(async (file) => z.array(sentence).parse(JSON.parse(await readFile(file, 'utf8')))),
  )
  const sentences = files.length > 0 ? read.flat() : own()
  const scores = new Map<string, Score>()
  const times: number[] = []
  for (let warm = 0; warm < 2; warm += 1) for (const { text, role } of sentences) meaningOf(text, role)
  const before = process.memoryUsage().rss
  for (const one of sentences) {
    const begun = performance.now()
    const found = meaningOf(one.text, one.role)
    times.push(performance.now() - begun)
    const score = scores.get(one.cat ?? 'all') ?? { all: 0, intent: 0, slots: 0, unsafe: 0 }
    const isIntent = found.intent === one.intent || one.also.includes(found.intent)
    const isSlots =
      isIntent &&
      (found.intent !== one.intent ||
        Object.entries(one.slots).every(([name, value]) => found.slots[name] === value))
    const harmful = one.unsafe_if ?? (isIntent ? [] : [found.intent])
    const isUnsafe = !isIntent && harmful.includes(found.intent) && ACTS.test(found.intent)
    scores.set(one.cat ?? 'all', {
      all: score.all + 1,
      intent: score.intent + Number(isIntent),
      slots: score.slots + Number(isSlots),
      unsafe: score.unsafe + Number(isUnsafe),
    })
    if (showWrong && (!isSlots || isUnsafe))
      console.log(
        `${isUnsafe ? 'UNSAFE ' : ''}${one.text} | ${one.intent} ${JSON.stringify(one.slots)} → ${found.intent} ${JSON.stringify(found.slots)}`,
      )
  }
  const share = (part: number, all: number): string =>
    `${((100 * part) / Math.max(1, all)).toFixed(1).padStart(6)} %`
  const total = { all: 0, intent: 0, slots: 0, unsafe: 0 }
  for (const [cat, { all, intent, slots: right, unsafe }] of scores) {
    console.log(
      `${cat.padEnd(18)} ${`${all}`.padStart(5)}  intent ${share(intent, all)}  slots ${share(right, all)}  unsafe ${unsafe}`,
    )
    total.all += all
    total.intent += intent
    total.slots += right
    total.unsafe += unsafe
  }
  times.sort((a, b) => a - b)
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(2)
  console.log(
    `all ${total.all}: intent ${share(total.intent, total.all)}, slots ${share(total.slots, total.all)}, unsafe ${total.unsafe}; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB more while reading`,
  )
}
