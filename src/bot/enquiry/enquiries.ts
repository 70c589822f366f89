import { openEnquiries } from '../../domain/enquiry/read.ts'
import { type Card, card, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { nameOfEnquirer } from './view.ts'
import { words } from './words.ts'

/** Who is waiting for the secretariat, the longest first. */
export async function enquiries({ act, town, locale }: Turn): Promise<Card> {
  const w = words(locale)
  const items = (await openEnquiries(act)).map((one) => ({
    title: nameOfEnquirer(locale, one),
    note: [
      w.waitsSince(sayWhen(one.at, town.timezone, locale)),
      ...(one.about.message ? [one.about.message] : []),
      ...(one.phone ? [one.phone] : []),
      ...(one.repliedAt ? [w.answered] : []),
    ].join('・'),
    button: press(w.reply, line('enquiry-reply', { enquiry: one.id })),
  }))
  return card(w.listTitle, [{ kind: 'list', items, empty: w.listNone }])
}
