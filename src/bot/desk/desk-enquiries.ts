import { openEnquiries } from '../../domain/enquiry/read.ts'
import { nameOfEnquirer } from '../enquiry/view.ts'
import { words as enquiryWords } from '../enquiry/words.ts'
import { heading, near, note, type Part, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { brief, type Room, row, type Section } from './view.ts'
import { words } from './words.ts'

const WORDS_MOST = 60

/** Who waits for the secretariat, the longest waiting first. */
export async function deskEnquiries({ act, town, locale }: Turn, room: Room): Promise<Section> {
  const [w, ew] = [words(locale), enquiryWords(locale)]
  const open = await openEnquiries(act)
  const waiting = open[0]?.total ?? 0
  if (waiting === 0) return { parts: [note(w.noEnquiries)], waiting }
  const first = open.slice(0, room.rows)
  const parts = first.flatMap((one): Part[] => [
    row(nameOfEnquirer(locale, one), [
      ew.waitsSince(sayWhen(one.at, town.timezone, locale)),
      ...(one.about.message ? [brief(one.about.message, WORDS_MOST)] : []),
      ...(one.phone ? [one.phone] : []),
      ...(one.repliedAt ? [ew.answered] : []),
    ]),
    near(
      press(ew.reply, line('enquiry-reply', { enquiry: one.id }), { style: 'primary' }),
      press(ew.done, line('enquiry-done', { enquiry: one.id })),
    ),
  ])
  const more = waiting - first.length
  const rest = more > 0 ? [near(press(w.more(more), line('enquiries')))] : []
  return { parts: [heading(w.enquiries), ...parts, ...rest], waiting }
}
