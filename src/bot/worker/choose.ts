// Which worker is meant: by name or id, asked back where several bear it; without a name those are offered whom it may concern.
import type { WorkerState } from '../../domain/people/model.ts'
import type { WorkerEntry } from '../../domain/worker/model.ts'
import { findWorker, readWorkers } from '../../domain/worker/read.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

type Again = { id: CommandId; args: { worker?: string | undefined } & Record<string, unknown> }

const OFFERED_MOST = 10

export async function chooseWorker(
  turn: Turn,
  { id, args }: Again,
  concerned: WorkerState[],
): Promise<{ entry: WorkerEntry } | { card: Card }> {
  const w = words(turn.locale)
  if (!args.worker) return { card: await askWhich(turn, { id, args }, concerned) }
  const found = await choosePerson(turn, args.worker, { id, args, key: 'worker' })
  if ('card' in found) return found
  const entry = await findWorker(turn.act, found.person.id)
  return entry ? { entry } : { card: refusalAbout('worker', w.noWorker(found.person.name), w.noWorkerHint) }
}

async function askWhich(turn: Turn, { id, args }: Again, concerned: WorkerState[]): Promise<Card> {
  const { act, locale, ask } = turn
  const given = Object.entries(args).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null ? [] : [[name, `${value}`]],
  )
  ask({ id, args: Object.fromEntries(given), missing: 'worker' })
  const all = await readWorkers(act, {})
  const offered = all.filter(({ state }) => concerned.includes(state)).slice(0, OFFERED_MOST)
  const choices = offered.map(({ personId, name }) =>
    press(name, line(id, { ...args, worker: personKey(personId) })),
  )
  return card(words(locale).whoAsk, choices.length > 0 ? [buttons(...choices)] : [], 'question')
}
