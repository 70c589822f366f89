// How deliveries are shown to those who inspect them, and what is said where one cannot be inspected.
import { isoDay } from '../../domain/calendar.ts'
import type { PartRefusal } from '../../domain/inspection/accept.ts'
import { type Delivery, deliveryMark } from '../../domain/inspection/model.ts'
import { deliveriesToInspect } from '../../domain/inspection/read.ts'
import type { ReworkRefusal } from '../../domain/inspection/rework.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { words as jobWords } from '../job/words.ts'
import { personKey } from '../people/choose.ts'
import {
  type Button,
  buttons,
  type Card,
  card,
  facts,
  heading,
  near,
  note,
  type Part,
  press,
  strong,
  text,
} from '../turn/card.ts'
import { saidDay, sayDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { deliverySubject, type Notice } from '../turn/notice.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

type Where = Pick<TownModel, 'timezone'>

export const meant = ({ no, personId }: Pick<Delivery, 'no' | 'personId'>) => ({
  job: no,
  worker: personKey(personId),
})

/** What lies there: when it came, until when it is inspected, its link and how many files. */
export function deliveryFacts(locale: Locale, { timezone }: Where, one: Delivery): Part {
  const w = words(locale)
  return facts(
    one.quantity === null ? undefined : [w.quantity, `${one.quantity}${one.unit ?? ''}`],
    one.deliveredAt ? [w.delivered, sayWhen(one.deliveredAt, timezone, locale)] : undefined,
    one.url ? [w.link, one.url] : undefined,
    one.files.length > 0 ? [w.files, w.nFiles(one.files.length)] : undefined,
    one.reworks > 0 ? [w.reworks, w.times(one.reworks)] : undefined,
    one.inspectBy ? [w.until, sayDay(one.inspectBy, timezone, locale)] : undefined,
  )
}

/** What an inspector can say of what they see; each button knows what that was. */
export function inspectButtons(locale: Locale, one: Delivery): Button[] {
  const w = words(locale)
  const which = { ...meant(one), seen: deliveryMark(one) }
  return [
    press(w.accept, line('job-accept', which), { style: 'primary' }),
    press(w.rework, line('job-rework', which)),
    press(w.partial, line('job-partial', which)),
  ]
}

/** What stands in the staff's channel; `ended` says how it was inspected, and by whom. */
export function deliveryCard(
  locale: Locale,
  town: Where,
  { title, one, ended }: { title: string; one: Delivery; ended?: string | undefined },
): Card {
  const w = words(locale)
  const look = press(w.look, line('inspection', meant(one)))
  const open = [
    ...(one.inspectBy ? [note(w.untilHint(sayDay(one.inspectBy, town.timezone, locale)))] : []),
    buttons(...inspectButtons(locale, one), ...(one.files.length > 0 ? [look] : [])),
  ]
  return card(title, [text(one.title), deliveryFacts(locale, town, one), ...(ended ? [strong(ended)] : open)])
}

/** The notice of a delivery in the staff's channel, and the same to the director who leads the job. */
export function deliveryNotices(town: Where, one: Delivery, title: (locale: Locale) => string): Notice[] {
  const shown = (locale: Locale) => deliveryCard(locale, town, { title: title(locale), one })
  const holds = { claim: { id: one.claimId, states: ['delivered' as const] } }
  return [
    { to: { staff: true }, subject: deliverySubject(one.claimId), card: shown },
    ...(one.director ? [{ to: { people: [one.director] }, while: holds, card: shown }] : []),
  ]
}

/** The notice in the channel says how it ended, and has no buttons any more. */
export const endedNotice = (town: Where, one: Delivery, said: (locale: Locale) => string): Notice => ({
  to: { staff: true },
  edits: deliverySubject(one.claimId),
  card: (locale) =>
    deliveryCard(locale, town, { title: words(locale).of(one.name, one.no), one, ended: said(locale) }),
})

/** What is paid, and when: the tax is taken off where some is withheld (J11). */
export function payRows(
  locale: Locale,
  { yen, withheldYen, payOn }: { yen: number; withheldYen: number | null; payOn: string | null },
): [string, string][] {
  const w = words(locale)
  return [
    [w.pay, sayYen(yen, locale)],
    ...(withheldYen === null ? [] : [[w.withheld, sayYen(withheldYen, locale)] satisfies [string, string]]),
    ...(payOn === null ? [] : [[w.payOn, saidDay(payOn, locale)] satisfies [string, string]]),
  ]
}

/** Who waited for a job that is done with hears that it is closed. */
export const closedNotices = (no: number, waiting: string[]): Notice[] =>
  waiting.length === 0
    ? []
    : [
        {
          to: { people: waiting },
          card: (locale) => {
            const w = jobWords(locale)
            return card(w.closedNotice(no), [buttons(press(w.jobsTitle, line('job')))])
          },
        },
      ]

const LISTED_MOST = 5

/** On the office's pages of jobs: what waits to be inspected, of one job or of all, with the days that are left. */
export async function waitingParts({ act, locale, town }: Turn, no?: number): Promise<Part[]> {
  const w = words(locale)
  const all = await deliveriesToInspect(act, { no })
  if (all.length === 0) return []
  const items = all.slice(0, LISTED_MOST).map((one) => ({
    title: w.choice(one.no, one.name),
    ...(one.inspectBy ? { note: w.daysLeft(daysLeft(one.inspectBy, act.now, town)) } : {}),
    button: press(w.look, line('inspection', meant(one))),
  }))
  const rest =
    all.length > LISTED_MOST ? [near(press(w.all(all.length), line('inspection', { job: no })))] : []
  return [heading(w.title), { kind: 'list', items, empty: '' }, ...rest]
}

const DAY_MS = 86_400_000

/** Days of the calendar until an inspection ends. */
export function daysLeft(end: Date, now: Date, { timezone }: Where): number {
  const day = (at: Date) => Date.parse(isoDay(at, timezone))
  return Math.max(0, Math.round((day(end) - day(now)) / DAY_MS))
}

/** Why a delivery is not inspected, and what to do about it. */
export function inspectRefused(
  locale: Locale,
  { no, name }: Pick<Delivery, 'no' | 'name'>,
  why: PartRefusal | ReworkRefusal,
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'own-work':
      return refusal(w.ownWork, w.ownWorkHint)
    case 'not-held':
      return refusal(w.notHeld(name, no), w.noneHint)
    case 'not-delivered':
      return refusal(w.notDelivered(name, no), w.noneHint)
    case 'already-accepted':
      return refusal(w.already(name, no), w.noneHint)
    case 'delivery-changed':
      return card(
        w.changed(name, no),
        [text(w.changedHint), buttons(press(w.look, line('inspection', { job: no })))],
        'refusal',
      )
    case 'reason-missing':
      return refusalAbout('reason', w.reasonAsk, w.reasonHint)
    case 'not-less':
      return refusalAbout('yen', w.notLess(sayYen(why.agreedYen, locale)), w.notLessHint)
    case 'due-in-the-past':
      return refusalAbout('due', w.dueInPast, w.dueInPastHint)
  }
}
