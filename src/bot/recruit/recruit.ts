// Applying to the programme, in LINE, by somebody the register knows or does not: a question at a time.

import { openEnquiryOf } from '../../domain/enquiry/read.ts'
import { answerApplication, dropApplication, type RecruitAnswer } from '../../domain/recruit/answer.ts'
import { type BeginRefusal, beginApplication } from '../../domain/recruit/begin.ts'
import { ANSWERED_WITHIN_MS, isSaid, type Recruit, type RecruitStep } from '../../domain/recruit/model.ts'
import { recruitOf } from '../../domain/recruit/read.ts'
import { type Applied, sendApplication } from '../../domain/recruit/send.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { readRecruitText } from './choose.ts'
import { readShortAnswer } from './sentences.ts'
import { beginButton, changeCard, pausedCard, questionCard, saidFacts } from './view.ts'
import { words } from './words.ts'

/** Somebody who applies; a stranger is nobody the register knows. */
export type Applicant = Pick<Turn, 'act' | 'town' | 'locale' | 'utterance' | 'notify'> & {
  speaker: Turn['speaker'] | null
  /** The next words are the answer. */
  ask?: Turn['ask'] | undefined
}

type RecruitArgs = ArgsOf<'recruit'>

const accountOf = ({ utterance: { platform, userId } }: Applicant) => ({ platform, userId })

/** Begins an application, goes on with it, or takes the answer to its question. */
export async function recruit(applicant: Applicant, args: RecruitArgs): Promise<Card> {
  if (args.do === 'stop') return stopped(applicant)
  const begun = await beginApplication(applicant.act, {
    account: accountOf(applicant),
    personId: applicant.speaker?.personId ?? null,
  })
  if (!begun.ok) return notBegun(applicant, begun.refusal)
  const { resumed, ...standing } = begun.value
  const at = args.at ?? standing.step
  const meant = meaningOf(applicant, standing, { ...args, at })
  if (meant === undefined)
    return asked(applicant, standing, resumed ? [note(words(applicant.locale).resumed)] : [])
  if (typeof meant === 'string') return asked(applicant, standing, [text(meant)])
  if (meant.kind === 'stop') return stopped(applicant)
  if (meant.kind === 'send') return sent(applicant)
  if (meant.kind === 'which') return changeCard(applicant.locale, standing)
  const answered = await answerApplication(applicant.act, {
    account: accountOf(applicant),
    step: at,
    answer: meant,
  })
  if (answered.ok) return asked(applicant, answered.value)
  return answered.refusal.kind === 'not-begun'
    ? recruit(applicant, {})
    : asked(applicant, answered.refusal.recruit)
}

type Meant = RecruitAnswer | { kind: 'stop' } | { kind: 'send' } | { kind: 'which' }

/** What was pressed or written, at the question it was said to; words that do not fit are told so. */
function meaningOf(
  { locale }: Applicant,
  standing: Recruit,
  { at, do: pressed, to, text: said }: RecruitArgs & { at: RecruitStep },
): Meant | string | undefined {
  const act = pressed ?? (said === undefined ? undefined : readShortAnswer(said, at))
  if (act === 'change') return to ? { kind: 'change', to } : { kind: 'which' }
  if (act === 'keep') return kept(standing, at)
  if (act) return { kind: act }
  if (said === undefined || at !== standing.step) return undefined
  return readRecruitText(locale, at, said)
}

/** What stands is left as it is. */
function kept(standing: Recruit, at: RecruitStep): Meant | undefined {
  const said = isSaid(at) ? standing[at] : null
  return said ? { kind: 'said', text: said } : undefined
}

/** A question is asked again where something else was said. */
function asked({ locale, speaker, ask }: Applicant, standing: Recruit, before: Part[] = []): Card {
  ask?.({ id: 'recruit', args: {}, missing: 'text' })
  return questionCard(locale, standing, before, speaker?.name)
}

