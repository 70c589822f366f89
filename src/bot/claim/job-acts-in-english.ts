// What a worker says in English they do with a job; the words are `english.ts` (C1, C2, J1).
import { type EnglishClause, englishClauses, LEFT_OPEN, MISFORTUNE } from '../language/grammar/english.ts'
import type { Says } from '../language/grammar/lattice.ts'
import type { Passage } from '../language/passage.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { jobClauseIn } from './english.ts'

type Act = 'claim' | 'release' | 'deliver' | 'progress'
const ABOUT =
  /\b(?:claim|apply|applying|cancel|drop|withdraw|give up|release|quit|deliver(?:ed|ing|y)?|submit(?:ted|ting)?|finish(?:ed)?|complete[d]?|done|take|job \d|task \d|#\d)\b/u
const NUMBERS =
  /(?:(?:jobs?|tasks?|work|assignment|no\.?|number|case|project)s? (?:no\.? ?|number |#)?|#|,? and |, |& )(\d{1,4})(?! ?(?:%|percent|min|am|pm|items|pages|of|out|entries|\/))|\b(?:claim|take|try|pick|choose|want|have|do|apply for|apply|drop|quit|cancel|release|submit|submitting|deliver|finished|finish|completed|complete|done with|done|continue|continue with|working on|up for|down for|in for|working|doing) (\d{1,4})$/gu

const numbersIn = (key: string): number[] => [
  ...new Set([...key.matchAll(NUMBERS)].map((hit) => Number(hit[1] ?? hit[2]))),
]

/** Looks for other work, beside what is given back. */
const LOOKS =
  /^(?:do you have|is there|are there|any)\b.*\b(?:job|jobs|work|task|anything|something|easier|else)\b/u

type Told = { act: Act; says: Says; jobs: number[] }
type Verdict = Told | 'job' | 'aside' | 'doubt'

function judged(clause: EnglishClause, named: number[]): Verdict {
  const account = jobClauseIn(clause)
  const isAbout = ABOUT.test(clause.key)
  if (!account)
    return clause.asks ? (isAbout ? 'doubt' : 'aside') : isAbout || isOpen(clause) ? 'doubt' : 'aside'
  const { says, end } = account
  if (clause.asks) return isAbout ? 'doubt' : 'aside'
  if (!says.act || end === 'Jq2') return end === 'J' ? 'job' : 'aside'
  const jobs = numbersIn(clause.key)
  const ofJob = jobs.length > 0 || named.length > 0
  if (says.unable && !says.ended && (!ofJob || / by | in time| on time/u.test(clause.key))) return 'doubt'
  // 「I quit my job」 may be said of any employment.
  if (says.this && !ofJob && /\b(?:quit|quitting|resign)\b/u.test(clause.key)) return 'doubt'
  if (says.act === 'claim' && !ofJob) return 'aside'
  if (says.act === 'release' && !ofJob && !says.this) return 'doubt'
  return { act: says.act as Act, says, jobs: jobs.length > 0 ? jobs : named.length === 1 ? named : [] }
}

const NOT_YET =
  /^(?:it's |it is |but |still )*not (?:yet )?(?:checked|reviewed|complete|completed|finished|sent|uploaded|done|submitted|perfect)/u
const isOpen = ({ key }: EnglishClause): boolean =>
  NOT_YET.test(key) || (LEFT_OPEN.test(key) && !MISFORTUNE.test(key))

const isTold = (verdict: Verdict): verdict is Told => typeof verdict === 'object'

/** What is done with jobs, in order; nothing where something leaves it open, undefined where it is about something else. */
export function readJobActsInEnglish(passage: Passage): Reading[] | undefined {
  const clauses = englishClauses(passage)
  const named = [...new Set(clauses.flatMap(({ key }) => numbersIn(key)))]
  const read = clauses.map((clause) => judged(clause, named))
  const told = read.filter(isTold)
  if (told.length === 0) return undefined
  // What ends in a question gives nothing back.
  const isAsked =
    clauses.some(({ asks, key }) => asks && !LOOKS.test(key)) && told.some(({ act }) => act === 'release')
  if (isAsked || passage.isCut || read.includes('doubt')) return [NOTHING]
  const first = told.filter(({ act }) => act !== 'progress')
  const acts =
    first.length > 0 && told.every(({ act }) => act === 'progress' || act === 'release')
      ? told
      : first.length > 0
        ? first
        : [{ ...told[0], says: Object.assign({}, ...told.map(({ says }) => says).reverse()) } as Told]
  // 「I cannot do job 11, please cancel」 gives it back once.
  const once = acts.filter(
    (one, at) => acts.findIndex(({ act, jobs }) => act === one.act && jobs.join() === one.jobs.join()) === at,
  )
  return once.flatMap((one) => lines(one, passage, clauses))
}

function lines({ act, says, jobs }: Told, passage: Passage, clauses: EnglishClause[]): Reading[] {
  const each = jobs.length > 0 ? jobs : [undefined]
  if (act === 'progress') {
    const percent =
      says.half || clauses.some(({ key }) => /\bhalf(?:way| way)?\b/u.test(key)) ? 50 : says.percent
    return [
      say('progress', {
        job: jobs.length === 1 ? jobs[0] : undefined,
        percent,
        done: says.done,
        total: says.total,
        delayed: says.delayed,
      }),
    ]
  }
  return each.map((job) => {
    if (act === 'deliver') return say('deliver', { job, url: passage.url })
    return act === 'claim' ? say('claim', { job }) : say('release', { job, reason: reasonIn(clauses) })
  })
}

const REASON =
  /\b(?:because of|because|due to|owing to|as|since) (.{2,50})$|^((?:my|our) .{2,40})$|^(?:i have|i've got|i got) (?!to\b)(.{2,40})$|^(i(?:'m| am) (?!sorry|afraid|going to|dropping|giving|cancel|withdraw|releas|return|quit|tak|apply|hand|deliver|submit|send|upload)[a-z]+ing .{2,40})$|^i(?:'m| am) (sick|ill|too busy|busy|unwell|overloaded|in hospital|swamped)$/iu
const reasonIn = (clauses: EnglishClause[]): string | undefined => {
  for (const { typed, because } of clauses) {
    if (because) return typed
    const hit = REASON.exec(typed)
    const reason = hit?.slice(1).find(Boolean)
    if (reason) return reason
  }
  return undefined
}
