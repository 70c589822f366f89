import { audiencesNow } from '../../domain/people/may.ts'
import { buttons, type Card, card, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import type { Courtesy } from './patterns.ts'
import { mayTry, suggestions } from './view.ts'
import { words } from './words.ts'

/** An answer as a person would give it; nothing is recorded. Illness is the one that may want something done. */
export async function courtesy(turn: Turn, which: Exclude<Courtesy, 'mistake'>): Promise<Card> {
  const { locale, speaker, town, act } = turn
  const w = words(locale)
  const may = audiencesNow(speaker, town, act.now)
  if (which === 'ill') return card(w.courtesy.ill, [text(w.courtesyHint.ill), illButtons(turn)])
  const hint: Part[] = w.courtesyHint[which] ? [text(w.courtesyHint[which])] : []
  const more = which === 'greeting' ? [suggestions(locale, may)] : []
  return card(which === 'greeting' ? w.hello(speaker.name) : w.courtesy[which], [...hint, ...more])
}

/** What opens a question: nothing here answers for the person. */
function illButtons({ locale, speaker, town, act }: Turn): Part {
  const may = audiencesNow(speaker, town, act.now)
  const w = words(locale)
  return buttons(
    mayTry('rsvp', may) && speaker.seats.length > 0 ? press(w.answerMeeting, line('rsvp')) : undefined,
    speaker.worker ? press(w.aboutMyJobs, line('my-jobs')) : undefined,
    press(commonWords(locale).talkToStaff, line('talk')),
  )
}
