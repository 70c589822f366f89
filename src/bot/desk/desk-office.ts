// What belongs to the office itself: messages that were lost, the month's LINE messages, and the commonest acts.
import { type LineUsage, readLineUsage } from '../../domain/town/read.ts'
import { words as jobWords } from '../job/words.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { buttons, heading, near, note, type Part, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { lostItems, type Room, type Section } from './view.ts'
import { words } from './words.ts'

export async function deskOfficeLost({ undelivered, locale }: Turn, room: Room): Promise<Section> {
  const w = words(locale)
  const lost = await undelivered.list()
  if (lost.length === 0) return { parts: [note(w.noUndelivered)], waiting: 0 }
  const all = lostItems(locale, lost)
  const items = all.slice(0, room.rows)
  const more = all.length - items.length
  const rest = more > 0 ? press(w.more(more), line('undelivered')) : undefined
  const again = press(w.resend, line('undelivered', { again: 'yes' }), { style: 'primary' })
  return {
    parts: [heading(w.undeliveredTitle), { kind: 'list', items, empty: '' }, near(again, rest)],
    waiting: lost.length,
  }
}

/** What LINE said last of the month's messages, and when; nobody waits for LINE here. */
export async function deskOfficeLine({ act, town, locale }: Turn): Promise<Part> {
  const w = words(locale)
  const usage = await readLineUsage(act)
  if (!usage) return note(w.lineUnknown)
  return note(`${used(locale, usage)}${w.readAt(sayWhen(usage.readAt, town.timezone, locale))}`)
}

function used(locale: Locale, { used: sent, quota }: LineUsage): string {
  const w = words(locale)
  return quota === null ? w.lineUnlimited(sent) : w.lineUsed(sent, quota, Math.max(0, quota - sent))
}

/** The commonest acts, each one press away. */
export const deskOfficeActs = (locale: Locale): Part =>
  buttons(
    press(words(locale).recordPhone, line('rsvp', { via: 'phone' })),
    press(meetingWords(locale).newMeeting, line('meeting-new')),
    press(jobWords(locale).newJob, line('job-new')),
    press(words(locale).register, line('member')),
    press(commonWords(locale).help, line('help')),
  )
