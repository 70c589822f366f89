import type { HeldClaim } from '../../domain/claim/model.ts'
import { reportProgress } from '../../domain/claim/report.ts'
import { directorToTell } from '../../domain/inspection/read.ts'
import { words as jobWords } from '../job/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { chooseHeld } from './choose.ts'
import { saidSinceCard } from './view.ts'
import { words } from './words.ts'

type ProgressArgs = ArgsOf<'progress'>

/** How far the work is, in percent or pieces, or that it will be late. */
export async function progress(turn: Turn, args: ProgressArgs): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, args.job, { id: 'progress', args })
  if ('card' in chosen) return chosen.card
  const { no, title } = chosen.held
  const delayed = args.delayed === 'yes'
  const percent = percentOf(args)
  const remark = args.note ?? piecesOf(args)
  if (percent === undefined && !delayed && !remark) return askProgress(turn, chosen.held)
  const { leaseDays } = town.settings
  const facts = { no, personId: speaker.personId, percent, delayed, note: remark, leaseDays }
  const reported = await reportProgress(act, facts)
  if (!reported.ok && reported.refusal.kind === 'said-since') return saidSinceCard(turn)
  if (!reported.ok)
    return reported.refusal.kind === 'not-permitted'
      ? notPermitted(locale, reported.refusal)
      : refusal(w.notHeld(no), w.notHeldHint)
  if (delayed)
    return delayedCard(turn, { no, title, remark, dueAt: chosen.held.dueAt, percent: reported.value.percent })
  return card(w.progressTitle(no), [text(title), progressFacts(turn, reported.value.percent, remark)], 'done')
}

/** 30 of 40 pieces are 75 percent. */
const percentOf = ({ percent, done, total }: ProgressArgs): number | undefined =>
  percent ?? (done !== undefined && total ? Math.min(100, Math.round((100 * done) / total)) : undefined)

const piecesOf = ({ done, total }: ProgressArgs): string | undefined => {
  if (done === undefined) return undefined
  return total === undefined ? `${done}` : `${done}/${total}`
}

function progressFacts({ locale }: Turn, percent: number | null, remark: string | undefined) {
  const w = words(locale)
  return facts(
    [w.progressNow, percent === null ? w.claimState.working : w.percent(percent)],
    remark ? [argumentLabel('progress', 'note', locale), remark] : undefined,
  )
}

type Late = { no: number; title: string; remark: string | undefined; dueAt: Date; percent: number | null }

async function delayedCard(turn: Turn, { no, title, remark, dueAt, percent }: Late): Promise<Card> {
  const { act, locale, speaker, notify, town } = turn
  const w = words(locale)
  const told = (theirs: Locale): Card => {
    const t = words(theirs)
    return card(
      t.delayedTold(speaker.name, no),
      [
        text(title),
        facts(
          [jobWords(theirs).due, sayWhen(dueAt, town.timezone, theirs)],
          percent === null ? undefined : [t.progressNow, t.percent(percent)],
        ),
        ...(remark ? [text(remark)] : []),
        text(t.delayedNext(speaker.name, no)),
        buttons(press(commonWords(theirs).details, line('job', { job: no }))),
      ],
      'alert',
    )
  }
  notify({ to: { staff: true }, card: told })
  const director = await directorToTell(act, no, speaker.personId)
  if (director) notify({ to: { people: [director] }, card: told })
  const talk = press(commonWords(locale).talkToStaff, line('talk', { job: no }))
  return card(w.delayedTitle(no), [text(title), text(w.delayedHint), buttons(talk)], 'done')
}

function askProgress({ locale }: Turn, { no, title }: HeldClaim): Card {
  const w = words(locale)
  const steps = [25, 50, 75].map((percent) =>
    press(w.percent(percent), line('progress', { job: no, percent })),
  )
  const late = press(
    argumentLabel('progress', 'delayed', locale),
    line('progress', { job: no, delayed: 'yes' }),
  )
  return card(w.progressAsk(no), [text(title), buttons(...steps, late)], 'question')
}
