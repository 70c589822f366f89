import { changeLead, type LeadChange } from '../../domain/sales/change-lead.ts'
import { isOpenStage, type Lead } from '../../domain/sales/model.ts'
import { takeBackStep } from '../../domain/sales/take-back-step.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseLead } from './choose.ts'
import { tellOwner } from './new-lead.ts'
import { leadFacts, leadName, leadRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'lead-change'>
const NOBODY = /^(?:なし|無し|none)$/i

/** Changes what a lead is about, or who sees to it. */
export async function leadChange(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const chosen = await chooseLead(turn, args.lead, { id: 'lead-change', args })
  if ('card' in chosen) return chosen.card
  const { lead } = chosen
  if (!isOpenStage(lead.stage)) return leadRefused(turn, { kind: 'lead-ended', stage: lead.stage }, lead.no)
  const { topic } = args
  if (!topic && !args.owner) return changeForm(turn, lead)
  const owner = await ownerOf(turn, args)
  if ('card' in owner) return owner.card
  const change = { topic, ownerId: owner.ownerId }
  const changed = await changeLead(act, { no: lead.no, revision: args.of ?? lead.revision, ...change })
  if (!changed.ok) return leadRefused(turn, changed.refusal, lead.no)
  const { lead: now, before } = changed.value
  const said = words(locale).leadChanged(leadName(locale, now))
  const back = backTo(turn, change, before, now)
  turn.undoable({ line: back, label: said })
  const told = now.ownerId === before.ownerId ? [] : await tellOwner(turn, now)
  return card(said, [leadFacts(turn, now), ...told, buttons(press(turnWords(locale).undo, back))], 'done')
}

async function ownerOf(
  turn: Turn,
  args: Args,
): Promise<{ ownerId: string | null | undefined } | { card: Card }> {
  if (args.owner === undefined) return { ownerId: undefined }
  if (NOBODY.test(args.owner)) return { ownerId: null }
  const found = await choosePerson(turn, args.owner, { id: 'lead-change', args, key: 'owner' })
  return 'card' in found ? found : { ownerId: found.person.id }
}

/** What was changed, as it was before. */
const backTo = ({ locale }: Turn, change: LeadChange, before: Lead, { revision }: Lead): string =>
  line('lead-change', {
    lead: before.no,
    topic: change.topic && before.topic,
    owner:
      change.ownerId === undefined
        ? undefined
        : before.ownerId === null
          ? words(locale).none
          : personKey(before.ownerId),
    of: `r${revision}`,
  })

function changeForm({ locale }: Turn, lead: Lead): Card {
  const w = words(locale)
  const field = (name: 'topic' | 'owner', initial: string | null, hint?: string) => ({
    name,
    label: argumentLabel('lead-change', name, locale),
    kind: 'text' as const,
    optional: true,
    ...(initial === null ? {} : { initial }),
    ...(hint === undefined ? {} : { hint }),
  })
  const preset = { lead: `${lead.no}`, of: `r${lead.revision}` }
  const fields = [field('topic', lead.topic), field('owner', lead.owner, w.ownerHint)]
  return card(
    w.changeLeadAsk(leadName(locale, lead)),
    [note(w.changeLeadHint), { kind: 'form', command: 'lead-change', preset, submit: w.change, fields }],
    'question',
  )
}

/** Takes the last step of a lead back, as the button that offers it was made for. */
export async function leadUndo(turn: Turn, args: ArgsOf<'lead-undo'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseLead(turn, args.lead, { id: 'lead-undo', args })
  if ('card' in chosen) return chosen.card
  const { lead } = chosen
  const back = await takeBackStep(act, { no: lead.no, revision: args.of ?? lead.revision })
  if (!back.ok) return leadRefused(turn, back.refusal, lead.no)
  const now = back.value
  return card(
    w.backTo(leadName(locale, now), w.stageOf[now.stage]),
    [...(lead.orderNo === null ? [] : [text(w.orderGone(lead.orderNo))]), leadFacts(turn, now)],
    'done',
  )
}
