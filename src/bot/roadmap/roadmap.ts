import { isStaff } from '../../domain/people/may.ts'
import { type Milestone, present, progressOf } from '../../domain/roadmap/model.ts'
import { readMilestones } from '../../domain/roadmap/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMilestone } from './choose.ts'
import { roadmapPicture } from './picture.ts'
import { asTitle, finishButton, moveButton, standing, stepFacts, stepItem, stepName } from './view.ts'
import { words } from './words.ts'

/** So many steps stand on a card whole; of more, those that ended long ago are folded away. */
const ROOM = 10

/** The town's plan in the order of its windows, with a picture; one step of it by its number. */
export async function roadmap(turn: Turn, args: ArgsOf<'roadmap'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  if (args.no !== undefined) return oneStep(turn, args.no)
  const w = words(locale)
  const all = await readMilestones(act)
  const office = isStaff(speaker)
  const add = office ? [buttons(press(w.add, line('roadmap-new')))] : []
  if (all.length === 0)
    return card(w.title(town.name), [text(w.empty), ...(office ? [note(w.emptyHint)] : []), ...add])
  const { today } = standing(turn)
  const shown = args.all || all.length <= ROOM ? all : present(all, today)
  const folded = all.length - shown.length
  return card(w.title(town.name), [
    text(counted(turn, shown)),
    pictureOf(turn, all),
    {
      kind: 'list',
      items: shown.map((step) => stepItem(locale, step, { all, today, isStaff: office })),
      empty: '',
    },
    ...(folded > 0
      ? [note(w.folded(folded)), buttons(press(w.showAll, line('roadmap', { all: 'yes' })))]
      : []),
    ...add,
  ])
}

const ORDER = ['late', 'under-way', 'to-come', 'done', 'dropped'] as const

function counted(turn: Turn, steps: Milestone[]): string {
  const w = words(turn.locale)
  const { today } = standing(turn)
  return ORDER.flatMap((progress) => {
    const count = steps.filter((step) => progressOf(step, today) === progress).length
    return count === 0 ? [] : [w.count(w.progress[progress], count)]
  }).join(turn.locale === 'ja' ? '・' : ', ')
}

/** As long as somebody may scroll back to a card. */
const PICTURE_MS = 7 * 86_400_000

/** The plan as a picture, drawn as it stands when somebody looks. */
function pictureOf({ locale, town, link, act }: Turn, all: Milestone[]): Part {
  const { today } = standing({ town, act })
  const { width, height } = roadmapPicture(present(all, today), { today, locale })
  const until = new Date(act.now.getTime() + PICTURE_MS)
  const url = `${link({ path: 'picture', kind: 'picture', facts: { what: 'roadmap', locale }, until })}.png`
  return { kind: 'picture', url, alt: words(locale).picture(town.name), width, height }
}

async function oneStep(turn: Turn, no: number): Promise<Card> {
  const { locale, speaker } = turn
  const w = words(locale)
  const chosen = await chooseMilestone(turn, no, { id: 'roadmap', args: {} })
  if ('card' in chosen) return chosen.card
  const { step } = chosen
  const shown = stepFacts(locale, step, standing(turn))
  const title = asTitle(stepName(locale, step))
  if (!isStaff(speaker)) return card(title, [shown])
  const acts =
    step.state === 'open'
      ? [
          finishButton(locale, step),
          moveButton(locale, step),
          press(w.change, line('roadmap-change', { no })),
          press(w.drop, line('roadmap-drop', { no }), { style: 'danger' }),
        ]
      : [press(w.reopen, line('roadmap-reopen', { no }))]
  return card(title, [shown, buttons(...acts)])
}
