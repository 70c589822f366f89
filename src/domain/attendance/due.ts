// What is due before a meeting, and when: pure, asked by the clock.
import { hourDaysBefore } from '../calendar.ts'
import type { Outlook } from '../charter/quorum.ts'
import type { Meeting } from '../meeting/model.ts'
import type { TownModel } from '../town/model.ts'

type Of = { town: Pick<TownModel, 'settings' | 'timezone'>; now: Date }

/**
 * How many days before the deadline those who have not answered are to be reminded now; undefined where nobody is.
 * After a pause only the latest reminder is due; none that was due before the notice itself.
 */
export function answerReminderDue(meeting: Meeting, { town, now }: Of): number | undefined {
  const { answersCloseAt: closes, convenedAt, state } = meeting
  if (!closes || now >= closes || state !== 'convened') return undefined
  const dueOn = (days: number) => hourDaysBefore(closes, days, town.settings.quietTo, town.timezone)
  const due = town.settings.answerReminderDays.filter((days) => dueOn(days) <= now).sort((a, b) => a - b)[0]
  return due === undefined || (convenedAt && dueOn(due) <= convenedAt) ? undefined : due
}

/** From the morning of the day before until the meeting begins, those who come are told place and time. */
export const isEve = (meeting: Meeting, { town, now }: Of): boolean =>
  meeting.state === 'convened' &&
  now >= hourDaysBefore(meeting.startsAt, 1, town.settings.quietTo, town.timezone) &&
  now < meeting.startsAt

/** What staff hear of a quorum: safe, out of reach, short after the deadline, or no longer what they heard before. */
export type OutlookNews = Outlook | 'short'

/** The news there is, beside what staff heard last; null where there is none. */
export function outlookNews(
  outlook: Outlook,
  { told, overdue }: { told: string | null; overdue: boolean },
): OutlookNews | null {
  const news = signal(outlook, told, overdue)
  return news === told ? null : news
}

function signal(outlook: Outlook, told: string | null, overdue: boolean): OutlookNews | null {
  if (outlook === 'not-evaluable') return null
  if (outlook === 'met' || outlook === 'unreachable') return outlook
  if (overdue) return 'short'
  return told === 'met' || told === 'unreachable' ? outlook : null
}

/** Staff hear of the quorum of meetings that are convened and have not begun. */
export const isWatched = ({ state, startsAt }: Meeting, now: Date): boolean =>
  state === 'convened' && now < startsAt
