import { type PayMonth, payMonth, type StatementDue, statementsDue } from '../../domain/pay/pay-month.ts'
import { payablesIn, payees, type Reach, reachOf, statementsOf } from '../../domain/pay/read.ts'
import { type SendRefusal, sendStatements } from '../../domain/pay/send-statements.ts'
import { type LineUsage, readLineUsage } from '../../domain/town/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, text } from '../turn/card.ts'
import { sayYen } from '../turn/dates.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMonth } from './choose.ts'
import { monthButton, monthChanged, nothingPaid, saidMonth, statementCard } from './view.ts'
import { words } from './words.ts'

/** Sends the statements of a month, after it was said how many people that is and what is left of the month's messages. */
export async function paySend(turn: Turn, args: ArgsOf<'pay-send'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const month = chooseMonth(turn, args.month)
  if (args.sure === 'no') return card(w.sendNot, [buttons(monthButton(locale, month))])
  if (args.sure !== 'yes' || args.yen === undefined) return ask(turn, month)
  const sent = await sendStatements(act, { month, seenYen: args.yen })
  if (!sent.ok) return sendRefused(locale, month, sent.refusal)
  const people = sent.value.map(({ personId }) => personId)
  const reach = await reachOf(act, people)
  await tell(turn, month, sent.value)
  const reached = reach.line + reach.slack
  const parts: Part[] = [...reachParts(locale, reach), buttons(monthButton(locale, month))]
  const said = saidMonth(month, locale)
  return card(reached > 0 ? w.sent(said, reached) : w.recorded(said, people.length), parts, 'done')
}

async function tell({ act, town, notify }: Turn, month: string, sent: StatementDue[]): Promise<void> {
  const workers = new Map(
    (
      await payees(
        act,
        sent.map(({ personId }) => personId),
      )
    ).map((one) => [one.id, one]),
  )
  for (const { personId, version, lines } of sent) {
    const worker = workers.get(personId)
    if (!worker) continue
    notify({
      to: { people: [personId] },
      topic: `statement ${month} ${personId}`,
      card: (locale) =>
        statementCard(locale, town, { month, lines, as: version > 1 ? 'corrected' : 'sent', worker }),
    })
  }
}

async function ask(turn: Turn, month: string): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const paid = payMonth(await payablesIn(act, { month }), month)
  const told = await statementsOf(act, month)
  if (paid.people.length === 0 && told.length === 0) return nothingPaid(locale, month)
  const due = statementsDue(paid, told)
  if (due.length === 0) return allSent(locale, month)
  const reach = await reachOf(
    act,
    due.map(({ personId }) => personId),
  )
  return confirm(turn, {
    id: 'pay-send',
    args: { month, yen: paid.yen },
    title: w.sendAsk(saidMonth(month, locale)),
    parts: [whomFacts(locale, paid, due), ...(await quotaParts(turn, reach))],
    yes: w.sendYes,
    no: w.sendNo,
  })
}

function whomFacts(locale: Locale, { yen, net }: PayMonth, due: StatementDue[]): Part {
  const w = words(locale)
  const corrected = due.filter(({ version }) => version > 1).length
  const first = due.length - corrected
  const whom = [
    ...(first > 0 ? [w.sendNew(first)] : []),
    ...(corrected > 0 ? [w.sendCorrected(corrected)] : []),
  ]
  return facts(
    [w.sendPeople, w.sendWhom(w.sayPeople(due.length), listed(whom, locale))],
    [w.gross, sayYen(yen, locale)],
    [w.net, sayYen(net, locale)],
  )
}

/** LINE counts a message for each person it goes to (C4). */
async function quotaParts({ locale, act }: Turn, reach: Reach): Promise<Part[]> {
  const w = words(locale)
  const left = leftOf(await readLineUsage(act))
  return [
    facts([w.byLine, w.sayMessages(reach.line)], [w.lineLeft, leftWords(locale, left)]),
    ...(typeof left === 'number' && left < reach.line ? [text(w.lineShort)] : []),
    ...reachParts(locale, reach),
  ]
}

type Left = number | 'unlimited' | undefined
const leftOf = (usage: LineUsage | undefined): Left =>
  usage && (usage.quota === null ? 'unlimited' : Math.max(0, usage.quota - usage.used))

function leftWords(locale: Locale, left: Left): string {
  const w = words(locale)
  if (left === undefined) return w.lineLeftUnknown
  return left === 'unlimited' ? w.lineUnlimited : w.sayMessages(left)
}

const reachParts = (locale: Locale, { missed }: Reach): Part[] =>
  missed.length > 0 ? [note(words(locale).missedHint(listed(missed, locale)))] : []

function allSent(locale: Locale, month: string): Card {
  const w = words(locale)
  return refusal(w.allSent(saidMonth(month, locale)), w.allSentHint)
}

function sendRefused(locale: Locale, month: string, why: SendRefusal): Card {
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'nothing-paid':
      return nothingPaid(locale, month)
    case 'all-sent':
      return allSent(locale, month)
    case 'month-changed':
      return monthChanged(locale, month)
  }
}
