// How answers and the quorum they add up to are shown.
import type { Answer, AnswerRefusal, FormerAnswer, ProxyStands } from '../../domain/attendance/model.ts'
import { type MeetingForecast, type OwnAnswer, readOwnAnswers } from '../../domain/attendance/read.ts'
import type { WithdrawRefusal } from '../../domain/attendance/withdraw.ts'
import { isOwnSeat } from '../../domain/meeting/may.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import type { NamedProxy, SupersededProxy } from '../../domain/proxy/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { meetingFacts, meetingRefused, nameOf } from '../meeting/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import { type Card, card, facts, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { type Notice, proxySubject } from '../turn/notice.ts'
import { notPermitted, refusal, saidSince } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

type Own = Omit<OwnAnswer, 'meetingId'>
type Particulars = Answer | FormerAnswer | Own

/** What belongs to an answer: online, late, leaving early, a note. */
export function details(
  locale: Locale,
  { answer, mode, lateMinutes, leaveEarly, note }: Particulars,
): string[] {
  const w = words(locale)
  return [
    ...(answer === 'attend' && mode === 'online' ? [w.mode.online] : []),
    ...(lateMinutes ? [w.late(lateMinutes)] : []),
    ...(leaveEarly ? [w.early] : []),
    ...(note ? [note] : []),
  ]
}

/** An answer with what belongs to it, in one line. */
export const sayAnswer = (locale: Locale, answer: Answer | FormerAnswer): string =>
  [words(locale).answer[answer.answer], ...details(locale, answer)].join('・')

/** An answer as somebody gave it, with the proxy who comes for them. */
export function sayOwn(locale: Locale, own: Own | undefined): string {
  const w = words(locale)
  if (!own) return w.answer.none
  const proxy = own.proxyName
    ? [`${own.proxyName}(${proxyWords(locale).proxyState[own.proxyState ?? 'named']})`]
    : []
  return [w.answer[own.answer], ...proxy, ...details(locale, own)].join('・')
}

/** One's own coming meetings with what one has answered for each. */
export async function statusParts(turn: Turn): Promise<Part[]> {
  const { locale, town, act, speaker } = turn
  const w = words(locale)
  const coming = town.meetings.filter(
    (one) =>
      isOwnSeat(town, speaker, one) &&
      one.endsAt > act.now &&
      one.state !== 'cancelled' &&
      one.state !== 'draft',
  )
  const answers = await readOwnAnswers(act, speaker.personId)
  const [only] = coming
  if (coming.length === 1 && only) turn.show({ meeting: only.id })
  const items = coming.map((meeting) => {
    const own = answers.find(({ meetingId }) => meetingId === meeting.id)
    return {
      title: `${nameOf(town, meeting)}：${sayOwn(locale, own)}`,
      note: sayWhen(meeting.startsAt, town.timezone, locale),
      button: press(w.changeAnswer, line('rsvp', { meeting: meeting.id })),
    }
  })
  return [note(w.statusTitle), { kind: 'list', items, empty: w.noComing }]
}

/** Sure, possible, required: one meter, and the same figures in words. */
export function forecastParts(locale: Locale, forecast: MeetingForecast): Part[] {
  const { counts, required, sure, possible, present, base, outlook, missing } = forecast
  const w = words(locale)
  const breakdown: [string, number][] = [
    [w.answer.attend, counts.attending],
    [w.mode.online, counts.online],
    [w.answer.proxy, counts.proxies + counts.proxiesPending],
    [w.answer.absent, counts.absent],
    [w.answer.undecided, counts.undecided],
    [w.answer.none, counts.unanswered],
  ]
  const figures = facts(
    [
      w.outlookLabel,
      missing > 0 && outlook !== 'not-evaluable'
        ? `${w.outlook[outlook]}(${w.missing(missing)})`
        : w.outlook[outlook],
    ],
    required === null ? [w.sure, w.people(sure)] : undefined,
    [w.possible, w.people(possible)],
    present > 0 ? [w.present, w.people(present)] : undefined,
    [w.base, w.people(base)],
    [w.breakdown, breakdown.flatMap(([name, n]) => (n > 0 ? [`${name} ${n}`] : [])).join('・')],
  )
  if (required === null) return [figures, note(base === 0 ? w.noMembersYet : w.noQuorumRule)]
  return [{ kind: 'meter', label: w.sure, value: sure, possible, needed: required, of: base }, figures]
}

