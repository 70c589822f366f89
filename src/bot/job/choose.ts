// Which of the open jobs: the list, as it was looked for, page by page.
import { mayClaimNow, maySeek } from '../../domain/claim/may.ts'
import { isFull } from '../../domain/job/model.ts'
import { buttons, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { narrowJobs } from './narrow.ts'
import { hindranceParts, jobItem, missingCourses, type Offered, openToSpeaker } from './view.ts'
import { wishesIn } from './wishes.ts'
import { words } from './words.ts'

/** As many as are read on a telephone without losing the way; LINE and Slack would hold more. [choice] */
const PAGE = 5

type Sought = { search?: string | undefined; page?: number | undefined }

/**
 * The jobs with a place for the speaker. A full one is in no list (J9), but where somebody asks for those to wait for.
 */
export async function openJobsParts(
  turn: Turn,
  { search: said = '', page = 1 }: Sought = {},
): Promise<Part[]> {
  const { locale } = turn
  const search = wishesIn(said)
  const open = await openToSpeaker(turn)
  const placed = open.filter((job) => !isFull(job) || job.chance.kind === 'kept')
  const queued = open.filter((job) => !placed.includes(job) && job.how === 'first')
  const listed = search.full ? queued : placed
  if (listed.length === 0)
    return emptyParts(locale, { full: search.full, open: open.length, queued: queued.length })
  const { jobs, parts } = narrowJobs(turn, ableFirst(listed), search)
  const [only] = jobs
  if (jobs.length === 1 && only) turn.show({ job: only.no })
  const shown = pageOf(jobs, page)
  const courses = await missingCourses(
    turn,
    shown.map(({ chance }) => chance),
  )
  return [
    ...parts,
    ...(await hindranceParts(turn, listed.map(({ chance }) => chance).find(isGeneral))),
    ...(listed.every(({ chance }) => chance.kind === 'skill-missing')
      ? [text(words(locale).noneForSkills)]
      : []),
    ...(shown.some(({ chance }) => mayClaimNow(chance)) ? [note(words(locale).claimHint)] : []),
    { kind: 'list', items: shown.map((job) => jobItem(turn, job, courses)), empty: '' },
    ...pagingParts(locale, { said, page, all: jobs.length }),
  ]
}

const isGeneral = ({ kind }: Offered['chance']): boolean => kind === 'over-limit' || kind === 'not-active'

const ableFirst = (jobs: Offered[]): Offered[] =>
  jobs.toSorted((a, b) => Number(maySeek(b.chance)) - Number(maySeek(a.chance)))

type Empty = { full?: true | undefined; open: number; queued: number }

function emptyParts(locale: Locale, { full, open, queued }: Empty): Part[] {
  const w = words(locale)
  if (full) return [text(w.noneFull), buttons(press(w.jobsTitle, line('job')))]
  if (open === 0) return [text(w.noJobs)]
  if (queued === 0) return [text(w.allFull(open))]
  return [text(w.allFull(open)), buttons(press(w.waitable, line('job', { search: w.waitableSearch })))]
}

/** A page of a list; beyond its end the last one. */
export function pageOf<Some>(all: Some[], page: number, size = PAGE): Some[] {
  const at = Math.max(1, Math.min(page, Math.ceil(all.length / size)))
  return all.slice((at - 1) * size, at * size)
}

type Paging = {
  said: string
  page: number
  all: number
  size?: number
  which?: string | undefined
}

/** Where in the list one is, and the way on; and back to all where it was narrowed. */
export function pagingParts(locale: Locale, { said, page, all, size = PAGE, which }: Paging): Part[] {
  const w = words(locale)
  const at = Math.min(page, Math.ceil(all / size))
  const [from, to] = [(at - 1) * size + 1, Math.min(at * size, all)]
  const next = press(w.more(all - to), line('job', { search: said, which, page: at + 1 }))
  const whole = press(w.seeAll, line('job'))
  const steps = [to < all ? next : undefined, said || which || at > 1 ? whole : undefined]
  return [
    ...(all > size ? [note(w.ofAll(from, to, all))] : []),
    ...(steps.some((step) => step !== undefined) ? [buttons(...steps)] : []),
  ]
}
