import { wallTime } from '../../domain/calendar.ts'
import type { Job } from '../../domain/job/model.ts'
import { type PublishRefusal, publishJob } from '../../domain/job/publish.ts'
import { draftJobs } from '../../domain/job/read.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { offerRefused } from './offer-refused.ts'
import { toldParts } from './told.ts'
import { jobFacts, jobName } from './view.ts'
import { words } from './words.ts'
import { chosenWorkers } from './workers.ts'

type PublishArgs = ArgsOf<'job-publish'>

/** Opens a draft to workers; the answer says who hears of it. */
export async function jobPublish(turn: Turn, args: PublishArgs): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (args.job === undefined) return whichDraft(turn, args)
  if (args.how === 'offer' && !args.workers) return askWorkers(turn, args)
  const named = await chosenWorkers(turn, args.workers, { id: 'job-publish', args })
  if ('card' in named) return named.card
  const dueAt = args.due === undefined ? undefined : wallTime(args.due, town.timezone)
  if (args.due !== undefined && !dueAt)
    return refusalAbout('due', meetingWords(locale).badTime, meetingWords(locale).badTimeHint)
  const given = { no: args.job, how: args.how, offeredTo: named.ids, dueAt, payYen: args.pay }
  const published = await publishJob(act, given)
  if (!published.ok) return publishRefused(turn, args.job, published.refusal)
  const job = published.value
  turn.show({ job: job.no })
  const close = press(w.close, line('job-close', { job: job.no }), { style: 'danger' })
  const look = press(commonWords(locale).details, line('job', { job: job.no }))
  return card(
    w.published(job.no, job.title),
    [jobFacts(locale, town, job, act.now), ...(await toldParts(turn, job)), buttons(look, close)],
    'done',
  )
}

async function whichDraft({ locale, act, town }: Turn, args: PublishArgs): Promise<Card> {
  const w = words(locale)
  const drafts = await draftJobs(act)
  if (drafts.length === 0) return refusal(w.noDrafts, w.noDraftsHint)
  const items = drafts.map((draft) => ({
    title: jobName(locale, draft),
    note: sayWhen(draft.dueAt, town.timezone, locale),
    button: press(w.publish, line('job-publish', { ...args, job: draft.no })),
  }))
  return card(w.publishWhich, [{ kind: 'list', items, empty: '' }], 'question')
}

function askWorkers({ locale }: Turn, { job, how, due, pay }: PublishArgs): Card {
  const w = words(locale)
  const field = {
    name: 'workers',
    label: argumentLabel('job-publish', 'workers', locale),
    kind: 'text' as const,
    hint: w.nobodyNamedHint,
    optional: false,
  }
  const preset = Object.fromEntries(
    Object.entries({ job, how, due, pay }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, `${value}`]],
    ),
  )
  return card(
    w.publish,
    [{ kind: 'form', command: 'job-publish', preset, submit: w.publish, fields: [field] }],
    'question',
  )
}

async function publishRefused(turn: Turn, no: number, why: PublishRefusal): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const when = (at: Date) => sayWhen(at, town.timezone, locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-job':
      return refusal(w.noSuchJob(no), w.noSuchJobHint)
    case 'published-already':
      return standing(turn, w.publishedAlready(no, w.howTaken[why.job.how]), why.job)
    case 'job-closed':
      return refusal(w.publishClosed(no), w.publishClosedHint)
    case 'due-in-the-past':
      return refusalAbout('due', w.publishPast(no, when(why.job.dueAt)), w.publishPastHint(no))
    case 'due-after-order':
      return refusalAbout(
        'due',
        w.dueAfterOrder(no, when(why.job.dueAt)),
        w.dueAfterOrderHint(when(why.orderDueAt)),
      )
    case 'order-cancelled':
      return refusal(w.orderCancelled(why.orderNo), w.orderCancelledHint)
    case 'no-pay':
      return refusalAbout('pay', w.noPay(no), w.noPayHint(no))
    default:
      return offerRefused(turn, why)
  }
}

/** Publishing twice says what stands. */
function standing({ locale, town, act }: Turn, title: string, job: Job): Card {
  const w = words(locale)
  const look = press(commonWords(locale).details, line('job', { job: job.no }))
  return card(title, [jobFacts(locale, town, job, act.now), text(w.openState), buttons(look)], 'refusal')
}
