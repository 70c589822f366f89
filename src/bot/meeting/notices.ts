// The notice of a meeting: who has not had the one that is in force, and what a changed one says.
import { z } from 'zod'
import type { Tx } from '../../domain/act.ts'
import { isoDay } from '../../domain/calendar.ts'
import type { Meeting, TownModel } from '../../domain/town/model.ts'
import { type Card, card, type Part, text } from '../turn/card.ts'
import type { Words } from '../turn/words.ts'
import { nameOf } from './choose.ts'
import { answerButtons, meetingFacts } from './view.ts'

const people = z.array(z.object({ person_id: z.string() }))

/** What a reminder is about: a meeting at this date and place. A change of them makes it another subject (N2). */
export const subjectOf = ({ id, revision }: Meeting): string => `${id}:${revision}`

/**
 * The holders of the meeting's seats who have not had the notice of this date and place: each is named once, here or
 * when staff change the meeting in chat, so that a change by import is told too (N2).
 */
export async function dueNotice(tx: Tx, town: TownModel, meeting: Meeting, now: Date): Promise<string[]> {
  const day = isoDay(meeting.startsAt, town.timezone)
  const rows = people.parse(
    await tx.$queryRaw`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select a.town_id, 'notice', ${subjectOf(meeting)}, a.person_id, ${now} from appointment a
      where a.town_id = ${town.id} and a.body_id = ${meeting.bodyId}
        and a.from_date <= ${day}::date and (a.to_date is null or a.to_date >= ${day}::date)
      on conflict do nothing returning person_id`,
  )
  return rows.map(({ person_id }) => person_id)
}

export const changedCard = (
  { town }: { town: TownModel },
  meeting: Meeting,
  w: Words,
  before: Part[] = [],
): Card =>
  card(w.meeting.changedNotice(nameOf({ town }, meeting)), [
    text(w.meeting.changedWhy),
    ...before,
    meetingFacts(w, town, meeting),
    text(w.meeting.answerAsk),
    answerButtons(w, meeting),
  ])
