import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { helpParts } from './view.ts'
import { words } from './words.ts'

export async function help(turn: Turn): Promise<Card> {
  return card(words(turn.locale).helpTitle, helpParts(turn))
}

/** A picture, a sticker, a voice message: words are asked for. */
export async function helpUnreadable({ locale }: Turn): Promise<Card> {
  const w = commonWords(locale)
  return {
    ...refusal(w.notUnderstood),
    parts: [text(w.unsupported), buttons(press(w.help, line('help')))],
  }
}

/** A slash command of Slack that does not exist here (yet). */
export async function helpNoCommand({ locale, utterance }: Turn): Promise<Card> {
  const w = words(locale)
  return card(
    w.noSuchSlash(utterance.text),
    [text(w.noSuchSlashHint), buttons(press(commonWords(locale).help, line('help')))],
    'refusal',
  )
}
