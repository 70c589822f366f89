// Observers come and leave (N6): recorded for the minutes, and never counted (Q4).

import type { Meeting } from '../../domain/meeting/model.ts'
import { admitObserver, seeOffObserver } from '../../domain/observer/admit.ts'
import type { ListedObserver } from '../../domain/observer/read.ts'
import { secrecyOf } from '../../domain/pledge/may.ts'
import { nameOf } from '../meeting/view.ts'
import { sayObserver } from '../observer/view.ts'
import { words as observerWords } from '../observer/words.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

type AtMeeting = { meeting: Meeting; observer: ListedObserver }

export async function admit({ act, locale, town }: Turn, { meeting, observer }: AtMeeting): Promise<Card> {
  const w = observerWords(locale)
  const who = sayObserver(locale, observer)
  const came = await admitObserver(act, { observerId: observer.id })
  if (!came.ok)
    switch (came.refusal.kind) {
      case 'not-permitted':
        return notPermitted(locale, came.refusal)
      case 'no-such-observer':
        return refusal(w.noSuchObserver, w.noSuchObserverHint)
      case 'too-early':
        return refusal(words(locale).tooEarly)
      case 'already-present':
        return refusal(w.alreadyHere(who))
    }
  const unpledged = came.value.pledgedAt === null && secrecyOf(town, meeting).required
  return card(w.arrived(who), [text(nameOf(town, meeting)), ...(unpledged ? [note(w.noPledge)] : [])], 'done')
}

export async function seeOff({ act, locale, town }: Turn, { meeting, observer }: AtMeeting): Promise<Card> {
  const w = observerWords(locale)
  const who = sayObserver(locale, observer)
  const left = await seeOffObserver(act, { observerId: observer.id })
  if (left.ok) return card(w.left(who), [text(nameOf(town, meeting))], 'done')
  return left.refusal.kind === 'not-permitted' ? notPermitted(locale, left.refusal) : refusal(w.notHere(who))
}
