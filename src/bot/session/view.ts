// The count after somebody came or left, and what it means for opening and going on (Q5).
import type { MeetingForecast } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { boardUntil } from '../../domain/session/model.ts'
import { readBoardNo } from '../../domain/session/read.ts'
import { tableParts } from '../attendance/view.ts'
import { type Part, secretLinks, strong, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type Moved = 'came' | 'left'

export const isLost = ({ required, present }: MeetingForecast, moved: Moved): boolean =>
  moved === 'left' && required !== null && present === required - 1

/** The way to the meeting's board, for staff: whoever has the link also sees the code at the table. */
export async function boardLinks({ act, locale, speaker, link }: Turn, meeting: Meeting): Promise<Part[]> {
  if (!isStaff(speaker)) return []
  const no = `${await readBoardNo(act, meeting.id)}`
  const of = { path: 'board', kind: 'board', facts: { meeting: meeting.id, no }, until: boardUntil(meeting) }
  return [secretLinks({ label: words(locale).boardOpen, url: link(of) })]
}

export const presenceParts = (locale: Locale, forecast: MeetingForecast, moved: Moved): Part[] => [
  ...meaning(locale, forecast, moved),
  ...tableParts(locale, forecast),
]

function meaning(locale: Locale, forecast: MeetingForecast, moved: Moved): Part[] {
  const { required, present } = forecast
  const w = words(locale)
  if (required === null) return []
  if (isLost(forecast, moved)) return [strong(w.quorumLost)]
  if (moved === 'came' && present === required) return [strong(w.quorumReached)]
  return present < required ? [text(w.missingPresent(required - present))] : []
}
