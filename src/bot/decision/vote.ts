import { words as meetingWords } from '../meeting/words.ts'
import { buttons, type Card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** No vote can be open yet, so none is recorded (C1): the member is told so plainly. */
export async function vote({ locale }: Turn): Promise<Card> {
  const next = buttons(press(meetingWords(locale).nextTitle, line('next')))
  return { ...refusal(words(locale).voteNone), parts: [text(words(locale).voteNoneHint), next] }
}
