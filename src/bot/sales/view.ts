// How clients and leads are shown, and why something cannot be done with them.
import type { ChangeClientRefusal } from '../../domain/sales/change-client.ts'
import type { ChangeLeadRefusal } from '../../domain/sales/change-lead.ts'
import type { MakeClientRefusal } from '../../domain/sales/make-client.ts'
import type { MakeLeadRefusal } from '../../domain/sales/make-lead.ts'
import { type Client, isOpenStage, type Lead, OPEN_STAGES } from '../../domain/sales/model.ts'
import type { MoveLeadRefusal } from '../../domain/sales/move-lead.ts'
import { findLead } from '../../domain/sales/read.ts'
import type { RemoveClientRefusal } from '../../domain/sales/remove-client.ts'
import type { TakeBackRefusal } from '../../domain/sales/take-back-step.ts'
import type { WinLeadRefusal } from '../../domain/sales/win-lead.ts'
import { dayIn } from '../../domain/town/model.ts'
import { words as orderWords } from '../order/words.ts'
import { type Button, buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export const leadName = (locale: Locale, { no, topic }: Pick<Lead, 'no' | 'topic'>): string =>
  words(locale).lead(no, topic)

export const NO_MARK = 'no:'
/** A reference that names exactly one client, for buttons. */
export const clientKey = ({ no }: Pick<Client, 'no'>): string => `${NO_MARK}${no}`

/** How many items of a list stand on one card. */
export const PAGE = 10

export const clientFacts = (locale: Locale, { kind, contact, note }: Client): Part => {
  const w = words(locale)
  return facts(
    [w.kind, w.kindOf[kind]],
    contact === null ? undefined : [w.contact, contact],
    note === null ? undefined : [w.note, note],
  )
}

const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days

/** The day of the next step, and how late it is. */
export function sayNext(
  { locale, town, act }: Pick<Turn, 'locale' | 'town' | 'act'>,
  { nextOn, stage }: Pick<Lead, 'nextOn' | 'stage'>,
): string | undefined {
  const w = words(locale)
  if (!isOpenStage(stage)) return undefined
  if (nextOn === null) return w.noNext
  const late = daysBetween(nextOn, dayIn(town, act.now))
  const when = saidDay(nextOn, locale)
  if (late < 0) return when
  return `${when} ⚠ ${late === 0 ? w.dueToday : w.overdue(late)}`
}

export function leadFacts(turn: Pick<Turn, 'locale' | 'town' | 'act'>, lead: Lead): Part {
  const { locale, town } = turn
  const w = words(locale)
  const next = sayNext(turn, lead)
  return facts(
    [w.stage, w.stageOf[lead.stage]],
    [w.clients, lead.client],
    [w.owner, lead.owner ?? w.nobody],
    next === undefined ? undefined : [w.next, next],
    lead.reason === null ? undefined : [w.reason, lead.reason],
    lead.orderNo === null ? undefined : [w.order, `${lead.orderNo}`],
    [w.since, sayDay(lead.at, town.timezone, locale)],
  )
}

/** A lead in a list. */
export function leadItem(turn: Pick<Turn, 'locale' | 'town' | 'act'>, lead: Lead) {
  const { locale } = turn
  const w = words(locale)
  const next = sayNext(turn, lead)
  return {
    title: `${leadName(locale, lead)} ${lead.client}`,
    note: [
      w.stageOf[lead.stage],
      ...(next === undefined ? [] : [`${w.next}: ${next}`]),
      `${w.owner}: ${lead.owner ?? w.nobody}`,
      ...(lead.reason === null ? [] : [lead.reason]),
    ].join(locale === 'ja' ? '・' : ' · '),
    button: isOpenStage(lead.stage)
      ? press(w.move, line('lead-move', { lead: lead.no, of: `r${lead.revision}` }))
      : press(w.history, line('lead', { lead: lead.no })),
  }
}

/** Where an open lead may go next, each with one press. */
export function stageButtons(locale: Locale, { no, stage, revision }: Lead): Button[] {
  const w = words(locale)
  const of = `r${revision}`
  return [
    ...OPEN_STAGES.filter((one) => one !== stage).map((one) =>
      press(w.moveTo(w.stageOf[one]), line('lead-move', { lead: no, stage: one, of })),
    ),
    press(w.win, line('lead-won', { lead: no, of }), { style: 'primary' }),
    press(w.lose, line('lead-move', { lead: no, stage: 'lost', of }), { style: 'danger' }),
  ]
}

type ClientRefused = MakeClientRefusal | ChangeClientRefusal | RemoveClientRefusal

export function clientRefused(locale: Locale, why: ClientRefused): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'client-nameless':
      return refusalAbout('name', w.clientNameless)
    case 'client-stands':
      return {
        ...card(
          w.clientStands(w.client(why.client.no, why.client.name)),
          [
            text(w.clientStandsHint),
            clientFacts(locale, why.client),
            buttons(press(w.changeClient, line('client-change', { client: clientKey(why.client) }))),
          ],
          'refusal',
        ),
        about: 'name',
      }
    case 'client-in-use':
      return refusal(w.clientInUse(why.client.name), w.clientInUseHint)
    case 'no-such-client':
      return refusalAbout('client', w.noSuchClient(''), w.noSuchClientHint)
  }
}

type LeadRefused = MakeLeadRefusal | MoveLeadRefusal | ChangeLeadRefusal | WinLeadRefusal | TakeBackRefusal

/** `no` is the lead it is about, to show it as it stands now. */
export async function leadRefused(turn: Turn, why: LeadRefused, no?: number | undefined): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const stands = async (title: string, hint: string): Promise<Card> => {
    const now = no === undefined ? undefined : await findLead(turn.act, no)
    return card(title, [text(hint), ...(now ? [leadFacts(turn, now)] : [])], 'refusal')
  }
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-client':
      return refusalAbout('client', w.noSuchClient(''), w.noSuchClientHint)
    case 'no-such-person':
      return refusalAbout('owner', w.noSuchPerson)
    case 'next-in-the-past':
      return refusalAbout('next', w.nextInPast, w.nextInPastHint)
    case 'no-such-lead':
      return refusalAbout('lead', w.noSuchLead(why.no), w.noSuchLeadHint)
    case 'lead-ended':
      return stands(w.leadEnded(w.stageOf[why.stage]), w.leadEndedHint)
    case 'lead-changed':
      return stands(w.leadChangedSince, w.leadChangedSinceHint)
    case 'reason-missing':
      return refusalAbout('reason', w.reasonMissing, w.reasonMissingHint)
    case 'nothing-moves':
      return stands(w.nothingMoves, w.nothingMovesHint)
    case 'first-step':
      return refusal(w.firstStep, w.firstStepHint)
    case 'order-under-way':
      return refusal(w.orderUnderWay(why.order), w.orderUnderWayHint)
    case 'due-in-the-past':
      return refusalAbout('due', orderWords(locale).dueInPast, orderWords(locale).dueInPastHint)
    case 'reorder-due-in-the-past':
      return refusalAbout('reorder', orderWords(locale).reorderPast, orderWords(locale).reorderHint)
  }
}
