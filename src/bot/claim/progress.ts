// Workers: what one holds, how far it is, handing it in, and when it is paid.
import { isoDay } from '../../domain/calendar.ts'
import { claimsOf, deliverJob, type HeldClaim, reportProgress } from '../../domain/claim/claim.ts'
import { payBy } from '../../domain/pay/pay-by.ts'
import { refusal } from '../meeting/refusals.ts'
import type { ArgsOf, CommandId } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayDay, sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'

type OneHeld = { held: HeldClaim } | { card: Card }

/** J10: without a number, the one job in hand; several → ask; none → explain. */
async function whichHeld(
  turn: Turn,
  no: number | undefined,
  id: CommandId,
  args: Record<string, unknown>,
): Promise<OneHeld> {
  const { words: w, act, speaker } = turn
  const all = await claimsOf(act.tx, act.town, speaker.personId, no === undefined)
  const named = no === undefined ? all : all.filter((one) => one.no === no)
  if (no !== undefined && named.length === 0) return { card: refusal(w.work.notHeld(no), w.work.notHeldHint) }
  if (named.length > 1) {
    const choices = named.map((one) =>
      press(`${w.work.no(one.no)} ${one.title}`, line(id, { ...args, job: one.no })),
    )
    return { card: card(w.work.whichOne, [buttons(...choices)], 'question') }
  }
  const [held] = named
  if (!held) return { card: refusal(w.work.noneHeld, w.work.noneHeldHint) }
  turn.show({ job: held.no })
  return { held }
}

export async function progress(turn: Turn, args: ArgsOf<'progress'>): Promise<Card> {
  const { words: w, act, speaker } = turn
  const one = await whichHeld(turn, args.job, 'progress', args)
  if ('card' in one) return one.card
  const { no, title } = one.held
  const delayed = args.delayed === 'yes'
  if (args.percent === undefined && !delayed && !args.note) return askProgress(turn, one.held)
  const reported = await reportProgress(act, {
    no,
    personId: speaker.personId,
    percent: args.percent,
    delayed,
    note: args.note,
  })
  if (!reported.ok) return refusal(w.work.notHeld(no), w.work.notHeldHint)
  const { percent } = reported.value
  const shown = facts(
    [w.work.progressNow, percent === null ? w.work.claimState.working : w.work.percent(percent)],
    args.note ? [w.meeting.note, args.note] : undefined,
  )
  if (!delayed) return card(w.work.progressTitle(no), [text(title), shown], 'done')
  turn.notify({
    to: { staff: true },
    card: (words) =>
      card(
        words.work.delayedTold(speaker.name, no),
        [text(title), ...(args.note ? [text(args.note)] : [])],
        'alert',
      ),
  })
  return card(
    w.work.delayedTitle(no),
    [text(title), text(w.work.delayedHint), buttons(press(w.talkToStaff, line('talk', { job: no })))],
    'done',
  )
}

function askProgress({ words: w }: Turn, { no, title }: HeldClaim): Card {
  const steps = [25, 50, 75].map((percent) =>
    press(w.work.percent(percent), line('progress', { job: no, percent })),
  )
  const late = press(w.arg.delayed, line('progress', { job: no, delayed: 'yes' }))
  return card(w.work.progressAsk(no), [text(title), buttons(...steps, late)], 'question')
}

export async function deliver(turn: Turn, args: ArgsOf<'deliver'>): Promise<Card> {
  const { words: w, act, speaker, town } = turn
  const one = await whichHeld(turn, args.job, 'deliver', args)
  if ('card' in one) return one.card
  const { no, title, payYen } = one.held
  const delivered = await deliverJob(act, { no, personId: speaker.personId, url: args.url })
  if (!delivered.ok) return refusal(w.work.notHeld(no), w.work.notHeldHint)
  const { again, deliveredAt } = delivered.value
  const { pay } = payBy(isoDay(deliveredAt, town.timezone), 'strict-60')
  const rows = facts(
    [w.work.deliveredAt, sayWhen(deliveredAt, town.timezone, w.locale)],
    [w.work.pay, sayYen(payYen, w.locale)],
    [w.work.payBy, sayDay(new Date(pay), 'UTC', w.locale)],
    args.url ? [w.work.url, args.url] : undefined,
  )
  if (again) return card(w.work.deliveredAgain(no), [text(title), rows])
  turn.notify({
    to: { staff: true },
    card: (words) =>
      card(words.work.deliveredTold(speaker.name, no), [text(title), ...(args.url ? [text(args.url)] : [])]),
  })
  return card(w.work.delivered(no, title), [rows], 'done')
}

export async function myJobs(turn: Turn): Promise<Card> {
  const { words: w, act, speaker, town } = turn
  const held = await claimsOf(act.tx, act.town, speaker.personId, false)
  const items = held.map((one) => ({
    title: `${w.work.no(one.no)} ${one.title}`,
    note: [
      w.work.claimState[one.state],
      ...(one.percent === null ? [] : [w.work.percent(one.percent)]),
      `${w.work.due} ${sayWhen(one.dueAt, town.timezone, w.locale)}`,
    ].join('・'),
    ...(one.deliveredAt ? {} : { button: press(w.arg.percent, line('progress', { job: one.no })) }),
  }))
  const [only] = held
  if (held.length === 1 && only) turn.show({ job: only.no })
  const more =
    held.length === 0 ? [note(w.work.noneHeldHint), buttons(press(w.work.jobsTitle, line('job')))] : []
  return card(w.work.myJobsTitle, [{ kind: 'list', items, empty: w.work.noneHeld }, ...more])
}

/** Amount and latest day of payment of everything delivered (J3); the clock starts with the delivery. */
export async function pay(turn: Turn): Promise<Card> {
  const { words: w, act, speaker, town } = turn
  const due = (await claimsOf(act.tx, act.town, speaker.personId, false)).flatMap((one) =>
    one.deliveredAt ? [{ ...one, deliveredAt: one.deliveredAt }] : [],
  )
  if (due.length === 0) return card(w.work.payTitle, [text(w.work.payNone), note(w.work.payNoneHint)])
  const items = due.map((one) => ({
    title: `${w.work.no(one.no)} ${one.title}：${sayYen(one.payYen, w.locale)}`,
    note: w.work.payByHint(
      sayDay(new Date(payBy(isoDay(one.deliveredAt, town.timezone), 'strict-60').pay), 'UTC', w.locale),
    ),
  }))
  const sum = due.reduce((total, { payYen }) => total + payYen, 0)
  return card(w.work.payTitle, [
    { kind: 'list', items, empty: '' },
    facts([w.work.paySum, sayYen(sum, w.locale)]),
  ])
}
