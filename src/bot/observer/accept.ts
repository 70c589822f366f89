// Whoever is invited says whether they come, and the secretariat hears it.
import type { Meeting } from '../../domain/meeting/model.ts'
import { acceptInvitation, declineInvitation } from '../../domain/observer/accept.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { acceptedCard, acceptedNotice, sayObserver } from './view.ts'
import { words } from './words.ts'

const meetingOf = ({ town }: Turn, { meetingId }: { meetingId: string }): Meeting | undefined =>
  town.meetings.find(({ id }) => id === meetingId)

export async function observerAccept(turn: Turn, args: ArgsOf<'observer-accept'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const accepted = await acceptInvitation(act, { observerId: args.observer })
  if (!accepted.ok) return refusal(w.noInvitation, w.noInvitationHint)
  const observer = accepted.value
  const meeting = meetingOf(turn, observer)
  if (!meeting) return refusal(w.noInvitation, w.noInvitationHint)
  if (!observer.again) notify(acceptedNotice(town, { observer, meeting }))
  return acceptedCard(locale, town, { observer, meeting })
}

export async function observerDecline(turn: Turn, args: ArgsOf<'observer-decline'>): Promise<Card> {
  const { locale, act, town, notify } = turn
  const w = words(locale)
  const declined = await declineInvitation(act, { observerId: args.observer })
  if (!declined.ok) return refusal(w.noInvitation, w.noInvitationHint)
  const observer = declined.value
  const meeting = meetingOf(turn, observer)
  const about = meeting ? [text(nameOf(town, meeting))] : []
  notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).declinedTold(sayObserver(theirs, observer)), about, 'alert'),
  })
  const back = press(w.afterAll, line('observer-accept', { observer: observer.id }))
  return card(w.declined, [...about, text(w.declinedHint), buttons(back)], 'done')
}
