// Every regular expression of the program, checked for running away on words made to make it run: npm run patterns
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'

type Pattern = { where: string; source: string; flags: string }

const SRC = join(import.meta.dirname, '../src')
const TIMEOUT_MS = 20_000

/** Those written as literals stand in the sources. */
async function written(): Promise<Pattern[]> {
  const files = (await readdir(SRC, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.includes('generated'),
  )
  const found: Pattern[] = []
  for (const file of files) {
    const { program } = parseSync(file, await readFile(join(SRC, file), 'utf8'))
    new Visitor({
      Literal: (node) => {
        if ('regex' in node) found.push({ where: file, source: node.regex.pattern, flags: node.regex.flags })
      },
    }).visit(program)
  }
  return found
}

/** Those put together from words exist once the rooms that speak are loaded. */
async function built(): Promise<Pattern[]> {
  const found: Pattern[] = []
  const Plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(Plain, {
    construct: (target, args, as) => {
      const made: RegExp = Reflect.construct(target, args, as)
      found.push({ where: 'built', source: made.source, flags: made.flags })
      return made
    },
  })
  const { understand } = await import('../src/bot/engine/understand.ts')
  const { readLine } = await import('../src/bot/turn/line.ts')
  for (const role of ['member', 'worker', 'staff'] as const)
    for (const words of ['3番の会議に10分遅れて出席します', '代理は山田課長です', '応募 3'])
      understand(words, role)
  readLine('出席')
  globalThis.RegExp = Plain
  return found
}

/** The longest words that are read as a sentence (`engine/answer.ts`). */
const LONGEST = 1_000
/** On them, nothing may take longer than a person notices. */
const MOST_MS = 50
const READINGS = 5

/** The worst words known for a pattern, as long as words may be; how long it takes to read them. */
function slowest({ source, flags }: Pattern, { pumps, suffix }: { pumps: Pump[]; suffix: string }): number {
  const each = Math.floor((LONGEST - suffix.length) / Math.max(1, pumps.length))
  const attack = pumps.map(
    ({ prefix, pump }) => prefix + pump.repeat(Math.max(1, Math.floor((each - prefix.length) / pump.length))),
  )
  const words = attack.join('') + suffix
  const pattern = new RegExp(source, flags)
  // The shortest of several readings: the machine may have other things to do meanwhile.
  const readings = Array.from({ length: READINGS }, () => {
    const begun = performance.now()
    pattern.exec(words)
    return performance.now() - begun
  })
  return Math.min(...readings)
}
type Pump = { prefix: string; pump: string }

const AT_ONCE = 2
const all = new Map(
  [...(await written()), ...(await built())].map((one) => [`/${one.source}/${one.flags}`, one]),
)
const queue = all.entries()
const wrong: string[] = []
const look = async (): Promise<void> => {
  for (const [pattern, one] of queue) {
    const found = await check(one.source, one.flags, { timeout: TIMEOUT_MS, randomSeed: 1 })
    if (found.status !== 'vulnerable') continue
    const ms = found.attack ? slowest(one, found.attack) : 0
    // What is found by trial alone may be harmless: the worst words it found are read.
    if (ms > MOST_MS) wrong.push(`${one.where}: ${found.complexity.summary}, ${ms.toFixed(0)} ms: ${pattern}`)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, look))
for (const line of wrong) console.log(line)
console.log(`${all.size} patterns, ${wrong.length} that can run away`)
process.exit(wrong.length === 0 ? 0 : 1)
