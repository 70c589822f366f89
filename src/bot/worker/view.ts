// How a worker is shown to those who run the programme, and what a worker hears of what is decided about them.
import type { HeldClaim } from '../../domain/claim/model.ts'
import type { NotPermitted } from '../../domain/permission.ts'
import type { Support } from '../../domain/supporter/model.ts'
import type { WorkerEntry } from '../../domain/worker/model.ts'
import { heldItem } from '../claim/view.ts'
import { skillNames } from '../job/view.ts'
import { personKey } from '../people/choose.ts'
import { words as supporterWords } from '../supporter/words.ts'
import { type Button, buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

type Page = { entry: WorkerEntry; held: HeldClaim[]; supporters: Support[]; reachable: boolean }

export function workerPage(turn: Turn, { entry, held, supporters, reachable }: Page): Card {
  const { locale, town } = turn
  const w = words(locale)
  const { facts: f } = w
  const day = (at: Date) => sayDay(at, town.timezone, locale)
  const helped = supporters.map((one) => `${one.supporter}(${supporterWords(locale).state[one.state]})`)
  const item = (one: HeldClaim) => heldItem(turn, one)
  return card(`${entry.name}(${w.state[entry.state]})`, [
    facts(
      entry.kana ? [f.kana, entry.kana] : undefined,
      [f.skills, skillNames(town, entry.skills) || f.none],
      [f.hours, entry.hours ?? f.none],
      [f.wishes, entry.wishes ?? f.none],
      [f.limit, w.limitOf(entry.claimLimit)],
      entry.invoiceNo ? [f.invoice, entry.invoiceNo] : undefined,
      entry.appliedAt ? [f.appliedAt, day(entry.appliedAt)] : undefined,
      [f.orientedAt, entry.orientedAt ? day(entry.orientedAt) : f.notOriented],
      entry.leftAt ? [f.leftAt, day(entry.leftAt)] : undefined,
      helped.length > 0 ? [f.supporters, helped.join('、')] : undefined,
    ),
    ...(reachable ? [] : [note(f.unreachable)]),
    text(w.heldNow),
    { kind: 'list', items: held.map(item), empty: w.heldNone },
    buttons(...movesOf(locale, entry), ...(reachable ? [] : [codeButton(locale, entry)])),
  ])
}

const codeButton = (locale: Locale, { personId }: WorkerEntry): Button =>
  press(words(locale).code, line('member-code', { member: personKey(personId) }))

/** The moves there are from where somebody stands. */
export function movesOf(
  locale: Locale,
  { personId, state }: Pick<WorkerEntry, 'personId' | 'state'>,
): Button[] {
  const w = words(locale)
  const worker = personKey(personId)
  const leave = press(w.leave, line('worker-leave', { worker }))
  const approve = press(w.approve, line('worker-approve', { worker }), { style: 'primary' })
  switch (state) {
    case 'applied':
      return [press(w.orient, line('worker-orient', { worker })), approve, leave]
    case 'trained':
      return [approve, leave]
    case 'active':
      return [press(w.rest, line('worker-rest', { worker })), leave]
    case 'resting':
      return [press(w.resume, line('worker-resume', { worker })), leave]
    case 'left':
      return [press(w.look, line('worker-new', { member: worker }))]
  }
}

/** A worker hears of what somebody else decided about them. */
export function tellWorker(
  { notify, speaker }: Pick<Turn, 'notify' | 'speaker'>,
  personId: string,
  write: (locale: Locale) => { title: string; hint: string; jobs?: boolean },
): void {
  if (personId === speaker.personId) return
  notify({
    to: { people: [personId] },
    card: (theirs) => {
      const { title, hint, jobs } = write(theirs)
      return card(title, [
        text(hint),
        ...(jobs ? [buttons(press(words(theirs).jobs, line('job'), { style: 'primary' }))] : []),
      ])
    },
  })
}

/** What somebody still holds, which keeps them from leaving. */
export const heldParts = (turn: Turn, held: HeldClaim[]): Part[] => [
  { kind: 'list', items: held.map((one) => heldItem(turn, one)), empty: '' },
]

type Refused = NotPermitted | { kind: 'no-worker' }

export const workerRefused = ({ locale }: Pick<Turn, 'locale'>, name: string, why: Refused): Card =>
  why.kind === 'not-permitted'
    ? notPermitted(locale, why)
    : refusal(words(locale).noWorker(name), words(locale).noWorkerHint)
