import { isoDay } from '../../domain/calendar.ts'
import type { HeldClaim } from '../../domain/claim/model.ts'
import { deliverJob, takeBackDelivery } from '../../domain/delivery/deliver.ts'
import { payBy } from '../../domain/pay/pay-by.ts'
import { chooseHeld } from '../claim/choose.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as jobWords } from '../job/words.ts'
import { words as payWords } from '../pay/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { saidDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Hands work in; the answer says when it is paid (J3). */
export async function deliver(turn: Turn, args: ArgsOf<'deliver'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, args.job, { id: 'deliver', args })
  if ('card' in chosen) return chosen.card
  if (args.ask) return askFirst(turn, chosen.held)
  const { no, title, payYen } = chosen.held
  const { url } = args
  const delivered = await deliverJob(act, { no, personId: speaker.personId, url })
  if (!delivered.ok)
    return delivered.refusal.kind === 'not-permitted'
      ? notPermitted(locale, delivered.refusal)
      : refusal(claimWords(locale).notHeld(no), claimWords(locale).notHeldHint)
  const { again, deliveredAt } = delivered.value
  const { pay } = payBy(isoDay(deliveredAt, town.timezone), 'strict-60')
  const rows = facts(
    [w.deliveredAt, sayWhen(deliveredAt, town.timezone, locale)],
    [jobWords(locale).pay, sayYen(payYen, locale)],
    [payWords(locale).payBy, saidDay(pay, locale)],
    url ? [w.url, url] : undefined,
  )
  if (again) return card(w.deliveredAgain(no), [text(title), rows])
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(words(theirs).deliveredTold(speaker.name, no), [text(title), ...(url ? [text(url)] : [])]),
  })
  const back = line('deliver-undo', { job: no })
  turn.undoable({ line: back, label: w.delivered(no, title) })
  return card(w.delivered(no, title), [rows, buttons(press(commonWords(locale).undo, back))], 'done')
}

/** Takes a delivery back, until it is inspected. */
export async function deliverUndo(turn: Turn, { job: no }: ArgsOf<'deliver-undo'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const [w, c] = [words(locale), claimWords(locale)]
  if (no === undefined) return refusal(c.noneHeld, c.noneHeldHint)
  const back = await takeBackDelivery(act, { no, personId: speaker.personId })
  if (!back.ok)
    return back.refusal.kind === 'already-inspected'
      ? refusal(w.notToTakeBack(no), c.alreadyDeliveredHint)
      : refusal(w.notDelivered(no), c.notHeldHint)
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).takenBackTold(speaker.name, no), []),
  })
  return card(w.takenBack(no), [text(w.takenBackHint)], 'done')
}

function askFirst({ locale }: Turn, { no, title }: HeldClaim): Card {
  const w = words(locale)
  const now = press(w.deliverNow, line('deliver', { job: no }), { style: 'primary' })
  return card(w.deliverAsk(no), [text(title), text(w.deliverAskHint), buttons(now)], 'question')
}
