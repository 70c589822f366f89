// What happens without words: the bot was added or blocked, a message was taken back.
import { markReachable } from '../../domain/people/mark-reachable.ts'
import { noteUnsent } from '../../domain/people/note-unsent.ts'
import { helpParts } from '../help/view.ts'
import { type Card, card, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

const accountOf = ({ utterance: { platform, userId } }: Turn) => ({ platform, userId })

export async function follow(turn: Turn): Promise<Card> {
  await markReachable(turn.act, accountOf(turn), true)
  const { locale, speaker } = turn
  return card(commonWords(locale).greetings(speaker.name), [
    text(words(locale).connectedHint),
    ...helpParts(turn),
  ])
}

/** Pushes to somebody who blocked the bot vanish without an error: staff are told, so that the person is reached another way. */
export async function unfollow(turn: Turn): Promise<Card> {
  const { act, locale, speaker, notify } = turn
  await markReachable(act, accountOf(turn), false)
  notify({ to: { staff: true }, card: (theirs) => card(words(theirs).unfollowed(speaker.name), [], 'alert') })
  return card(commonWords(locale).bot, [])
}

/** N7: taking a message back neither deletes nor changes an answer; staff see that it happened, the text is not kept. */
export async function unsend({ act, locale, speaker, notify }: Turn): Promise<Card> {
  await noteUnsent(act)
  notify({ to: { staff: true }, card: (theirs) => card(words(theirs).unsent(speaker.name), []) })
  return card(commonWords(locale).bot, [])
}
