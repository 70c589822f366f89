// How terms are shown: whole, and what a proposal would change.
import {
  type Contract,
  inForce,
  proposalOf,
  type TermsBody,
  type TermsVersion,
} from '../../domain/terms/model.ts'
import { words as claimWords } from '../claim/words.ts'
import {
  buttons,
  facts,
  heading,
  near,
  note,
  type Part,
  press,
  secretLinks,
  strong,
  text,
} from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { FILE_PATH, hoursFrom } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { type Section, sayDue, sectionsOf } from './sections.ts'
import { words } from './words.ts'

/** The beginning of a hash tells terms apart, and can be read out. */
const HASH_SHOWN = 16
const LINK_HOURS = 24

/** A card holds so much of what a job is about; the rest stands in the document, whose link is then below. */
const DETAILS_MOST = 1_200

/** All the terms, section by section. */
export const termsParts = (locale: Locale, body: TermsBody): Part[] =>
  sectionsOf(locale, shortened(locale, body)).flatMap(({ title, rows }: Section) => [
    heading(title),
    facts(...rows),
  ])

const isLong = ({ work }: TermsBody): boolean => [...(work.details ?? '')].length > DETAILS_MOST

function shortened(locale: Locale, body: TermsBody): TermsBody {
  if (!isLong(body)) return body
  const details = `${[...(body.work.details ?? '')].slice(0, DETAILS_MOST).join('')}${words(locale).detailsGo}`
  return { ...body, work: { ...body.work, details } }
}

type Of = { claimId: number; version: number }

export function documentParts({ locale, act, link }: Turn, { claimId, version }: Of): Part[] {
  const w = words(locale)
  const until = hoursFrom(act.now, LINK_HOURS)
  const save = (form: 'pdf' | 'docx') =>
    link({
      path: FILE_PATH,
      kind: 'terms',
      facts: { claim: `${claimId}`, version: `${version}`, form, locale },
      until,
    })
  return [
    secretLinks({ label: w.pdf, url: save('pdf') }, { label: w.word, url: save('docx') }),
    note(w.linkHint),
  ]
}

/** What a claim's answer says of its terms, which are complete there and then (J1). */
export const givenParts = (
  turn: Turn,
  { terms, claimId }: { terms: TermsVersion; claimId: number },
): Part[] => [
  ...termsParts(turn.locale, terms.body),
  ...(isLong(terms.body) ? documentParts(turn, { claimId, version: terms.version }) : []),
  note(words(turn.locale).questions),
]

/** A contract: how it stands, what binds, what waits for an answer, and the documents of it. */
export function contractParts(turn: Turn, contract: Contract): Part[] {
  const { locale } = turn
  const w = words(locale)
  const binding = inForce(contract)
  if (!binding) return [text(w.lostHint)]
  return [
    facts([w.state, claimWords(locale).claimState[contract.state]]),
    ...proposalParts(turn, contract),
    ...termsParts(locale, binding.body),
    heading(w.version),
    facts([w.version, saidVersion(locale, binding)], [w.check, binding.sha256.slice(0, HASH_SHOWN)]),
    ...documentParts(turn, { claimId: contract.claimId, version: binding.version }),
    ...historyParts(locale, contract),
  ]
}

function saidVersion(locale: Locale, { version, at, answeredAt, body, state }: TermsVersion): string {
  const w = words(locale)
  const when = sayWhen(answeredAt ?? at, body.timezone, locale)
  return state === 'agreed' ? w.versionAgreed(version, when) : w.versionAt(version, when)
}

function historyParts(locale: Locale, { versions }: Contract): Part[] {
  const w = words(locale)
  if (versions.length < 2) return []
  const items = versions.map(({ version, state, at, body, reason }) => ({
    title: w.historyItem(version),
    note: [
      w.versionState[state],
      sayYen(body.pay.yen, locale),
      w.dueIs(sayDue(locale, body)),
      sayWhen(at, body.timezone, locale),
      ...(reason ? [`${w.reason}：${reason}`] : []),
    ].join('・'),
  }))
  return [heading(w.history), { kind: 'list', items, empty: '' }]
}

/** What a proposal changes, old and new, and why. */
export function changeFacts(locale: Locale, before: TermsBody, proposal: TermsVersion): Part {
  const w = words(locale)
  const after = sectionsOf(locale, proposal.body).flatMap(({ rows }) => rows)
  const changed = sectionsOf(locale, before)
    .flatMap(({ rows }) => rows)
    .flatMap(([name, value]): [string, string][] => {
      const now = after.find(([other]) => other === name)?.[1]
      return now === undefined || now === value ? [] : [[name, w.change(value, now)]]
    })
  return facts(...changed, [w.reason, proposal.reason ?? ''])
}

/** What waits for a word: the worker's with its buttons, for staff with the way to take it back. */
function proposalParts({ locale, speaker }: Turn, contract: Contract): Part[] {
  const w = words(locale)
  const [proposal, before] = [proposalOf(contract), inForce(contract)]
  if (!proposal || !before) return []
  const of = { claimId: contract.claimId, version: proposal.version }
  const own = speaker.personId === contract.personId
  return [
    strong(w.waiting),
    changeFacts(locale, before.body, proposal),
    near(...(own ? answerButtons(locale, of) : [withdrawButton(locale, of)])),
  ]
}

export const answerButtons = (locale: Locale, { claimId: claim, version }: Of) => [
  press(words(locale).agree, line('terms-agree', { claim, version }), { style: 'primary' }),
  press(words(locale).decline, line('terms-decline', { claim, version })),
]

export const withdrawButton = (locale: Locale, { claimId: claim, version }: Of) =>
  press(words(locale).withdraw, line('job-change-withdraw', { claim, version }))

/** What the worker is asked: old and new, the reason, and two buttons (J2). */
export const askedParts = (
  locale: Locale,
  { claimId, before, proposal }: { claimId: number; before: TermsVersion; proposal: TermsVersion },
): Part[] => [
  changeFacts(locale, before.body, proposal),
  text(words(locale).proposedHint),
  buttons(
    ...answerButtons(locale, { claimId, version: proposal.version }),
    press(words(locale).open, line('contracts', { claim: claimId })),
  ),
]
