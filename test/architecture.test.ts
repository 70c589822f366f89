// Imports point one way: main → web → line | slack → converse → handlers → commands → domain → db types.
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../src')
const STANDIN = '../standin/'

async function imports(): Promise<{ from: string; to: string }[]> {
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.includes('generated'),
  )
  const found = await Promise.all(
    files.map(async (from) => {
      const text = await readFile(join(root, from), 'utf8')
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => to)
      return specifiers.map((to) => ({
        from,
        to: to.startsWith('.') ? relative(root, resolve(root, from, '..', to)) : to,
      }))
    }),
  )
  return found.flat()
}

const all = await imports()
const offenders = (rule: (edge: { from: string; to: string }) => boolean) =>
  all.filter(rule).map(({ from, to }) => `${from} → ${to}`)
const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`)
const inDomain = within('domain')

test('the domain knows no bot, no platform, no web and no clock', () => {
  expect(
    offenders(
      ({ from, to }) =>
        inDomain(from) && /^(bot|web|cli|standin)\/|^(config|serve|main|demo|platforms)\.ts$/.test(to),
    ),
  ).toEqual([])
  expect(
    offenders(
      ({ from, to }) =>
        inDomain(from) && /^(@slack|@line|hono|pino|node-cron|pg-boss|node:fs$|node:http)/.test(to),
    ),
  ).toEqual([])
})

test('the table and the card import nothing of ours that runs, beyond the shapes of arguments', () => {
  expect(offenders(({ from, to }) => from === 'bot/turn/card.ts' && to !== 'zod')).toEqual([])
  expect(
    offenders(({ from, to }) => from === 'bot/table/table.ts' && to !== 'zod' && to !== 'bot/table/args.ts'),
  ).toEqual([])
})

test('the SDKs appear only where their platform is', () => {
  const allowed = (from: string, sdk: string) =>
    from.startsWith(`bot/${sdk}/`) || /^(platforms\.ts|cli\/doctor\.ts)$/.test(from)
  expect(offenders(({ from, to }) => to.startsWith('@line/') && !allowed(from, 'line'))).toEqual([])
  expect(offenders(({ from, to }) => to.startsWith('@slack/') && !allowed(from, 'slack'))).toEqual([])
})

test('handlers and the conversation know no platform', () => {
  const neutral = (from: string) => /^bot\/(?!line\/|slack\/)/.test(from)
  expect(offenders(({ from, to }) => neutral(from) && /^bot\/(line|slack)\//.test(to))).toEqual([])
})

test('only config.ts reads the environment, and nothing but the demo knows the stand-ins', async () => {
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.includes('generated'),
  )
  const readers = []
  for (const file of files)
    if ((await readFile(join(root, file), 'utf8')).includes('process.env')) readers.push(file)
  expect(readers).toEqual(['config.ts'])
  expect(offenders(({ from, to }) => to.startsWith(STANDIN) && from !== 'demo.ts')).toEqual([])
})

test('no file of the domain asks for the time or for chance', async () => {
  const files = (await readdir(join(root, 'domain'), { recursive: true })).filter((file) =>
    file.endsWith('.ts'),
  )
  const asking = []
  for (const file of files)
    if (
      /Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|randomInt|randomBytes|randomUUID/.test(
        await readFile(join(root, 'domain', file), 'utf8'),
      )
    )
      asking.push(file)
  expect(asking).toEqual([])
})
