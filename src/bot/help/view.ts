// Help from the table: what somebody can say, and what they most likely want.
import { audiencesNow } from '../../domain/people/may.ts'
import type { Audience } from '../../domain/permission.ts'
import { type CommandId, commandIds, commands, namesOf } from '../table/table.ts'
import { type Card, card, facts, type Part, press, shortcuts, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

const GROUPS = [
  ['meeting', 'helpMeeting'],
  ['work', 'helpWork'],
  ['office', 'helpStaff'],
  ['common', 'helpCommon'],
] as const

/** A supporter may try what they can do for a worker who agreed to it. */
export const mayTry = (id: CommandId, may: Set<Audience>): boolean =>
  commands[id].who.some((audience) => may.has(audience)) ||
  (commands[id].supported === true && may.has('supporter'))

/** What the office does is offered to those who work there, although members may look at some of it. */
const isOffered = (id: CommandId, may: Set<Audience>): boolean =>
  mayTry(id, may) && (commands[id].group !== 'office' || may.has('staff') || may.has('director'))

export function helpParts({ locale, speaker, utterance, town, act }: Turn): Part[] {
  const w = words(locale)
  const may = audiencesNow(speaker, town, act.now)
  const inSlack = utterance.platform === 'slack'
  const parts: Part[] = [text(inSlack ? w.helpSlash : w.helpIntro)]
  for (const [group, title] of GROUPS) {
    const listed = commandIds.filter(
      (id) => commands[id].group === group && !commands[id].unlisted && isOffered(id, may),
    )
    const lines = listed.map(
      (id) => `${inSlack ? slashFor(locale, id) : wordsFor(locale, id)} ${commands[id].summary[locale]}`,
    )
    if (lines.length > 0) parts.push(facts([w[title], lines.join('\n')]))
  }
  return [...parts, suggestions(locale, may)]
}

/** How one command is used: what it does, its words in both languages, and examples. */
export function commandHelp({ locale, utterance }: Pick<Turn, 'locale' | 'utterance'>, id: CommandId): Card {
  const w = words(locale)
  const { summary, slash, example } = commands[id]
  const all = [...new Set(namesOf(id).map(({ word }) => word))].join('、')
  const inSlack = utterance.platform === 'slack'
  const examples = inSlack
    ? slash?.hint[locale].split(' | ').map((hint) => `${slash.command} ${hint}`)
    : example?.[locale].split('\n')
  return card(summary[locale], [
    facts([w.helpWords, all], examples ? [w.helpUse, examples.join('\n')] : undefined),
  ])
}

/** A few things this person most likely wants. */
export function suggestions(locale: Locale, may: Set<Audience>): Part {
  const offered = commandIds
    .filter((id) => commands[id].suggested !== undefined && isOffered(id, may))
    .toSorted((a, b) => (commands[a].suggested ?? 0) - (commands[b].suggested ?? 0))
    .slice(0, 5)
  return shortcuts(offered.map((id) => press(wordFor(locale, id), line(id))))
}

/** In Slack every word is said through a command: its own, or /yoriai. */
const slashFor = (locale: Locale, id: CommandId): string =>
  commands[id].slash?.command ?? `/yoriai ${wordFor(locale, id)}`

/** The word that opens a command, and answers nothing by itself: 「出欠」, never 「出席」. */
export const wordFor = (locale: Locale, id: CommandId): string =>
  (commands[id].names[locale].find(({ preset }) => !preset) ?? commands[id].names[locale][0])?.word ?? id

/** Each word that says something of its own: 「出席」「欠席」「未定」. */
function wordsFor(locale: Locale, id: CommandId): string {
  const seen = new Set<string>()
  const distinct = commands[id].names[locale].filter(({ preset }) => {
    const key = JSON.stringify(preset ?? {})
    return !seen.has(key) && seen.add(key)
  })
  return distinct.map(({ word }) => `「${word}」`).join('')
}
