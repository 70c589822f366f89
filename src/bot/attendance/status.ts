import { isOwnMeeting } from '../../domain/meeting/may.ts'
import { noMeeting } from '../meeting/choose.ts'
import { meetingFacts, nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { type Card, card, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { statusParts } from './view.ts'
import { words } from './words.ts'

/** What one has answered for one's coming meetings; a proxy sees the meeting they come to. */
export async function status(turn: Turn): Promise<Card> {
  const { locale, town, act, speaker } = turn
  if (speaker.seats.length > 0) return card(words(locale).statusTitle, await statusParts(turn))
  const w = meetingWords(locale)
  const meeting = town.meetings.find(
    (one) => one.endsAt > act.now && one.state !== 'cancelled' && isOwnMeeting(town, speaker, one),
  )
  if (!meeting) return noMeeting(turn)
  turn.show({ meeting: meeting.id })
  return card(w.nextTitle, [text(nameOf(town, meeting)), meetingFacts(locale, town, meeting)])
}
