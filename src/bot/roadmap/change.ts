import { changeMilestone, type MilestoneChange } from '../../domain/roadmap/change.ts'
import { type Milestone, whyEnded } from '../../domain/roadmap/model.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseMilestone } from './choose.ts'
import { tellOwner } from './new.ts'
import { asTitle, standing, stepFacts, stepName, stepRefused } from './view.ts'
import { words } from './words.ts'

type ChangeArgs = ArgsOf<'roadmap-change'>
const NOBODY = /^(?:なし|無し|none)$/i

/** Changes what a step is called, who sees to it, or what it waits for. */
export async function roadmapChange(turn: Turn, args: ChangeArgs): Promise<Card> {
  const { locale, act } = turn
  const given = { ...args, after: args.after && afterWords(locale, args.after) }
  const chosen = await chooseMilestone(turn, args.no, { id: 'roadmap-change', args: given })
  if ('card' in chosen) return chosen.card
  const { step } = chosen
  if (step.state !== 'open') return stepRefused(turn, whyEnded(step.state), { step })
  const { title, after, of } = args
  if (!title && !args.owner && !after) return changeForm(turn, step)
  const owner = await ownerOf(turn, args.owner, { ...given, no: step.no })
  if ('card' in owner) return owner.card
  const change = { ...owner, ...(title ? { title } : {}), ...(after ? { after } : {}) }
  const changed = await changeMilestone(act, { no: step.no, revision: of ?? step.revision, ...change })
  if (!changed.ok) return stepRefused(turn, changed.refusal, { step })
  const { milestone, before } = changed.value
  const said = words(locale).changed(stepName(locale, milestone))
  const back = backTo(turn, change, before, milestone)
  turn.undoable({ line: back, label: said })
  const told = milestone.ownerId === before.ownerId ? [] : await tellOwner(turn, milestone)
  const shown = stepFacts(locale, milestone, standing(turn))
  return card(said, [shown, ...told, buttons(press(turnWords(locale).undo, back))], 'done')
}

const afterWords = (locale: Turn['locale'], after: number[]): string =>
  after.length === 0 ? words(locale).none : `${after}`

async function ownerOf(
  turn: Turn,
  said: string | undefined,
  args: Record<string, unknown>,
): Promise<Pick<MilestoneChange, 'ownerId'> | { card: Card }> {
  if (said === undefined) return {}
  if (NOBODY.test(said)) return { ownerId: null }
  const found = await choosePerson(turn, said, { id: 'roadmap-change', args, key: 'owner' })
  return 'card' in found ? found : { ownerId: found.person.id }
}

/** What was changed, as it was before. */
function backTo(
  { locale }: Turn,
  change: MilestoneChange,
  before: Milestone,
  { revision }: Milestone,
): string {
  const { none } = words(locale)
  return line('roadmap-change', {
    no: before.no,
    title: change.title && before.title,
    owner:
      change.ownerId === undefined ? undefined : before.ownerId === null ? none : personKey(before.ownerId),
    after: change.after && afterWords(locale, before.after),
    of: `r${revision}`,
  })
}

function changeForm({ locale }: Turn, step: Milestone): Card {
  const w = words(locale)
  const field = (name: 'title' | 'owner' | 'after', initial: string | null, hint?: string) => ({
    name,
    label: argumentLabel('roadmap-change', name, locale),
    kind: 'text' as const,
    optional: true,
    ...(initial === null ? {} : { initial }),
    ...(hint === undefined ? {} : { hint }),
  })
  const fields = [
    field('title', step.title),
    field('owner', step.owner, w.optionalOwner),
    field('after', step.after.length === 0 ? null : `${step.after}`, w.afterHint),
  ]
  return card(
    asTitle(w.changeAsk(stepName(locale, step))),
    [
      note(w.changeHint),
      { kind: 'form', command: 'roadmap-change', preset: { no: `${step.no}` }, submit: w.change, fields },
    ],
    'question',
  )
}
