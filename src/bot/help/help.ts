// Help from the table, the language, and what could not be delivered.

import { audiencesOf, mayTry } from '../engine/permission.ts'
import { type ArgsOf, type Audience, type CommandId, commandIds, commands } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, shortcuts, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { type Words, wordsOf } from '../turn/words.ts'

/** Commands that buttons say; people need not know their words. */
const UNLISTED: CommandId[] = [
  'proxy-approve',
  'proxy-refuse',
  'proxy-accept',
  'proxy-decline',
  'connect',
  'help',
  'wait-leave',
  'proxy-cancel',
]

const GROUPS = [
  ['meeting', 'helpMeeting'],
  ['work', 'helpWork'],
  ['staff', 'helpStaff'],
  ['common', 'helpCommon'],
] as const

export async function help(turn: Turn): Promise<Card> {
  const { words: w, speaker, utterance } = turn
  const may = audiencesOf(speaker)
  const inSlack = utterance.platform === 'slack'
  const parts: Part[] = [text(inSlack ? w.helpSlash : w.helpIntro)]
  for (const [group, title] of GROUPS) {
    if (group === 'staff' && !may.has('staff')) continue
    const listed = commandIds.filter(
      (id) => commands[id].group === group && !UNLISTED.includes(id) && mayTry(id, may),
    )
    const lines = listed.map(
      (id) => `${inSlack ? slashFor(w, id) : wordsFor(w, id)} ${commands[id].summary[w.locale]}`,
    )
    if (lines.length > 0) parts.push(facts([w[title], lines.join('\n')]))
  }
  return card(w.helpTitle, [...parts, suggestions(w, may)])
}

/** In Slack every word is said through a command: its own, or /yoriai. */
const slashFor = (w: Words, id: CommandId): string =>
  commands[id].slash?.command ?? `/yoriai ${wordFor(w, id)}`

/** How one command is used: what it does, its words in both languages, and examples. */
export function commandHelp(w: Words, id: CommandId): Card {
  const { names, summary, slash } = commands[id]
  const words = [...new Set([...names.ja, ...names.en].map(({ word }) => word))].join('、')
  const examples = slash?.hint[w.locale].split(' | ').map((hint) => `${slash.command} ${hint}`)
  return card(summary[w.locale], [
    facts([w.helpWords, words], examples ? [w.helpUse, examples.join('\n')] : undefined),
  ])
}

const wordFor = (w: Words, id: CommandId): string => commands[id].names[w.locale][0]?.word ?? id

/** Each word that says something of its own: 「出席」「欠席」「未定」. */
function wordsFor({ locale }: Words, id: CommandId): string {
  const seen = new Set<string>()
  const distinct = commands[id].names[locale].filter(({ preset }) => {
    const key = JSON.stringify(preset ?? {})
    return !seen.has(key) && seen.add(key)
  })
  return distinct.map(({ word }) => `「${word}」`).join('')
}

/** A few things this person most likely wants. */
export function suggestions(w: Words, may: Set<Audience>): Part {
  const likely: CommandId[] = ['next', 'rsvp', 'job', 'my-jobs', 'pay', 'quorum', 'meeting', 'talk']
  const mine = likely.filter((id) => commands[id].group !== 'staff' || may.has('staff'))
  const offered = mine.filter((id) => mayTry(id, may)).slice(0, 5)
  return shortcuts(offered.map((id) => press(wordFor(w, id), line(id))))
}

export async function language(turn: Turn, args: ArgsOf<'language'>): Promise<Card> {
  const { act, speaker, words: w } = turn
  if (!args.to) {
    turn.ask({ id: 'language', args: {}, missing: 'to' })
    const choices = [
      press('日本語', line('language', { to: 'ja' })),
      press('English', line('language', { to: 'en' })),
    ]
    return card(w.languageTitle, [text(w.languageAsk), buttons(...choices)], 'question')
  }
  await act.tx.person.update({
    where: { townId_id: { townId: act.town, id: speaker.personId } },
    data: { locale: args.to },
  })
  const now = wordsOf(args.to)
  return card(now.languageTitle, [text(now.languageNow)], 'done')
}

const WHY_AT_MOST = 20

export async function undelivered(turn: Turn, args: ArgsOf<'undelivered'>): Promise<Card> {
  const { words: w, outbox } = turn
  if (args.again) return card(w.office.resent(await outbox.redrive()), [], 'done')
  const lost = await outbox.undelivered()
  const items = lost.slice(0, WHY_AT_MOST).map(({ message, why }) => ({
    title: message.card.title,
    note: [
      w.office.undeliveredRow(message.to.length, message.platform === 'line' ? 'LINE' : 'Slack'),
      ...(why ? [`${w.office.undeliveredWhy} ${why}`] : []),
    ].join('・'),
  }))
  if (lost.length === 0) return card(w.office.undeliveredTitle, [note(w.office.undeliveredNone)])
  const again = press(w.office.resend, line('undelivered', { again: 'yes' }), { style: 'primary' })
  return card(w.office.undeliveredTitle, [{ kind: 'list', items, empty: '' }, buttons(again)])
}
