// Workers: waiting for a full job, and giving one back.

import { claimsOf } from '../../domain/claim/claim.ts'
import { findJob } from '../../domain/job/model.ts'
import { joinWaiting, leaveWaiting, releaseJob } from '../../domain/waiting/join.ts'
import { claimButton, jobFacts } from '../job/view.ts'
import { refusal } from '../meeting/refusals.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { claimRefused, similar, workerOf } from './claim.ts'

export async function wait(turn: Turn, args: ArgsOf<'wait'>): Promise<Card> {
  const { words: w, act } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(w.work.jobAsk, [], 'question')
  const worker = workerOf(turn)
  if (worker.state !== 'active') return claimRefused(turn, no, { kind: 'not-active', state: worker.state })
  const joined = await joinWaiting(act, { no, personId: worker.personId })
  if (joined.ok) {
    const leave = buttons(press(w.undo, line('wait-leave', { job: no })))
    return card(
      w.work.waiting(no, joined.value.place),
      [text(joined.value.job.title), note(w.work.waitingHint), leave],
      'done',
    )
  }
  switch (joined.refusal.kind) {
    case 'no-such-job':
      return refusal(w.work.noSuchJob(no), w.work.noSuchJobHint)
    case 'job-closed':
      return card(w.work.jobClosed(no), await similar(turn, no), 'refusal')
    case 'already-held':
      return card(w.work.claimedAgain(no), [buttons(press(w.work.myJobsTitle, line('my-jobs')))])
    case 'slot-free':
      return card(w.work.slotFree(no), [
        text(w.work.slotFreeHint),
        buttons(claimButton(w, joined.refusal.job, 'primary')),
      ])
  }
}

export async function waitLeave(turn: Turn, args: ArgsOf<'wait-leave'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const no = args.job ?? turn.shown.job
  if (no === undefined) return card(w.work.jobAsk, [], 'question')
  const gone = await leaveWaiting(act, { no, personId: speaker.personId, offerUntil: offerEnd(turn) })
  if (!gone.ok) return refusal(w.work.notWaiting(no))
  await notifyOffer(turn, no, gone.value.offeredTo)
  return card(w.work.waitLeft(no), [], 'done')
}

/** The next in line hears that a place is kept for them, and until when. */
export async function notifyOffer(
  turn: Pick<Turn, 'act' | 'town' | 'notify'>,
  no: number,
  personId: string | null,
): Promise<void> {
  const offered = personId ? await findJob(turn.act.tx, turn.act.town, no) : undefined
  if (!offered || !personId) return
  turn.notify({
    to: { people: [personId] },
    card: (w) =>
      card(w.work.offered(no, offered.title), [
        jobFacts(w, turn.town, { ...offered, taken: offered.taken - 1 }, turn.act.now),
        text(w.work.offeredHint(sayWhen(offerEnd(turn), turn.town.timezone, w.locale))),
        buttons(
          press(w.work.take, line('claim', { job: no }), { style: 'primary' }),
          press(w.work.pass, line('wait-leave', { job: no })),
        ),
      ]),
  })
}

/** Giving back is always confirmed: it is never guessed from a sentence (C1). */
export async function release(turn: Turn, args: ArgsOf<'release'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const held = await claimsOf(act.tx, act.town, speaker.personId, true)
  if (args.job === undefined && held.length === 0) return refusal(w.work.noneHeld, w.work.noneHeldHint)
  if (args.job === undefined && held.length > 1) {
    const choices = held.map((one) =>
      press(`${w.work.no(one.no)} ${one.title}`, line('release', { job: one.no, reason: args.reason })),
    )
    return card(w.work.whichOne, [buttons(...choices)], 'question')
  }
  const no = args.job ?? held[0]?.no ?? 0
  const mine = held.find((one) => one.no === no)
  if (mine && !args.sure) {
    const sure = press(w.work.releaseYes, line('release', { job: no, sure: 'yes', reason: args.reason }), {
      style: 'danger',
    })
    const keep = press(w.back, line('my-jobs'))
    return card(
      w.work.releaseAsk(no, mine.title),
      [text(w.work.releaseAskHint), buttons(sure, keep)],
      'question',
    )
  }
  const released = await releaseJob(act, {
    no,
    personId: speaker.personId,
    reason: args.reason,
    offerUntil: offerEnd(turn),
  })
  if (!released.ok)
    return released.refusal.kind === 'not-held'
      ? refusal(w.work.notHeld(no), w.work.notHeldHint)
      : refusal(w.work.alreadyDelivered(no), w.work.alreadyDeliveredHint)
  await notifyOffer(turn, no, released.value.offeredTo)
  await notifyReleased(turn, { no, reason: args.reason, offeredTo: released.value.offeredTo })
  return card(w.work.released(no), [text(w.work.releasedHint)], 'done')
}

async function notifyReleased(
  turn: Turn,
  { no, reason, offeredTo }: { no: number; reason: string | undefined; offeredTo: string | null },
) {
  const { act, speaker } = turn
  const following = offeredTo
    ? await act.tx.person.findUnique({ where: { townId_id: { townId: act.town, id: offeredTo } } })
    : null
  turn.notify({
    to: { staff: true },
    card: (w) =>
      card(
        w.work.releasedTold(speaker.name, no),
        [
          ...(reason ? [facts([w.work.reason, reason])] : []),
          text(following ? w.work.releasedSlotOffered(following.name) : w.work.releasedSlotFree),
        ],
        'alert',
      ),
  })
}

const HOUR_MS = 3_600_000

export const offerEnd = ({ act, town }: Pick<Turn, 'act' | 'town'>): Date =>
  new Date(act.now.getTime() + town.settings.offerHours * HOUR_MS)
