import { acceptInvitation } from '../../domain/observer/accept.ts'
import { acceptedCard, acceptedNotice } from '../observer/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** 誓約, typed: for whoever is invited to a meeting it is their acceptance, too. */
export async function pledge(turn: Turn, _args: ArgsOf<'pledge'>): Promise<Card> {
  const { locale, speaker, act, town, notify } = turn
  const w = words(locale)
  const invitation = speaker.invitations.find(({ state }) => state === 'invited')
  const meeting = town.meetings.find(({ id }) => id === invitation?.meetingId)
  const accepted = invitation && (await acceptInvitation(act, invitation))
  if (meeting && accepted?.ok) {
    const observer = accepted.value
    if (!observer.again) notify(acceptedNotice(town, { observer, meeting }))
    return acceptedCard(locale, town, { observer, meeting })
  }
  return card(w.nothing, [note(w.nothingHint)])
}
