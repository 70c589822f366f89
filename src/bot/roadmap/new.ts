import { isReachable } from '../../domain/people/read.ts'
import { makeMilestone } from '../../domain/roadmap/make.ts'
import { type Milestone, progressOf } from '../../domain/roadmap/model.ts'
import { choosePerson } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { asTitle, standing, stepFacts, stepName, stepRefused, windowFacts } from './view.ts'
import { words } from './words.ts'

type NewArgs = ArgsOf<'roadmap-new'>

/** Adds a step. The answer says the window in days: nothing is guessed in silence. */
export async function roadmapNew(turn: Turn, args: NewArgs): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { title, when, year, after = [] } = args
  if (!title || !when) return newForm(turn, args)
  const owner = args.owner
    ? await choosePerson(turn, args.owner, { id: 'roadmap-new', args: { ...args }, key: 'owner' })
    : undefined
  if (owner && 'card' in owner) return owner.card
  const made = await makeMilestone(act, town, { title, when, year, ownerId: owner?.person.id, after })
  if (!made.ok) return stepRefused(turn, made.refusal, { when })
  const step = made.value
  const said = w.made(stepName(locale, step))
  const back = line('roadmap-drop', { no: step.no, reason: w.takenBack })
  turn.undoable({ line: back, label: said })
  const over = progressOf(step, standing(turn).today) === 'late'
  return card(
    said,
    [
      stepFacts(locale, step, standing(turn)),
      ...(over ? [note(w.over)] : []),
      ...(await tellOwner(turn, step)),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

/** Whoever now sees to a step hears of it; the answer says where no word reaches them. */
export async function tellOwner(turn: Turn, step: Milestone): Promise<Part[]> {
  const { ownerId } = step
  if (ownerId === null) return []
  if (!(await isReachable(turn.act, ownerId))) return [note(words(turn.locale).ownerUnreachable)]
  if (ownerId === turn.speaker.personId) return []
  turn.notify({
    to: { people: [ownerId] },
    card: (locale) =>
      card(asTitle(words(locale).ownerTold(stepName(locale, step))), [
        facts(...windowFacts(locale, step)),
        note(words(locale).tellStaff),
      ]),
  })
  return []
}

function newForm({ locale }: Turn, args: NewArgs): Card {
  const w = words(locale)
  const field = (name: keyof NewArgs, hint: string | undefined, optional: boolean): Field => ({
    name,
    label: argumentLabel('roadmap-new', name, locale),
    kind: 'text',
    optional,
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const fields = [
    field('title', undefined, false),
    field('when', w.whenHint, false),
    field('year', w.yearHint, true),
    field('owner', w.optionalOwner, true),
    field('after', w.afterHint, true),
  ]
  return card(
    w.addTitle,
    [{ kind: 'form', command: 'roadmap-new', preset: {}, submit: w.add, fields }],
    'question',
  )
}
