// The rules of the house (ARCHITECTURE.md). Each one that fails says what to do instead.
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { promisedWith, READMES, withReference } from '../scripts/reference.ts'
import { argumentLabel, commandIds, commands, isCommandId } from '../src/bot/table/table.ts'
import { readLine } from '../src/bot/turn/line.ts'
import promised from './fixtures/promised-words.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '..')

type Source = { path: string; text: string; imports: string[]; exports: string[] }

async function sources(folder: string): Promise<Source[]> {
  const names = await readdir(join(root, folder), { recursive: true })
  const paths = names
    .filter((name) => /\.(ts|mjs|js)$/.test(name) && !name.includes('generated'))
    .map((name) => `${folder}/${name}`)
  return Promise.all(paths.map(open))
}

async function open(path: string): Promise<Source> {
  const text = await readFile(join(root, path), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => to)
  return {
    path,
    text,
    imports: specifiers.map((to) =>
      to.startsWith('.') ? relative(root, resolve(root, dirname(path), to)) : to,
    ),
    exports: [...text.matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map(([, name = '']) => name),
  }
}

const src = await sources('src')
const tests = await sources('test')
const edges = src.flatMap(({ path, imports }) => imports.map((to) => ({ from: path, to })))

/** Nothing may be listed; `instead` is what to do about what is. */
const none = (found: string[], instead: string): void => expect(found, instead).toEqual([])
const forbidden = (rule: (edge: { from: string; to: string }) => boolean, instead: string): void =>
  none(
    edges.filter(rule).map(({ from, to }) => `${from} → ${to}`),
    instead,
  )
const containing = (pattern: RegExp, allowed: RegExp, instead: string): void =>
  none(
    src.filter(({ path, text }) => !allowed.test(path) && pattern.test(text)).map(({ path }) => path),
    instead,
  )

const ENGINE_ROOMS = ['table', 'turn', 'language', 'engine', 'queue', 'intake', 'clock', 'line', 'slack']
const folderIn = (parent: string, path: string): string | undefined =>
  path.startsWith(`${parent}/`) && dirname(path) !== parent
    ? path.slice(parent.length + 1).split('/')[0]
    : undefined
const nounIn = (parent: string, path: string): string | undefined => {
  const folder = folderIn(parent, path)
  return folder && !(parent === 'src/bot' && ENGINE_ROOMS.includes(folder)) ? folder : undefined
}
const nameOf = (path: string): string => basename(path, '.ts')
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe('rooms: imports point one way', () => {
  /** The floors, from the ground up; rooms of one floor do not know each other. */
  const FLOORS = [
    /^src\/(fault\.ts|vault\.ts|links\.ts|background\.ts|config\.ts|log\.ts|db\/|sheet\/|document\/|drawing\/)/,
    /^src\/domain\//,
    /^src\/bot\/language\//,
    /^src\/bot\/table\//,
    /^src\/bot\/turn\//,
    /^src\/bot\/(?!(?:language|table|turn|engine|queue|intake|clock|line|slack)\/)/,
    /^src\/bot\/engine\//,
    /^src\/bot\/queue\//,
    /^src\/bot\/(?:intake|clock)\//,
    /^src\/(bot\/(line|slack)|web|town-file)\//,
    /^src\/(platforms|app)\.ts/,
    /^src\/working\.ts/,
    /^src\/(serve\.ts|demo(\.ts|\/))/,
    /^src\/(main|cli)(\.ts|\/)/,
  ]
  const floorOf = (path: string): number => FLOORS.findIndex((floor) => floor.test(path))

  test('every file has a floor', () => {
    none(
      src.filter(({ path }) => floorOf(path) === -1).map(({ path }) => path),
      'Put the file into a room of ARCHITECTURE.md, or give its new room a floor here.',
    )
  })
  test('no import points upwards', () => {
    forbidden(
      ({ from, to }) => to.startsWith('src/') && floorOf(to) > floorOf(from),
      'Pass in what the lower room needs, or move what both need to the lower of the two.',
    )
  })
  test('line, slack, web and town-file do not know each other', () => {
    const room = (path: string) => /^src\/(bot\/(?:line|slack)|web|town-file)\//.exec(path)?.[1]
    forbidden(
      ({ from, to }) => !!room(from) && !!room(to) && room(from) !== room(to),
      'What two platforms share belongs to turn/, queue/ or intake/, or is passed in by serve.ts.',
    )
  })
  test('the town file knows the domain and the database, nothing of the bot', () => {
    forbidden(
      ({ from, to }) => from.startsWith('src/town-file/') && /^src\/(bot|web|config)/.test(to),
      'Import and export speak of the register only: move what they need to domain/.',
    )
  })
  test('language knows nothing of ours', () => {
    forbidden(
      ({ from, to }) =>
        from.startsWith('src/bot/language/') && to.startsWith('src/') && !to.startsWith('src/bot/language/'),
      'What speaks of our nouns belongs to bot/<noun>/sentences.ts or patterns.ts.',
    )
  })
  test('the domain knows no platform, no file system and no queue', () => {
    forbidden(
      ({ from, to }) =>
        from.startsWith('src/domain/') &&
        /^(@slack|@line|hono|pino|node-cron|pg-boss|node:fs|node:http)/.test(to),
      'Pass in what the operation needs; the domain works on Act and plain data.',
    )
  })
  test('the SDKs stay in their own room', () => {
    for (const sdk of ['line', 'slack'])
      forbidden(
        ({ from, to }) =>
          to.startsWith(`@${sdk}/`) &&
          !from.startsWith(`src/bot/${sdk}/`) &&
          !/^src\/(platforms|cli\/doctor)\.ts$/.test(from),
        `Use the ${sdk} SDK in src/bot/${sdk}/ only; the rest of the program speaks in lines and cards.`,
      )
  })
  test('only the demo knows the stand-ins', () => {
    forbidden(
      ({ from, to }) => to.startsWith('standin/') && !/^src\/demo(\.ts|\/)/.test(from),
      'The program must not know that a stand-in exists: give it a base URL.',
    )
  })
  test('the card is plain data', () => {
    forbidden(({ from, to }) => from === 'src/bot/turn/card.ts' && to !== 'zod', 'A card imports zod alone.')
  })
  test('no file sends imports round in a circle', () => {
    const paths = new Set(src.map(({ path }) => path))
    const next = new Map(src.map(({ path, imports }) => [path, imports.filter((to) => paths.has(to))]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, way: string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (done.has(path) || way.includes(path)) return
      for (const to of next.get(path) ?? []) visit(to, [...way, path])
      done.add(path)
    }
    for (const { path } of src) visit(path, [])
    none(circles, 'Move what both files need into a third: a type to model.ts, a query to read.ts.')
  })
})

describe('names: a newcomer guesses where a thing is', () => {
  const DOMAIN = ['model', 'may', 'read', 'due']
  const BOT = ['view', 'words', 'choose', 'sentences', 'patterns', 'grammar', 'english', 'reminders']
  const TOWN_FILE = ['format', 'check', 'merge', 'write', 'export', 'terms']
  const isNamedFor = ({ path, exports }: Source): boolean =>
    exports.some((name) => {
      const parts = kebab(name).split('-')
      return nameOf(path)
        .split('-')
        .every((part) => parts.includes(part))
    })

  test.each([
    ['src/domain', DOMAIN],
    ['src/bot', BOT],
    ['src/town-file', TOWN_FILE],
  ])('a file of a noun in %s has a fixed name or the name of what it exports', (parent, fixed) => {
    none(
      src
        .filter(
          (file) => nounIn(parent, file.path) && !fixed.includes(nameOf(file.path)) && !isNamedFor(file),
        )
        .map(({ path }) => path),
      `Call it one of ${fixed.join(', ')}, or by the operation or verb it exports (claim.ts exports claimJob).`,
    )
  })
  test('the bot speaks of the nouns of the domain', () => {
    const nouns = new Set(src.map(({ path }) => nounIn('src/domain', path)))
    none(
      [...new Set(src.flatMap(({ path }) => nounIn('src/bot', path) ?? []))].filter(
        (noun) => !nouns.has(noun) && !['help', 'desk'].includes(noun),
      ),
      'A noun has the same name in domain/ and bot/; only help and desk are the bot’s own.',
    )
  })
  test('tests stand where what they test stands', () => {
    const nouns = new Set(src.map(({ path }) => nounIn('src/domain', path)))
    const botNouns = new Set(src.map(({ path }) => nounIn('src/bot', path)))
    none(
      tests
        .map(({ path }) => path)
        .filter((path) => {
          const noun = nounIn('test/domain', path)
          return noun !== undefined && !nouns.has(noun)
        }),
      'test/domain/<noun> follows src/domain/<noun>.',
    )
    none(
      tests
        .map(({ path }) => nounIn('test/transcripts', path))
        .flatMap((noun) => (noun && !botNouns.has(noun) ? [noun] : [])),
      'test/transcripts/<noun> follows src/bot/<noun>.',
    )
  })
  test('kebab-case everywhere, and no room for everything', async () => {
    const all = [
      src,
      tests,
      await sources('standin'),
      await sources('scripts'),
      await sources('bench'),
    ].flat()
    none(
      all
        .map(({ path }) => path)
        .filter((path) => !path.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(part))),
      'Small letters and hyphens.',
    )
    none(
      all
        .map(({ path }) => path)
        .filter((path) => /^(index|utils?|helpers?|misc|shared)\./.test(basename(path))),
      'Name the file for what it holds.',
    )
  })
  test('nothing is handed on from another file', () => {
    containing(/^export (?:type )?(?:\*|\{[^}]*\}) from /m, /^$/, 'Import it from where it is written.')
  })
})

