import { isOpenStage, type Lead } from '../../domain/sales/model.ts'
import { winLead } from '../../domain/sales/win-lead.ts'
import { dueAtOf, dueNote, orderFacts, orderFields, quantityIn, splitButton } from '../order/view.ts'
import { words as orderWords } from '../order/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseLead } from './choose.ts'
import { leadName, leadRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'lead-won'>

/** A lead is won: its order is made in the same breath. */
export async function leadWon(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseLead(turn, args.lead, { id: 'lead-won', args })
  if ('card' in chosen) return chosen.card
  const { lead } = chosen
  if (!isOpenStage(lead.stage)) return leadRefused(turn, { kind: 'lead-ended', stage: lead.stage }, lead.no)
  const revision = args.of ?? lead.revision
  const { yen, due } = args
  const much = quantityIn(args)
  if (!args.title || yen === undefined || !much || !due) return wonForm(turn, { ...lead, revision }, args)
  const dueAt = dueAtOf(due, town.timezone)
  if (!dueAt) return refusalAbout('due', orderWords(locale).badDue, orderWords(locale).dueInPastHint)
  const order = { title: args.title, yen, ...much, dueAt }
  const won = await winLead(act, town, { no: lead.no, revision, order })
  if (!won.ok) return leadRefused(turn, won.refusal, lead.no)
  const { lead: now, order: made } = won.value
  const said = w.won(leadName(locale, now))
  const back = line('lead-undo', { lead: now.no, of: `r${now.revision}` })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      text(orderWords(locale).received(made.no, made.title)),
      orderFacts(turn, made),
      ...dueNote(locale, due),
      buttons(splitButton(locale, made), press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

/** What is given stays in the form; the title is what the lead was about. */
function wonForm({ locale }: Turn, lead: Lead, args: Args): Card {
  const w = words(locale)
  const preset = { lead: `${lead.no}`, of: `r${lead.revision}` }
  const fields = orderFields(locale, 'lead-won', { ...args, title: args.title ?? lead.topic })
  return card(
    w.winAsk(leadName(locale, lead)),
    [{ kind: 'form', command: 'lead-won', preset, submit: w.win, fields }],
    'question',
  )
}
