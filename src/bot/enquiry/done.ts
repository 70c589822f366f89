import { endEnquiry } from '../../domain/enquiry/end.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card } from '../turn/card.ts'
import { sayTime } from '../turn/dates.ts'
import { enquirySubject } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { enquiryCard, nameOfEnquirer } from './view.ts'
import { words } from './words.ts'

/** Staff have dealt with it: the notice in their channel says so, and by whom. */
export async function enquiryDone(turn: Turn, { enquiry: id }: ArgsOf<'enquiry-done'>): Promise<Card> {
  const { act, town, locale, speaker, notify } = turn
  const w = words(locale)
  const ended = id === undefined ? undefined : await endEnquiry(act, id)
  if (id === undefined || !ended) return refusal(w.noSuch, w.noSuchHint)
  if (!ended.ok) {
    if (ended.refusal.kind === 'not-permitted') return notPermitted(locale, ended.refusal)
    return ended.refusal.kind === 'enquiry-ended' ? refusal(w.alreadyEnded) : refusal(w.noSuch, w.noSuchHint)
  }
  const time = sayTime(act.now, town.timezone)
  notify({
    to: { staff: true },
    edits: enquirySubject(id),
    card: (theirs) => enquiryCard(theirs, ended.value, words(theirs).endedBy(speaker.name, time)),
  })
  return card(w.ended(nameOfEnquirer(locale, ended.value)), [], 'done')
}
