import type { HeldClaim } from '../../domain/claim/model.ts'
import { type Delivered, deliverJob, takeBackDelivery } from '../../domain/delivery/deliver.ts'
import { findDelivery } from '../../domain/inspection/read.ts'
import { chooseHeld } from '../claim/choose.ts'
import { words as claimWords } from '../claim/words.ts'
import { deliveryNotices, endedNotice } from '../inspection/view.ts'
import { words as jobWords } from '../job/words.ts'
import { words as payWords } from '../pay/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { saidDay, sayDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Hands work in; the answer says until when it is inspected (J8), and when it is paid (J3). */
export async function deliver(turn: Turn, args: ArgsOf<'deliver'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, args.job, { id: 'deliver', args })
  if ('card' in chosen) return chosen.card
  if (args.ask) return askFirst(turn, chosen.held)
  const { no, title } = chosen.held
  const { url } = args
  const delivered = await deliverJob(act, { no, personId: speaker.personId, url })
  if (!delivered.ok)
    return delivered.refusal.kind === 'not-permitted'
      ? notPermitted(locale, delivered.refusal)
      : refusal(claimWords(locale).notHeld(no), claimWords(locale).notHeldHint)
  const rows = receipt(turn, chosen.held, { ...delivered.value, url })
  const { again, reworks } = delivered.value
  if (again) return card(w.deliveredAgain(no), [text(title), rows])
  const lies = await findDelivery(act, { no, personId: speaker.personId })
  const told = (theirs: typeof locale) =>
    reworks > 0
      ? words(theirs).correctedTold(speaker.name, no)
      : words(theirs).deliveredTold(speaker.name, no)
  if (lies) for (const notice of deliveryNotices(town, lies, told)) turn.notify(notice)
  const back = line('deliver-undo', { job: no })
  turn.undoable({ line: back, label: w.delivered(no, title) })
  return card(w.delivered(no, title), [rows, buttons(press(commonWords(locale).undo, back))], 'done')
}

function receipt(
  { locale, town }: Turn,
  { payYen }: HeldClaim,
  { deliveredAt, inspectBy, payOn, url }: Delivered & { url: string | undefined },
): Part {
  const w = words(locale)
  return facts(
    [w.deliveredAt, sayWhen(deliveredAt, town.timezone, locale)],
    [jobWords(locale).pay, sayYen(payYen, locale)],
    inspectBy ? [w.inspectBy, sayDay(inspectBy, town.timezone, locale)] : undefined,
    payOn ? [payWords(locale).payBy, saidDay(payOn, locale)] : undefined,
    url ? [w.url, url] : undefined,
  )
}

/** Takes a delivery back, until it is inspected. */
export async function deliverUndo(turn: Turn, { job: no }: ArgsOf<'deliver-undo'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const [w, c] = [words(locale), claimWords(locale)]
  if (no === undefined) return refusal(c.noneHeld, c.noneHeldHint)
  const lay = await findDelivery(act, { no, personId: speaker.personId })
  const back = await takeBackDelivery(act, { no, personId: speaker.personId })
  if (!back.ok) {
    if (back.refusal.kind === 'kept-as-it-is') return refusal(w.keptAsItIs(no), c.alreadyDeliveredHint)
    return back.refusal.kind === 'already-inspected'
      ? refusal(w.notToTakeBack(no), c.alreadyDeliveredHint)
      : refusal(w.notDelivered(no), c.notHeldHint)
  }
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).takenBackTold(speaker.name, no), []),
  })
  if (lay) turn.notify(endedNotice(town, lay, (theirs) => words(theirs).takenBackTold(speaker.name, no)))
  return card(w.takenBack(no), [text(w.takenBackHint)], 'done')
}

function askFirst({ locale }: Turn, { no, title }: HeldClaim): Card {
  const w = words(locale)
  const now = press(w.deliverNow, line('deliver', { job: no }), { style: 'primary' })
  return card(w.deliverAsk(no), [text(title), text(w.deliverAskHint), buttons(now)], 'question')
}