async function stopped(applicant: Applicant): Promise<Card> {
  const w = words(applicant.locale)
  return (await dropApplication(applicant.act, accountOf(applicant)))
    ? card(w.stopped, [text(w.stoppedHint)], 'done')
    : card(w.notBegun, [text(w.notBegunHint), buttons(beginButton(applicant.locale))])
}

function notBegun({ locale }: Applicant, why: BeginRefusal): Card {
  const w = words(locale)
  if (why.kind === 'not-in-line') return refusal(w.onlyInLine, w.onlyInLineHint)
  const state = why.state === 'left' ? 'applied' : why.state
  return card(w.already[state], [text(w.alreadyHint[state])])
}

async function sent(applicant: Applicant): Promise<Card> {
  const { act, locale } = applicant
  const w = words(locale)
  const applied = await sendApplication(act, { account: accountOf(applicant), locale })
  if (applied.ok) {
    tellStaff(applicant, applied.value)
    return card(
      w.applied(applied.value.name),
      [
        text(w.appliedHint),
        note(w.appliedLater),
        buttons(
          press(commonWords(locale).help, line('help')),
          press(commonWords(locale).talkToStaff, line('talk', { ask: 'yes' })),
        ),
      ],
      'done',
    )
  }
  switch (applied.refusal.kind) {
    case 'not-begun':
      return card(w.notBegun, [text(w.notBegunHint), buttons(beginButton(locale))])
    case 'not-finished':
      return asked(applicant, applied.refusal.recruit, [text(w.notFinished)])
    case 'already-worker':
      return notBegun(applicant, applied.refusal)
  }
}

function tellStaff({ notify }: Applicant, { personId, name, recruit: said, hasNamesake }: Applied): void {
  const worker = personKey(personId)
  notify({
    to: { staff: true },
    card: (theirs) => {
      const w = words(theirs)
      return card(
        w.appliedTold(name),
        [
          saidFacts(theirs, said, name),
          ...(hasNamesake ? [text(w.namesake(name))] : []),
          buttons(
            press(w.look, line('worker', { worker }), { style: 'primary' }),
            press(w.orient, line('worker-orient', { worker })),
            press(w.approve, line('worker-approve', { worker })),
          ),
        ],
        'alert',
      )
    },
  })
}

const TAKES_ANY: readonly RecruitStep[] = ['hours', 'wishes']

/**
 * What words may be of an application under way: anything, a word of some other command, or the word that begins an
 * application. Of commands, only what answers the question that stands is taken for its answer.
 */
export type Wording = 'free' | 'command' | 'beginning'

const fits = (said: string, step: RecruitStep, wording: Wording): boolean =>
  wording === 'free' ||
  readShortAnswer(said, step) !== undefined ||
  (wording === 'command' && TAKES_ANY.includes(step))

/** What somebody the register does not know writes, with an application under way: the answer, or nothing of it. */
export async function goOnApplying(
  applicant: Applicant,
  { only, wording }: { only: 'look' | 'answer'; wording: Wording },
): Promise<Card | undefined> {
  const { act, locale, utterance } = applicant
  const standing = await recruitOf(act, accountOf(applicant))
  // A word of a command is somebody's hours or wishes, never a name.
  if (!standing || !fits(utterance.text.trim(), standing.step, wording)) return undefined
  const talk = await openEnquiryOf(act, accountOf(applicant))
  if (talk && talk.lastAt > standing.at) return undefined
  const isFresh = act.now.getTime() - standing.at.getTime() < ANSWERED_WITHIN_MS
  if (!isFresh || only === 'look') return pausedCard(locale, standing)
  return recruit(applicant, { text: utterance.text.trim() })
}

/** The question that stands, after something else was answered. */
export async function backToApplying(applicant: Applicant): Promise<Card | undefined> {
  const standing = await recruitOf(applicant.act, accountOf(applicant))
  return standing && recruit(applicant, {})
}
