import { isOpenStage, type Lead } from '../../domain/sales/model.ts'
import { moveLead } from '../../domain/sales/move-lead.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseLead } from './choose.ts'
import { leadFacts, leadName, leadRefused, stageButtons } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'lead-move'>

/** Moves a lead to another stage, or records what came of its next step. */
export async function leadMove(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseLead(turn, args.lead, { id: 'lead-move', args })
  if ('card' in chosen) return chosen.card
  const { lead } = chosen
  if (!isOpenStage(lead.stage)) return leadRefused(turn, { kind: 'lead-ended', stage: lead.stage }, lead.no)
  const revision = args.of ?? lead.revision
  const stage = args.stage ?? (args.next || args.reason ? lead.stage : undefined)
  if (stage === undefined) return askStage(turn, lead)
  if (stage === 'won') return askWon(turn, lead)
  if (stage === 'lost' && !args.reason) return lostForm(turn, { ...lead, revision })
  const moved = await moveLead(act, town, {
    no: lead.no,
    revision,
    stage,
    note: args.reason,
    nextOn: args.next,
  })
  if (!moved.ok) return leadRefused(turn, moved.refusal, lead.no)
  return movedCard(turn, moved.value.lead, stage === lead.stage)

  function movedCard(of: Turn, now: Lead, same: boolean): Card {
    const name = leadName(locale, now)
    const said = same ? w.stepped(name) : w.moved(name, w.stageOf[now.stage])
    const back = line('lead-undo', { lead: now.no, of: `r${now.revision}` })
    of.undoable({ line: back, label: said })
    const undated = isOpenStage(now.stage) && now.nextOn === null
    return card(
      said,
      [
        leadFacts(of, now),
        ...(undated ? [note(w.nextMissing)] : []),
        buttons(
          press(turnWords(locale).undo, back),
          undated ? press(w.setNext, line('lead-move', { lead: now.no })) : undefined,
        ),
      ],
      'done',
    )
  }
}

const askStage = (turn: Turn, lead: Lead): Card =>
  card(
    words(turn.locale).moveAsk(leadName(turn.locale, lead)),
    [leadFacts(turn, lead), buttons(...stageButtons(turn.locale, lead)), nextForm(turn, lead)],
    'question',
  )

const askWon = ({ locale }: Turn, lead: Lead): Card =>
  card(
    words(locale).wonByOrder,
    [buttons(press(words(locale).win, line('lead-won', { lead: lead.no }), { style: 'primary' }))],
    'question',
  )

const field = (locale: Turn['locale'], name: 'reason' | 'next', hint?: string): Field => ({
  name,
  label: argumentLabel('lead-move', name, locale),
  kind: 'text',
  optional: false,
  ...(hint === undefined ? {} : { hint }),
})

function nextForm({ locale }: Turn, { no, revision }: Lead) {
  const w = words(locale)
  return {
    kind: 'form' as const,
    command: 'lead-move',
    preset: { lead: `${no}`, of: `r${revision}` },
    submit: w.setNext,
    fields: [field(locale, 'next', w.nextHint)],
  }
}

function lostForm({ locale }: Turn, lead: Lead): Card {
  const w = words(locale)
  const preset = { lead: `${lead.no}`, stage: 'lost', of: `r${lead.revision}` }
  const fields = [{ ...field(locale, 'reason'), label: w.loseReason }]
  return card(
    w.loseAsk(leadName(locale, lead)),
    [{ kind: 'form', command: 'lead-move', preset, submit: w.lose, fields }],
    'question',
  )
}
