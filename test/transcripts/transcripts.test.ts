// Conversations as people have them. `名前> 言葉` is said, `名前>> [ボタン]` pressed; `bot>` is in the answer,
// `→ 名前: 言葉` was said to somebody else since; `@ 時刻` sets the clock, `tick` lets it tick.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandIds } from '../../src/bot/table/table.ts'
import type { Card } from '../../src/bot/turn/card.ts'
import { plainText } from '../../src/bot/turn/plain-text.ts'
import { connect } from '../../src/db/database.ts'
import { buttonsOf, loadTown, openTalk, type Talk } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { town as payTown } from '../fixtures/pay-town.ts'
import { smallTown } from '../fixtures/small-town.ts'
import { start as sourceStart, town as sourceTown } from '../fixtures/source-town.ts'
import { elsewhere, thereAndBack } from '../town-file/there-and-back.ts'

const folder = import.meta.dirname
const START = '2026-11-25T10:00+09:00'
const CHANNEL = '庶務'
const did = new Set<string>()

describe.each((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')))(
  '%s',
  (name) => {
    test('会話のとおりに進む', async () => {
      const database = await connect(await newDatabaseUrl(), { onError: () => undefined })
      try {
        const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
        const { town, start } = beginning(lines[0] ?? '')
        await loadTown(database, town, new Date(start))
        const talk = await openTalk(database, start, (id) => did.add(id))
        const staff = town.people.flatMap(({ name, ...one }) =>
          'slack' in one ? [name.replace(' ', '')] : [],
        )
        const state: State = { talk, staff, answer: undefined, heard: [], channel: [] }
        for (const [index, line] of lines.entries())
          await follow(state, line.trimEnd(), `${name}:${index + 1}`)
        const end = talk.app.now()
        await thereAndBack(database, town.town.id, end)
        await elsewhere(database, town.town.id, end)
      } finally {
        await database.close()
      }
    })
  },
)

test('every command occurs in a transcript', () => {
  expect(
    commandIds.filter((id) => !did.has(id)),
    'Add a conversation to test/transcripts/<noun>/ in which somebody uses it.',
  ).toEqual([])
})

/** Most conversations are of the small town; another is named in the first line: `town <file in test/fixtures>`. */
function beginning(first: string): {
  town: typeof smallTown | typeof sourceTown | typeof payTown
  start: string
} {
  if (first === 'town pay-town') return { town: payTown, start: START }
  return first === 'town source-town'
    ? { town: sourceTown, start: sourceStart }
    : { town: smallTown, start: START }
}

type State = {
  talk: Talk
  /** Who reads the staff's channel. */
  staff: string[]
  answer: Card | undefined
  heard: { to: string; card: Card }[]
  /** Everything the staff's channel has heard. */
  channel: Card[]
}

async function follow(state: State, line: string, where: string): Promise<void> {
  const { talk } = state
  const [, who = '', mark, words = ''] = /^([^>#→@ ]+)(>>?) (.*)$/.exec(line) ?? []
  if (line === '' || line.startsWith('#') || line.startsWith('town ')) return
  if (line.startsWith('@ ')) return talk.at(line.slice(2))
  if (line === 'tick') {
    await talk.tick()
    return listen(state)
  }
  if (line.startsWith('→')) return expectHeard(state, line, where)
  if (who === 'bot') {
    expect(state.answer && plainText(state.answer), where).toContain(words)
    return
  }
  const sent = /^\(ファイル (.+)\)$/.exec(words)?.[1]
  if (!mark) throw new Error(`${where}: cannot read "${line}"`)
  state.answer =
    mark === '>>'
      ? await press(state, who, words.replace(/^\[|\]$/g, ''))
      : sent
        ? await talk.sends(who, sent)
        : await talk.say(who, words)
  await listen(state)
}

async function listen(state: State): Promise<void> {
  state.heard = await state.talk.heard()
  state.channel.push(...state.heard.flatMap(({ to, card }) => (to === CHANNEL ? card : [])))
}

/** Staff press what stands in their channel; everybody presses what they got themselves. */
async function press({ talk, channel, staff }: State, who: string, label: string): Promise<Card> {
  const shared = staff.includes(who)
    ? channel
        .toReversed()
        .flatMap(buttonsOf)
        .find((button) => button.label === label)
    : undefined
  return shared ? talk.say(who, shared.line, { manner: 'exact' }) : talk.press(who, label)
}

/** `→ 名前: 言葉` must have been heard; `→ 誰も: ` means that nobody was told anything. */
function expectHeard({ heard }: State, line: string, where: string): void {
  const [, who, words = ''] = /^→ ([^:]+): ?(.*)$/.exec(line) ?? []
  if (who === '誰も')
    expect(
      heard.map(({ to, card }) => `${to}: ${card.title}`),
      where,
    ).toEqual([])
  else
    expect(
      heard
        .filter(({ to }) => to === who)
        .map(({ card }) => plainText(card))
        .join('\n'),
      where,
    ).toContain(words)
}
