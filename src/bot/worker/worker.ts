// The people of the programme, for those who run it: a list, those first who wait for something, and a page of each.
import { claimsOf } from '../../domain/claim/read.ts'
import { workerState } from '../../domain/people/model.ts'
import { isReachable } from '../../domain/people/read.ts'
import { supportersOf } from '../../domain/supporter/read.ts'
import type { WorkerEntry } from '../../domain/worker/model.ts'
import { findWorker, readWorkers, type WorkerRow } from '../../domain/worker/read.ts'
import { skillNames } from '../job/view.ts'
import { personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { workerPage } from './view.ts'
import { words } from './words.ts'

type WorkerArgs = ArgsOf<'worker'>
const PAGE = 10
const ID_MARK = personKey('')

/** Resident workers and what they hold; a name that fits one of them opens their page. */
export async function worker(turn: Turn, args: WorkerArgs): Promise<Card> {
  const { locale, act } = turn
  const [w, p] = [words(locale), peopleWords(locale)]
  const named = args.worker === undefined ? undefined : await byKey(turn, args.worker)
  if (named) return pageOf(turn, named)
  const all = await readWorkers(act, { search: args.worker })
  if (all.length === 0)
    return args.worker
      ? refusal(p.noSuchPerson(args.worker), p.noSuchPersonHint)
      : card(w.title, [note(w.none)])
  const [only] = all
  const entry = args.worker && all.length === 1 && only ? await findWorker(act, only.personId) : undefined
  if (entry) return pageOf(turn, entry)
  return card(w.title, listParts(turn, all, args))
}

/** By a button, or by an id in the register. */
const byKey = ({ act }: Turn, ref: string): Promise<WorkerEntry | undefined> =>
  findWorker(act, ref.startsWith(ID_MARK) ? ref.slice(ID_MARK.length) : ref)

async function pageOf(turn: Turn, entry: WorkerEntry): Promise<Card> {
  const held = await claimsOf(turn.act, entry.personId, { inHand: false })
  const supporters = await supportersOf(turn.act, entry.personId)
  return workerPage(turn, {
    ...{ entry, held, supporters },
    reachable: await isReachable(turn.act, entry.personId),
  })
}

function listParts(
  { locale, town }: Turn,
  all: WorkerRow[],
  { worker: search, state, page = 1 }: WorkerArgs,
): Part[] {
  const w = words(locale)
  const shown = state ? all.filter((one) => one.state === state) : all
  const from = (Math.min(page, Math.max(1, Math.ceil(shown.length / PAGE))) - 1) * PAGE
  const items = shown.slice(from, from + PAGE).map(({ personId, name, state: is, skills, held, jobs }) => ({
    title: `${name}(${w.state[is]})`,
    note: [skillNames(town, skills), `${w.holds(held)}${jobs ? ` ${jobs}` : ''}`].filter(Boolean).join('・'),
    button: press(w.look, line('worker', { worker: personKey(personId) })),
  }))
  const filters = workerState.options.flatMap((one) => {
    const n = all.filter((row) => row.state === one).length
    return n === 0 || one === state
      ? []
      : [press(w.counted(w.state[one], n), line('worker', { worker: search, state: one }))]
  })
  const more = shown.length > from + PAGE
  const next = press(w.nextPage, line('worker', { worker: search, state, page: Math.floor(from / PAGE) + 2 }))
  return [
    ...(state && shown.length === 0 ? [text(w.noneOf(w.state[state]))] : []),
    { kind: 'list', items, empty: '' },
    buttons(
      ...(more ? [next] : []),
      ...filters,
      ...(state ? [press(w.all, line('worker', { worker: search }))] : []),
    ),
  ]
}
