import type { Job } from '../../domain/job/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { note, type Part, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { fits, type Search, type Wish } from './wishes.ts'
import { words } from './words.ts'

export type Narrowed<Some> = { jobs: Some[]; parts: Part[] }

/** The jobs that are as somebody wishes, and how they were chosen; where none is, all of them, and that none is. */
export function narrowJobs<Some extends Job>(
  { locale, town }: Pick<Turn, 'locale' | 'town'>,
  all: Some[],
  search: Search,
): Narrowed<Some> {
  const w = words(locale)
  const is = (job: Job, wish: Wish) => fits(job, wish, town) === true
  const met = search.wishes.filter((wish) => all.some((job) => is(job, wish)))
  const unmet = search.wishes.filter((wish) => !met.includes(wish))
  const narrowed = all.filter((job) => met.every((wish) => is(job, wish)))
  const jobs = narrowed.length > 0 ? narrowed : all
  const say = (wishes: Wish[]) => wishes.map((wish) => wishName(w, wish)).join(w.between)
  const chosen = narrowed.length > 0 ? met : []
  const shown = [...chosen.map((wish) => wishName(w, wish)), ...orderOf(search, w)].join(w.between)
  return {
    jobs: inOrder(jobs, search),
    parts: [
      ...unmet.map((wish) => text(unmetText(w, wish, all, town))),
      ...(narrowed.length === 0 ? [text(w.noneOfBoth(say(met)))] : []),
      ...(search.times ? [text(w.timesUnknown(search.times))] : []),
      ...(shown ? [text(w.narrowedTo(shown, jobs.length))] : []),
      ...(chosen.length === 0 && (search.wishes.length > 0 || search.times) ? [text(w.showsAll)] : []),
      ...leftOut(w, chosen, all, town).map(note),
    ],
  }
}

type Words = ReturnType<typeof words>

function wishName(w: Words, wish: Wish): string {
  if (wish.kind === 'about') return w.wish.about(wish.said)
  return wish.kind === 'short' ? w.wish.short(wish.most) : w.wish[wish.kind]
}

const orderOf = ({ order }: Search, w: Words): string[] => (order ? [w.order[order]] : [])

const isSilent = (job: Job, wish: Wish, town: Pick<TownModel, 'skills'>): boolean =>
  fits(job, wish, town) === undefined

function unmetText(w: Words, wish: Wish, all: Job[], town: Pick<TownModel, 'skills'>): string {
  if (wish.kind === 'about') return w.noJobsFor(wish.said)
  const silent = all.every((job) => isSilent(job, wish, town))
  return silent && wish.kind !== 'beginner' ? w.silentAll[wish.kind] : w.noneIs[wish.kind]
}

/** Where some jobs say nothing of what is wished, they are left out, and that is said. */
const leftOut = (w: Words, chosen: Wish[], all: Job[], town: Pick<TownModel, 'skills'>): string[] =>
  chosen.flatMap((wish) =>
    (wish.kind === 'home' || wish.kind === 'short') && all.some((job) => isSilent(job, wish, town))
      ? [w.silentSome[wish.kind]]
      : [],
  )

/** Sorting keeps what is equal as it was. */
function inOrder<Some extends Job>(jobs: Some[], { order }: Search): Some[] {
  if (order === 'pay') return jobs.toSorted((a, b) => b.payYen - a.payYen)
  return order === 'due' ? jobs.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime()) : jobs
}
