// 質問: a worker asks about a job; without a number it is asked which, without words what.
import { claimsOf } from '../../domain/claim/read.ts'
import { directorToTell } from '../../domain/inspection/read.ts'
import { findJob } from '../../domain/job/read.ts'
import { type AskRefusal, askQuestion } from '../../domain/question/ask.ts'
import type { Question } from '../../domain/question/model.ts'
import { questionsOf } from '../../domain/question/read.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, heading, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { questionSubject } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { questionCard, threadItem } from './view.ts'
import { words } from './words.ts'

export async function question(turn: Turn, { job: no, message }: ArgsOf<'question'>): Promise<Card> {
  const { act, speaker, locale, town } = turn
  if (no === undefined) return askWhich(turn, message)
  if (!message) return askWords(turn, no)
  const asked = await askQuestion(act, {
    no,
    personId: speaker.personId,
    text: message,
    leaseDays: town.settings.leaseDays,
  })
  if (!asked.ok) return askRefused(locale, no, asked.refusal)
  turn.show({ job: no })
  await tellOffice(turn, asked.value)
  const w = words(locale)
  return card(w.asked(no), [text(w.said(message)), note(w.askedHint)], 'done')
}

/** The channel hears it, and whoever directs the job; what is written below it there goes back. */
async function tellOffice({ act, speaker, notify }: Turn, asked: Question): Promise<void> {
  const shown = (theirs: Locale) => questionCard(theirs, asked)
  notify({ to: { staff: true }, subject: questionSubject(asked.id), card: shown })
  const director = await directorToTell(act, asked.no, speaker.personId)
  if (director) notify({ to: { people: [director] }, card: shown })
}

async function askWhich({ act, speaker, locale }: Turn, message: string | undefined): Promise<Card> {
  const w = words(locale)
  const held = await claimsOf(act, speaker.personId, { inHand: false })
  const before = await questionsOf(act, speaker.personId)
  const choices = held.map((one) => press(jobName(locale, one), line('question', { job: one.no, message })))
  const thread = before.toReversed().flatMap((one) => [text(jobName(locale, one)), threadItem(locale, one)])
  return card(
    w.which,
    [
      ...(thread.length > 0 ? [heading(w.thread), ...thread] : []),
      note(held.length > 0 ? w.whichHint : w.whichOther),
      buttons(...choices, press(jobWords(locale).jobsTitle, line('job'))),
    ],
    'question',
  )
}

async function askWords({ act, speaker, locale, ask, show }: Turn, no: number): Promise<Card> {
  const w = words(locale)
  const job = await findJob(act, no)
  if (!job || job.state === 'draft') return askRefused(locale, no, { kind: 'no-such-job' })
  show({ job: no })
  ask({ id: 'question', args: { job: `${no}` }, missing: 'message' })
  const before = await questionsOf(act, speaker.personId, no)
  const thread = before.toReversed().map((one) => threadItem(locale, one))
  return card(w.write(no, job.title), [...thread, text(w.writeHint)], 'question')
}

function askRefused(locale: Locale, no: number, why: AskRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-job':
      return refusal(jobWords(locale).noSuchJob(no), jobWords(locale).noSuchJobHint)
    case 'too-often':
      return refusal(w.tooOften, w.tooOftenHint)
    case 'no-worker':
      return card(
        w.noWorker,
        [text(w.noWorkerHint), buttons(press(turnWords(locale).talkToStaff, line('talk')))],
        'refusal',
      )
  }
}
