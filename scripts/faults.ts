// Tries every fault at full length and prints what it did: npm run faults [-- <seed>]
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, '../.data')
const TABLE = join(FOLDER, 'faults.jsonl')
const row = z.object({
  fault: z.string(),
  tries: z.int(),
  acknowledged: z.int(),
  lost: z.int(),
  doubled: z.int(),
  beyondOne: z.int(),
  note: z.string().optional(),
})

const [seed = '1'] = process.argv.slice(2)
await mkdir(FOLDER, { recursive: true })
await rm(TABLE, { force: true })
const code = await new Promise<number>((done) => {
  const env = { ...process.env, FAULTS: 'full', FAULTS_SEED: seed, FAULTS_TABLE: TABLE }
  const files = ['kill-points', 'tick', 'outages', 'rolling', 'soak'].map(
    (name) => `test/faults/${name}.test.ts`,
  )
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
    env,
    stdio: 'inherit',
  })
  child.on('exit', (exit) => done(exit ?? 1))
})
const rows = (await readFile(TABLE, 'utf8').catch(() => ''))
  .split('\n')
  .filter(Boolean)
  .map((line) => row.parse(JSON.parse(line)))
console.log(
  `\nseed ${seed}\n| fault | tries | acknowledged | lost | doubled | answers beyond one | |\n|---|---|---|---|---|---|---|`,
)
for (const { fault, tries, acknowledged, lost, doubled, beyondOne, note = '' } of rows)
  console.log(`| ${fault} | ${tries} | ${acknowledged} | ${lost} | ${doubled} | ${beyondOne} | ${note} |`)
process.exit(code)
