// Questions asked with buttons. Each is known by a mark, which its buttons carry: once it was answered, or a newer one was
// asked, its buttons do nothing any more, and say so.
import { createHash } from 'node:crypto'
import type { CommandId } from '../table/table.ts'
import { type Button, buttons, type Card, card, type Part, press } from './card.ts'
import { line } from './line.ts'
import type { Turn } from './turn.ts'

const MARK = / ~([0-9a-f]{6})$/

/** The mark of the question that an event is answered with: the same however often the event comes. */
export const markOf = (eventId: string): string =>
  createHash('sha256').update(eventId).digest('hex').slice(0, 6)

export function readMark(text: string): { text: string; mark?: string | undefined } {
  const mark = MARK.exec(text)?.[1]
  return mark === undefined ? { text } : { text: text.replace(MARK, ''), mark }
}

const repeats = (id: CommandId, { line: said }: Button): boolean => said === id || said.startsWith(`${id} `)

/** A question whose buttons say again, with more, what was asked; undefined where a card is none. */
export function marked(asking: Card, id: CommandId, mark: string): Card | undefined {
  if (asking.tone !== 'question') return undefined
  let any = false
  const parts = asking.parts.map((part): Part => {
    if (part.kind !== 'buttons' || !part.buttons.some((button) => repeats(id, button))) return part
    any = true
    const all = part.buttons.map((button) =>
      repeats(id, button) ? { ...button, line: `${button.line} ~${mark}` } : button,
    )
    return { ...part, buttons: all }
  })
  return any ? { ...asking, parts } : undefined
}

/** The version of a meeting (`of`) was looked at before it was asked. */
type Sure = {
  id: CommandId
  args: Record<string, unknown>
  title: string
  parts: Part[]
  /** What each button does, in its own words: 「辞退する」「続ける」. */
  yes: string
  no: string
}

/** Asks before something that cannot be undone, or that takes something from somebody; はい and いいえ answer it as well. */
export function confirm({ ask }: Pick<Turn, 'ask'>, { id, args, title, parts, yes, no }: Sure): Card {
  const given = Object.entries(args).flatMap(([name, value]): [string, string][] =>
    value === undefined || name === 'sure' || name === 'of' ? [] : [[name, `${value}`]],
  )
  ask({ id, args: Object.fromEntries(given), missing: 'sure' })
  const says = (sure: 'yes' | 'no') => line(id, { ...Object.fromEntries(given), sure })
  return card(
    title,
    [...parts, buttons(press(yes, says('yes'), { style: 'danger' }), press(no, says('no')))],
    'question',
  )
}
