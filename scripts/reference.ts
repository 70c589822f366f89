// Writes the command tables of README.md and README.ja.md from the table, and notes the words and arguments that are
// promised from now on: npm run reference
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Group } from '../src/bot/table/definition.ts'
import { argumentLabel, type CommandId, commandIds, commands, namesOf } from '../src/bot/table/table.ts'
import type { Locale } from '../src/bot/turn/locale.ts'
import { words as commonWords } from '../src/bot/turn/words.ts'

const GROUPS: readonly Group[] = ['common', 'meeting', 'work', 'office']
const START = '<!-- commands: npm run reference -->'
const END = '<!-- /commands -->'

const HEADINGS = {
  ja: {
    groups: { common: 'どなたも', meeting: '会議', work: '仕事', office: '庶務の仕事' },
    columns: ['すること', '言葉', '英語の言葉', '添えられること', '使える方', 'Slack'],
  },
  en: {
    groups: { common: 'For everybody', meeting: 'Meetings', work: 'Work', office: 'Secretariat' },
    columns: ['command', 'Japanese', 'English', 'arguments', 'who', 'Slack'],
  },
} satisfies Record<Locale, { groups: Record<Group, string>; columns: string[] }>

const spoken = (id: CommandId, locale: Locale): string =>
  commands[id].names[locale].map(({ word }) => word).join(' · ')

function argumentsOf(id: CommandId, locale: Locale): string {
  const shown = Object.entries(commands[id].args.shape).map(([name, schema]) => {
    const optional = schema.safeParse(undefined).success
    return locale === 'en' ? `${name}${optional ? '?' : ''}` : argumentLabel(id, name, 'ja')
  })
  return shown.join(locale === 'en' ? ', ' : '・') || '–'
}

function row(id: CommandId, locale: Locale): string {
  const { summary, who, slash } = commands[id]
  const cells = [
    locale === 'en' ? `\`${id}\` ${summary.en}` : summary.ja,
    spoken(id, 'ja'),
    spoken(id, 'en'),
    argumentsOf(id, locale),
    who.map((one) => commonWords(locale).audience[one]).join(locale === 'en' ? ', ' : '・'),
    slash ? `\`${slash.command}\`` : '',
  ]
  return `| ${cells.join(' | ')} |`
}

/** The commands of the table as Markdown, group by group. */
export function referenceOf(locale: Locale): string {
  const { groups, columns } = HEADINGS[locale]
  return GROUPS.map((group) =>
    [
      `### ${groups[group]}\n`,
      `| ${columns.join(' | ')} |`,
      `|${' --- |'.repeat(columns.length)}`,
      ...commandIds.filter((id) => commands[id].group === group).map((id) => row(id, locale)),
    ].join('\n'),
  ).join('\n\n')
}

/** A README with its command tables as the table has them now. */
export function withReference(readme: string, locale: Locale): string {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)]
  if (from === -1 || to < from) throw new Error(`The README for ${locale} has no ${START} … ${END}`)
  return `${readme.slice(0, from + START.length)}\n\n${referenceOf(locale)}\n\n${readme.slice(to)}`
}

type Promised = Record<string, { words: string[]; args: string[] }>
const both = (old: string[], now: string[]): string[] => [...new Set([...old, ...now])]

/** What was promised before, and what the table has now: nothing is ever taken out. */
export const promisedWith = (before: Promised): Promised => ({
  ...before,
  ...Object.fromEntries(
    commandIds.map((id) => [
      id,
      {
        words: both(
          before[id]?.words ?? [],
          namesOf(id).map(({ word }) => word),
        ),
        args: both(before[id]?.args ?? [], Object.keys(commands[id].args.shape)),
      },
    ]),
  ),
})

export const PROMISED = 'test/fixtures/promised-words.json'

export const READMES = { en: 'README.md', ja: 'README.ja.md' } satisfies Record<Locale, string>

if (import.meta.main) {
  for (const locale of ['en', 'ja'] as const) {
    const path = join(import.meta.dirname, '..', READMES[locale])
    await writeFile(path, withReference(await readFile(path, 'utf8'), locale))
  }
  const path = join(import.meta.dirname, '..', PROMISED)
  const before: Promised = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, `${JSON.stringify(promisedWith(before), undefined, 2)}\n`)
}
