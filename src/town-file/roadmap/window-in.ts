import { fuzzyDate, type Window, yearNamed } from '../../domain/roadmap/fuzzy-date.ts'
import type { FileMilestone } from './format.ts'

type FileWindow = Window & { when: string | null; year: number | null }
type Wrong = { key: 'when' | 'year' | 'from' | 'to'; problem: string }

/** The window an entry gives, undefined where it gives none, or what is wrong with it. */
export function windowIn(entry: FileMilestone): { window?: FileWindow } | { wrong: Wrong } {
  const { when, from, to } = entry
  if (when) return inWords(entry, when)
  if (from === undefined && to === undefined) return {}
  if (from === undefined || to === undefined)
    return wrong(from === undefined ? 'from' : 'to', 'is missing: a window has two ends')
  return to < from ? wrong('to', `is before ${from}`) : { window: { when: null, year: null, from, to } }
}

const wrong = (key: Wrong['key'], problem: string) => ({ wrong: { key, problem } })

function inWords({ year, from, to }: FileMilestone, when: string): { window: FileWindow } | { wrong: Wrong } {
  const named = yearNamed(when)
  if (named !== undefined && year && year !== named)
    return wrong('year', `is ${year}, and ${when} names ${named}`)
  const given = named ?? year ?? (from && yearOf(when, from))
  if (!given) return wrong('year', `is missing: ${when} may be of any year`)
  const window = fuzzyDate(when, given)
  if (!window) return wrong('when', `cannot be read as a time: ${when}; write 6月中旬, 4月20日頃 or 6月末`)
  for (const [key, written] of [['from', from] as const, ['to', to] as const])
    if (written !== undefined && written !== window[key])
      return wrong(key, `is ${written}, and ${when} of ${given} makes it ${window[key]}`)
  return { window: { when, year: given, ...window } }
}

/** The year in which the words begin on that day; the day's own where they do in none, so that the difference is named. */
function yearOf(when: string, from: string): number {
  const year = Number(from.slice(0, 4))
  return [year, year + 1].find((one) => fuzzyDate(when, one)?.from === from) ?? year
}
