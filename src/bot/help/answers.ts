// Questions about meetings that need no reading: from the register, in a few words, or straight to staff.
import { proxiesAllowed } from '../../domain/proxy/may.ts'
import { visibleMeetings } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { buttons, type Card, card, facts, type Part, press, secretButtons, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import type { AskedFor } from './patterns.ts'
import { words } from './words.ts'

/** Words of this length go along with the button that hands the question to staff. */
const SENT_ALONG = 120

export function answers(turn: Turn, about: Exclude<AskedFor, 'who' | 'place'>): Card {
  const { locale } = turn
  const w = words(locale)
  const parts: Part[] = [text(w.asked[about].words)]
  if (about === 'absence') parts.push(...absenceParts(turn))
  else parts.push(secretButtons(staffButton(turn)))
  return card(w.asked[about].title, parts)
}

function staffButton({ locale, utterance }: Turn) {
  const said = utterance.text.trim()
  const message = said.length <= SENT_ALONG ? said : undefined
  return press(words(locale).askStaff, line('talk', { message }), { style: 'primary' })
}

/** What follows from not coming: whether a proxy may come, and by which article. */
function absenceParts(turn: Turn): Part[] {
  const { town, locale, act } = turn
  const w = words(locale)
  const meeting = visibleMeetings(turn).find(({ endsAt, state }) => endsAt > act.now && state === 'convened')
  if (!meeting) return []
  const { allowed, article } = proxiesAllowed(town, meeting)
  return [
    text(nameOf(town, meeting)),
    text(allowed ? w.asked.absence.proxy : w.asked.absence.noProxy),
    facts([commonWords(locale).article, article]),
    buttons(press(w.answerMeeting, line('rsvp', { meeting: meeting.id }))),
  ]
}
