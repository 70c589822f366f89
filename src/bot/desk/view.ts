// What the parts of the desk have in common.
import type { Part } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { LostNotice } from '../turn/notice.ts'
import { words } from './words.ts'

/** How much of each kind stands on the desk. A Home tab takes 100 blocks, a message 50. */
export type Room = { meetings: number; rows: number }
export const ON_HOME: Room = { meetings: 5, rows: 5 }
export const IN_MESSAGE: Room = { meetings: 3, rows: 2 }

/** A section of the desk, and how many things in it wait. */
export type Section = { parts: Part[]; waiting: number }

/** One thing with more than one button: what it is, over its buttons. */
export const row = (title: string, notes: string[]): Part => ({
  kind: 'list',
  items: [{ title: brief(title, TITLE_MOST), note: brief(notes.join('・'), NOTE_MOST) }],
  empty: '',
})

const TITLE_MOST = 60
const NOTE_MOST = 140
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** One glance is enough for so much: the rest stands behind the button. */
export function brief(text: string, most = TITLE_MOST): string {
  const all = [...graphemes.segment(text.slice(0, most * 4))].map(({ segment }) => segment)
  return all.length > most ? `${all.slice(0, most - 1).join('')}…` : all.join('')
}

/** Messages that could not be delivered, in a list; one that was lost on its way to each of many stands there once. */
export const lostItems = (locale: Locale, lost: LostNotice[]) =>
  [
    ...Map.groupBy(lost, ({ title, platform, why }) => JSON.stringify([title, platform, why])).values(),
  ].flatMap(([one, ...others]) =>
    one ? [lostItem(locale, { ...one, to: others.reduce((sum, { to }) => sum + to, one.to) })] : [],
  )

/** How many messages it was, and why they were lost. */
const lostItem = (locale: Locale, { title, to, platform, why }: LostNotice) => {
  const w = words(locale)
  return {
    title: brief(title),
    note: [
      w.undeliveredRow(to, platform === 'line' ? 'LINE' : 'Slack'),
      ...(why ? [`${w.undeliveredWhy} ${why}`] : []),
    ].join('・'),
  }
}
