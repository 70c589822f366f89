// Two people share the secretariat: what one of them does leaves a line in their channel, and each of them knows what
// reaches people later than now.
import { quietUntil } from '../../domain/calendar.ts'
import { isStaff } from '../../domain/people/may.ts'
import { commands } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { sayTime, sayWhen } from '../turn/dates.ts'
import type { Notice } from '../turn/notice.ts'
import { words } from '../turn/words.ts'
import type { Begun } from './begun.ts'

/** The answer as staff get it; the line for their channel is among the turn's notices. */
export function tellColleagues({ memo, opening, now }: Begun, answer: Card): Card {
  const { speaker, town, locale } = opening
  const { did, notices } = memo
  if (!speaker || !isStaff(speaker) || answer.tone !== 'done' || did === undefined) return answer
  const forOthers = speaker.seats.length === 0 || memo.ran.some((line) => / member=/.test(line))
  const ofOffice = commands[did].group === 'office' || (commands[did].group !== 'common' && forOthers)
  if (ofOffice && town.staffChannel && !notices.some(isForStaff)) {
    const time = sayTime(now, town.timezone)
    notices.push({
      to: { staff: true },
      card: (theirs) => card(words(theirs).didSo(speaker.name, answer.title, time), aboutOf(answer)),
    })
  }
  const wakes = quietUntil(now, town.settings, town.timezone)
  if (!wakes || !notices.some((notice) => !isForStaff(notice))) return answer
  const later = note(words(locale).arrivesAt(sayWhen(wakes, town.timezone, locale)))
  return { ...answer, parts: [...answer.parts, later] }
}

const isForStaff = ({ to }: Notice): boolean => 'staff' in to

const ABOUT_LONGEST = 60

/** What the act was about, where its card begins with it. */
function aboutOf({ parts: [first] }: Card): Card['parts'] {
  const isAbout = first?.kind === 'text' && !first.secret && first.text.length <= ABOUT_LONGEST
  return isAbout ? [text(first.text)] : []
}