describe('rules: one place for each kind of knowledge', () => {
  const BY_HAND = /\$(?:transaction|queryRaw|executeRaw)|statement`\s*(?:begin|commit|rollback)\b/i

  test('how a transaction is begun and ended is known in db/ alone', () => {
    containing(BY_HAND, /^src\/db\//, 'Use inTransaction (engine, queue, cli) or the act you were given.')
  })
  test('a transaction is opened by the engine, the queue or a command of the CLI', () => {
    containing(
      /inTransaction\(/,
      /^src\/(db|bot\/(?:engine|queue|intake|clock)|cli)\/|^src\/(working|demo)\.ts$/,
      'An operation takes the act it is given, so that any two compose.',
    )
  })
  test('a handler never queries', () => {
    containing(
      /\btx\.\w+\.|\bsql\.(?:rows|count)\(|statement`|from '[^']*\/db\//,
      /^src\/(?:domain|town-file|db|cli)\/|^src\/bot\/(?:engine|queue|intake|clock)\/|^src\/(?:serve|app|working|demo(?:\/clock)?|main)\.ts$/,
      'Put the query into domain/<noun>/read.ts and call it.',
    )
  })
  test('a charter is read in the domain alone', () => {
    containing(
      /charterOf\(|\.rules\b/,
      /^src\/(?:domain|town-file|cli)\//,
      'Ask domain/<noun>/may.ts, which answers with the article.',
    )
  })
  test('only config.ts reads the environment', () => {
    containing(/process\.env/, /^src\/config\.ts$/, 'Add it to config.ts and pass it in.')
  })
  test('the domain asks neither for the time nor for chance', () => {
    containing(
      /Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|randomInt|randomBytes|randomUUID/,
      /^src\/(?!domain\/)/,
      'Use act.now; take a code or an id as an argument.',
    )
  })
  test('what everyone uses knows no operation', () => {
    const open = (path: string) => ['model', 'may', 'read', 'due'].includes(nameOf(path))
    forbidden(
      ({ from, to }) =>
        nounIn('src/domain', from) !== undefined &&
        open(from) &&
        nounIn('src/domain', to) !== undefined &&
        !open(to) &&
        !/^src\/domain\/(?:audit|charter|pay|roadmap|decision)\/|\/(?:code|fold-name)\.ts$/.test(to),
      'model, may, read and due are the ground of a noun: move the type to model.ts, the query to read.ts.',
    )
  })
  test('in the bot a noun uses what another shows, never its verbs', () => {
    forbidden(({ from, to }) => {
      const [here, there] = [nounIn('src/bot', from), nounIn('src/bot', to)]
      return (
        !!here &&
        !!there &&
        here !== there &&
        !['view', 'words', 'choose', 'patterns', 'grammar', 'english'].includes(nameOf(to))
      )
    }, 'Move what both need to view.ts, words.ts, choose.ts, patterns.ts, grammar.ts or english.ts, or press a button instead.')
  })
  test('no list of commands outside the table', () => {
    const lists = src.filter(({ path }) => !path.startsWith('src/bot/table/'))
    none(
      lists.flatMap(({ path, text }) =>
        [...text.matchAll(/\[((?:\s*'[a-z-]+',?)+\s*)\]/g)]
          .filter(([, items = '']) => {
            const words = [...items.matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word)
            return words.length > 1 && words.every(isCommandId)
          })
          .map(([list]) => `${path}: ${list}`),
      ),
      'Say it of each command in its table entry, and filter commandIds by it.',
    )
    containing(
      /CommandId\[\]|Set<CommandId>|Record<CommandId/,
      /^src\/bot\/(table\/|engine\/handlers)/,
      'Say it of each command in its table entry.',
    )
  })
})

