// Refusals of operations in the words of the person who hears them: the reason, and what to do next.
import type { AnswerRefusal, WithdrawRefusal } from '../../domain/attendance/answer.ts'
import type { ChangeRefusal, ConveneRefusal, DraftRefusal } from '../../domain/meeting/convene.ts'
import type { NameRefusal } from '../../domain/proxy/name.ts'

import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Words } from '../turn/words.ts'

export const refusal = (title: string, hint?: string): Card =>
  card(title, hint ? [text(hint)] : [], 'refusal')

export function answerRefused(w: Words, { kind }: AnswerRefusal | WithdrawRefusal): Card {
  switch (kind) {
    case 'nothing-to-withdraw':
      return refusal(w.meeting.nothingToWithdraw, w.meeting.nothingToWithdrawHint)
    case 'meeting-not-convened':
      return refusal(w.meeting.notConvened, w.meeting.notConvenedHint)
    case 'meeting-cancelled':
      return refusal(w.meeting.cancelled, w.meeting.cancelledHint)
    case 'meeting-over':
      return refusal(w.meeting.over, w.meeting.overHint)
  }
}

export function proxyRefused(w: Words, why: NameRefusal): Card {
  const m = w.meeting
  const ruled = (title: string, hint: string | undefined, article: string) =>
    card(title, [...(hint ? [text(hint)] : []), facts([m.article, article])], 'refusal')
  switch (why.kind) {
    case 'proxy-not-allowed':
      return ruled(m.proxyNotAllowed, undefined, why.article)
    case 'proxy-category':
      return ruled(m.proxyCategory, undefined, why.article)
    case 'proxy-is-self':
      return card(
        m.proxyIsSelf,
        [text(m.proxyIsSelfHint), buttons(press(m.answer.attend, line('rsvp', { answer: 'attend' })))],
        'refusal',
      )
    case 'proxy-is-member':
      return ruled(m.proxyIsMember(why.name), m.proxyIsMemberHint, why.article)
    case 'proxy-name-short':
      return card(m.proxyNameShort(why.name), [text(m.proxyNameShortHint)], 'question')
    case 'proxy-has-other-seat':
      return ruled(m.proxyOtherSeat(why.name), m.proxyOtherSeatHint, why.article)
    default:
      return answerRefused(w, why)
  }
}

export function planRefused(w: Words, { kind }: DraftRefusal | ChangeRefusal | ConveneRefusal): Card {
  const m = w.meeting
  switch (kind) {
    case 'meeting-in-the-past':
      return { ...refusal(m.inThePast, m.inThePastHint), about: 'starts' }
    case 'meeting-ends-before-it-starts':
      return { ...refusal(m.endsBeforeStart), about: 'ends' }
    case 'deadline-after-start':
      return { ...refusal(m.deadlineAfterStart), about: 'closes' }
    case 'nothing-changes':
      return refusal(m.nothingChanges)
    case 'already-convened':
      return refusal(m.alreadyConvened)
    case 'meeting-cancelled':
      return refusal(m.cancelled)
    case 'meeting-over':
      return refusal(m.over, m.overHint)
  }
}
