// Which delivery is meant: the one that waits; several → ask; none → say so, with why.
import type { Delivery } from '../../domain/inspection/model.ts'
import { deliveriesToInspect, findDelivery } from '../../domain/inspection/read.ts'
import { choosePerson } from '../people/choose.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { meant } from './view.ts'
import { words } from './words.ts'

export type ChosenDelivery = { one: Delivery } | { card: Card }
type Given = { job?: number | undefined; worker?: string | undefined }

/** As many as stand on one card with a button each. */
const CHOICES_MOST = 10

/** A named worker's work is found in whatever state it is, so that the refusal can say what that is. */
export async function chooseDelivery(
  turn: Turn,
  { job, worker }: Given,
  again: { id: CommandId; args: Record<string, unknown> },
): Promise<ChosenDelivery> {
  const { act, locale } = turn
  const w = words(locale)
  if (worker === undefined) return among(turn, await deliveriesToInspect(act, { no: job }), job, again)
  const chosen = await choosePerson(turn, worker, { ...again, key: 'worker' })
  if ('card' in chosen) return chosen
  const { id: personId, name } = chosen.person
  if (job === undefined) return among(turn, await deliveriesToInspect(act, { personId }), job, again)
  const one = await findDelivery(act, { no: job, personId })
  return one ? { one } : { card: refusal(w.notHeld(name, job), w.noneHint) }
}

function among(
  { locale }: Turn,
  all: Delivery[],
  job: number | undefined,
  again: { id: CommandId; args: Record<string, unknown> },
): ChosenDelivery {
  const w = words(locale)
  const [only] = all
  if (!only) return { card: refusal(job === undefined ? w.none : w.noneFor(job), w.noneHint) }
  if (all.length === 1) return { one: only }
  const choices = all
    .slice(0, CHOICES_MOST)
    .map((one) => press(w.choice(one.no, one.name), line(again.id, { ...again.args, ...meant(one) })))
  return { card: card(w.which, [buttons(...choices)], 'question') }
}
