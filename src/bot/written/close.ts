import { dayIn } from '../../domain/town/model.ts'
import { decideWritten, voidWritten } from '../../domain/written/decide.ts'
import type { Written } from '../../domain/written/model.ts'
import { readEntitledTo, writtenMeant } from '../../domain/written/read.ts'
import { words as decisionWords } from '../decision/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { writtenName, writtenParts, writtenRefused } from './view.ts'
import { words } from './words.ts'

/** Counts a written resolution and tells its members; never before its end while somebody is silent. */
export async function writtenClose(turn: Turn, args: ArgsOf<'written-close'>): Promise<Card> {
  const { locale, act, town } = turn
  const chosen = await chooseWritten(turn, { id: 'written-close', args })
  if ('card' in chosen) return chosen.card
  const decided = await decideWritten(act, chosen.written)
  if (!decided.ok) return writtenRefused(locale, town.timezone, decided.refusal)
  tellResult(turn, decided.value)
  return resultCard(locale, decided.value)
}

export const resultCard = (locale: Turn['locale'], written: Written): Card =>
  card(
    words(locale).result(
      writtenName(locale, written),
      decisionWords(locale).result[written.result ?? 'undecided'],
    ),
    writtenParts(locale, written),
    'done',
  )

/** Whoever was entitled hears what became of it. */
export const tellResult = ({ notify }: Pick<Plan, 'notify'>, written: Written): void =>
  notify({
    to: { people: [...new Set((written.electorate ?? []).map(({ person }) => person))] },
    card: (locale) => resultCard(locale, written),
  })

export async function writtenVoid(turn: Turn, args: ArgsOf<'written-void'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseWritten(turn, { id: 'written-void', args })
  if ('card' in chosen) return chosen.card
  const { reason } = args
  if (!reason) return refusalAbout('reason', w.voidAsk)
  const { written } = chosen
  const voided = await voidWritten(act, { bodyId: written.bodyId, no: written.no, reason })
  if (!voided.ok) return writtenRefused(locale, town.timezone, voided.refusal)
  const people = (await readEntitledTo(act, written, dayIn(town, act.now))).map(({ person }) => person)
  turn.notify({
    to: { people: [...new Set(people)] },
    card: (theirs) =>
      card(words(theirs).voidNotice(writtenName(theirs, written)), [facts([words(theirs).reason, reason])]),
  })
  return card(w.voided(writtenName(locale, written)), [facts([w.reason, reason])], 'done')
}

type Given =
  | { id: 'written-close'; args: ArgsOf<'written-close'> }
  | { id: 'written-void'; args: ArgsOf<'written-void'> }

/** By its number within its body; the only one that is open where none is named. */
async function chooseWritten(
  { locale, act, town }: Turn,
  { id, args }: Given,
): Promise<{ written: Written } | { card: Card }> {
  const w = words(locale)
  const bodies = town.bodies.filter((one) => !args.body || one.id === args.body || one.name === args.body)
  const fit = await writtenMeant(act, { bodies: bodies.map((one) => one.id), no: args.written })
  const [only] = fit
  if (only && fit.length === 1) return { written: only }
  if (!only)
    return {
      card: args.written === undefined ? refusal(w.none, w.noneHint) : refusal(w.noSuchNo(args.written)),
    }
  const choices = fit.map((one) =>
    press(writtenName(locale, one), line(id, { ...args, body: one.bodyId, written: `w${one.no}` })),
  )
  return { card: card(w.which, [text(w.list), buttons(...choices)], 'question') }
}