/** A table as it reads, however its columns are aligned. */
const unaligned = (markdown: string): string =>
  markdown.replaceAll(/[ \t]*\|[ \t]*/g, '|').replaceAll(/-{3,}/g, '---')

describe('the table', () => {
  test.each(['en', 'ja'] as const)(
    'the README in %s lists the commands as the table has them',
    async (locale) => {
      const readme = await readFile(join(root, READMES[locale]), 'utf8')
      expect(unaligned(readme), 'Run `npm run reference` and commit what it writes.').toBe(
        unaligned(withReference(readme, locale)),
      )
    },
  )
  test('every argument has a name in both languages', () => {
    none(
      commandIds.flatMap((id) =>
        Object.keys(commands[id].args.shape)
          .filter((name) => [argumentLabel(id, name, 'ja'), argumentLabel(id, name, 'en')].includes(name))
          .map((name) => `${id} ${name}`),
      ),
      'Wrap its shape in called(ja, en, …).',
    )
  })
  test('the words and arguments of every command are understood for ever', () => {
    for (const [id, { words, args }] of Object.entries(promised)) {
      for (const word of words)
        expect(readLine(word), `「${word}」 stands on buttons and in habits: keep it`).toMatchObject({
          kind: 'command',
          line: { id },
        })
      const shape = isCommandId(id) ? Object.keys(commands[id].args.shape) : []
      expect(shape, `${id}: arguments stand on buttons: keep them`).toEqual(expect.arrayContaining(args))
    }
  })
  test('every word and argument is among those that are promised', () => {
    expect(promised, 'Run `npm run reference` and commit what it writes.').toEqual(promisedWith(promised))
  })
})

describe('every operation that can refuse is tried with a stale argument', () => {
  const operations = src
    .filter(
      ({ path }) => nounIn('src/domain', path) && !['model', 'may', 'read', 'due'].includes(nameOf(path)),
    )
    .flatMap(({ text }) =>
      [
        ...text.matchAll(
          /^export (?:async )?(?:function|const) (\w+)[^{]*?\(\s*(?:act|\{[^}]*\}): Act\b[\s\S]*?\): (?:Promise<)?Outcome</gm,
        ),
      ].map(([, name = '']) => name),
    )

  test('the operations are found', () => {
    expect(operations).toEqual(expect.arrayContaining(['answerInvitation', 'changeMeeting', 'claimJob']))
  })
  test.each(operations)('%s', (operation) => {
    const tried = tests.some(
      ({ path, text }) => path.startsWith('test/domain/') && text.includes(`古い: ${operation} `),
    )
    expect(tried, `Add a test to test/domain/<noun>/ titled 「古い: ${operation} …」.`).toBe(true)
  })
})