/** Who is there now, against what is needed: at the table nothing else counts (N4, Q5). */
export function tableParts(
  locale: Locale,
  { counts, required, present, base, article }: MeetingForecast,
): Part[] {
  const w = words(locale)
  const figures = facts(
    required === null ? [w.present, w.people(present)] : undefined,
    counts.presentProxies > 0 ? [w.presentProxies, w.people(counts.presentProxies)] : undefined,
    counts.presentOnline > 0 ? [w.presentOnline, w.people(counts.presentOnline)] : undefined,
    required === null ? undefined : [w.required, w.people(required)],
    [w.base, w.people(base)],
    [turnWords(locale).article, article],
  )
  if (required === null) return [figures, note(base === 0 ? w.noMembersYet : w.noQuorumRule)]
  return [
    { kind: 'meter', label: w.present, value: present, possible: present, needed: required, of: base },
    figures,
  ]
}

/** Staff, and the proxy where they are known, hear that the member answers for themselves (P5), or took the proxy back. */
export function supersededNotices(
  town: TownModel,
  meeting: Meeting,
  { member, superseded, by }: { member: string; superseded: SupersededProxy[]; by: 'answer' | 'withdrawal' },
): Notice[] {
  if (superseded.length === 0) return []
  const people = superseded.flatMap(({ personId }) => personId ?? [])
  const staff: Notice = {
    to: { staff: true },
    card: (locale) => card(proxyWords(locale).proxyFellAway[by](member), [text(nameOf(town, meeting))]),
  }
  const proxy: Notice = {
    to: { people },
    card: (locale) =>
      card(proxyWords(locale).proxyNoLonger[by](member), [
        text(nameOf(town, meeting)),
        meetingFacts(locale, town, meeting),
      ]),
  }
  const edits = superseded.map(({ id, name }): Notice => {
    const since = (locale: Locale) => proxyWords(locale).proxyFellAwaySince[by]
    return {
      to: { staff: true },
      edits: proxySubject(id),
      card: (locale) =>
        card(proxyWords(locale).proxyToApprove(member, name), [
          text(nameOf(town, meeting)),
          strong(since(locale)),
        ]),
    }
  })
  return [...edits, staff, ...(people.length > 0 ? [proxy] : [])]
}

/** Staff, and the proxy where they are known, hear that what had ended the proxy was taken back. */
export function revivedNotices(
  town: TownModel,
  meeting: Meeting,
  { member, revived }: { member: string; revived: NamedProxy | null },
): Notice[] {
  // Who waits for leave is put before staff anew, which says it.
  if (!revived || revived.state === 'named') return []
  const staff: Notice = {
    to: { staff: true },
    card: (locale) =>
      card(proxyWords(locale).proxyRevived(member, revived.name), [text(nameOf(town, meeting))]),
  }
  const { personId } = revived
  if (!personId) return [staff]
  return [
    staff,
    {
      to: { people: [personId] },
      card: (locale) =>
        card(proxyWords(locale).proxyComesAgain(member), [
          text(nameOf(town, meeting)),
          meetingFacts(locale, town, meeting),
        ]),
    },
  ]
}

/** What stands after an answer or a proxy was not changed. */
export const keptCard = async (turn: Turn, meeting: Meeting): Promise<Card> =>
  card(words(turn.locale).kept, [text(nameOf(turn.town, meeting)), ...(await statusParts(turn))])

export async function answerRefused(
  turn: Turn,
  why: Exclude<AnswerRefusal | WithdrawRefusal, ProxyStands>,
): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'said-since':
      return saidSince(locale, await statusParts(turn))
    case 'nothing-to-withdraw':
      return refusal(w.nothingToWithdraw, w.nothingToWithdrawHint)
    case 'not-holder':
      return refusal(w.notMember, w.notMemberHint)
    case 'not-permitted':
      return notPermitted(locale, why)
    default:
      return meetingRefused(locale, why)
  }
}
