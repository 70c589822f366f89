// How proxies are shown, and what is said to those a proxy concerns.
import type { ProxyStands } from '../../domain/attendance/model.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { showCode } from '../../domain/people/code.ts'
import type { DecideRefusal } from '../../domain/proxy/approve.ts'
import { approverOf } from '../../domain/proxy/may.ts'
import type { NamedProxy, Nominee } from '../../domain/proxy/model.ts'
import type { NameRefusal } from '../../domain/proxy/name.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { answerRefused } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { meetingFacts, meetingRefused, nameOf } from '../meeting/view.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, facts, type Part, press, secret, strong, text } from '../turn/card.ts'
import { sayTime } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { type Notice, proxySubject } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

export const sayNominee = (
  locale: Locale,
  { name, title, org }: Nominee | Pick<NamedProxy, 'name' | 'title' | 'org'>,
): string => words(locale).nominee(name, title, org)

export const codeParts = (locale: Locale, name: string, code: string): Part[] => [
  text(words(locale).proxyCodeHow(name)),
  secret(showCode(code)),
]

/** The meeting's name and facts, where the town still knows the meeting. */
export const aboutMeeting = (locale: Locale, town: TownModel, meeting: Meeting | undefined): Part[] =>
  meeting ? [text(nameOf(town, meeting)), meetingFacts(locale, town, meeting)] : []

export const meetingOf = (
  { meetings }: TownModel,
  { meetingId }: Pick<NamedProxy, 'meetingId'>,
): Meeting | undefined => meetings.find(({ id }) => id === meetingId)

type ToAllow = { member: string; nominee: Nominee; proxyId: number; now: Date }

/** Put before whoever gives leave: the secretariat, or the chair (rule 6(6)). */
export function allowNotice(
  town: TownModel,
  meeting: Meeting,
  { member, nominee, proxyId, now }: ToAllow,
): Notice {
  const { personId, article } = approverOf(town, meeting, now)
  return {
    to: personId ? { people: [personId] } : { staff: true },
    subject: proxySubject(proxyId),
    while: { proxy: { id: proxyId, states: ['named'] } },
    card: (locale) => {
      const w = words(locale)
      return card(w.proxyToApprove(member, sayNominee(locale, nominee)), [
        text(nameOf(town, meeting)),
        meetingFacts(locale, town, meeting, [commonWords(locale).article, article]),
        buttons(
          press(w.proxyApprove, line('proxy-approve', { proxy: proxyId }), { style: 'primary' }),
          press(w.proxyRefuse, line('proxy-refuse', { proxy: proxyId })),
        ),
      ])
    },
  }
}

/** A proxy who waits for leave, and is named again by taking something back, is put before staff or the chair anew. */
export const askAgain = (
  { town, act }: Pick<Turn, 'town' | 'act'>,
  meeting: Meeting,
  { member, revived }: { member: string; revived: NamedProxy },
): Notice => {
  const { id: proxyId, name, title, org } = revived
  const nominee = { name, title: title ?? undefined, org: org ?? undefined }
  return allowNotice(town, meeting, { member, nominee, proxyId, now: act.now })
}

type Decided = { member: string; proxy: NamedProxy; by: string; at: Date; outcome: 'approved' | 'refused' }

/** What stands in the staff's channel once it was decided, by whom and when: its buttons are gone. */
export const decidedNotice = (
  town: TownModel,
  meeting: Meeting,
  { member, proxy, by, at, outcome }: Decided,
): Notice => ({
  to: { staff: true },
  edits: proxySubject(proxy.id),
  card: (locale) => {
    const w = words(locale)
    return card(w.proxyToApprove(member, sayNominee(locale, proxy)), [
      text(nameOf(town, meeting)),
      strong(w.proxyDecidedBy[outcome](by, sayTime(at, town.timezone))),
    ])
  },
})

/** What the proxy sees after showing the code: whom they stand in for, and the duty of secrecy (P7, 第8条). */
export function offerCard(
  locale: Locale,
  town: TownModel,
  { proxy, member }: { proxy: NamedProxy; member: string },
): Card {
  const w = words(locale)
  return card(
    w.proxyOffer(member),
    [
      ...aboutMeeting(locale, town, meetingOf(town, proxy)),
      text(w.secrecy),
      buttons(
        press(w.secrecyAgree, line('proxy-accept', { proxy: proxy.id }), { style: 'primary' }),
        press(w.decline, line('proxy-decline', { proxy: proxy.id })),
      ),
    ],
    'question',
  )
}

type Falling = { proxy: NamedProxy; id: CommandId; args: Record<string, unknown>; yes: string }

/** A proxy who was given leave falls away only once that was confirmed; the question says what falls. */
export function confirmFalls(turn: Turn, meeting: Meeting, { proxy, id, args, yes }: Falling): Card {
  const w = words(turn.locale)
  const { approved, accepted } = w.proxyFalls
  const falls = proxy.state === 'accepted' ? accepted(proxy.name) : approved
  return confirm(turn, {
    id,
    args: { ...args, meeting: meeting.id },
    title: w.proxyStands(proxy.name),
    parts: [text(nameOf(turn.town, meeting)), text(falls)],
    yes,
    no: w.proxyKeep,
  })
}

/** Why a person cannot be named, with the article it follows from. */
export async function nameRefused(turn: Turn, why: Exclude<NameRefusal, ProxyStands>): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const ruled = (title: string, hint: string | undefined, article: string): Card =>
    card(title, [...(hint ? [text(hint)] : []), facts([commonWords(locale).article, article])], 'refusal')
  switch (why.kind) {
    case 'proxy-not-allowed':
      return ruled(w.proxyNotAllowed, undefined, why.article)
    case 'proxy-category':
      return ruled(w.proxyCategory, undefined, why.article)
    case 'proxy-is-self': {
      const attend = press(attendanceWords(locale).answer.attend, line('rsvp', { answer: 'attend' }))
      return card(w.proxyIsSelf, [text(w.proxyIsSelfHint), buttons(attend)], 'refusal')
    }
    case 'proxy-is-member':
      return ruled(w.proxyIsMember(why.name), w.proxyIsMemberHint, why.article)
    case 'proxy-name-short':
      return card(w.proxyNameShort(why.name), [text(w.proxyNameShortHint)], 'question')
    case 'proxy-is-observer':
      return ruled(w.proxyIsObserver(why.name), w.proxyIsObserverHint, why.article)
    case 'proxy-has-other-seat':
      return ruled(w.proxyOtherSeat(why.name), w.proxyOtherSeatHint, why.article)
    default:
      return answerRefused(turn, why)
  }
}

export function decideRefused(locale: Locale, why: DecideRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-proxy':
      return refusal(w.proxyNoPending)
    case 'proxy-already-decided':
      return refusal(w.proxyAlreadyDecided(w.proxyState[why.state]))
    default:
      return meetingRefused(locale, why)
  }
}
