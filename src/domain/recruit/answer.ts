import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { ChatAccount } from '../people/model.ts'
import {
  isSaid,
  isWhole,
  maySkip,
  questionsOf,
  type Recruit,
  type RecruitStep,
  type SaidStep,
  stepAfter,
  stepBefore,
} from './model.ts'
import { recruitOf } from './read.ts'

export type AnswerRefusal =
  | { kind: 'not-begun' }
  /** Another question is asked now. */
  | { kind: 'another-step'; recruit: Recruit }
  | { kind: 'needed'; recruit: Recruit }

/** What is said to a question: agreed to what is kept, words, or nothing where it may be left out; one step back, or to another. */
export type RecruitAnswer =
  | { kind: 'agree' }
  | { kind: 'said'; text: string }
  | { kind: 'skip' }
  | { kind: 'back' }
  | { kind: 'change'; to: SaidStep }

/** Takes the answer to the question that stands, and asks the next. Without consent nothing is kept but that it was asked for. */
export async function answerApplication(
  act: Act,
  { account, step, answer }: { account: ChatAccount; step: RecruitStep; answer: RecruitAnswer },
): Promise<Outcome<Recruit, AnswerRefusal>> {
  const before = await recruitOf(act, account)
  if (!before) return refuse({ kind: 'not-begun' })
  if (before.step !== step) return refuse({ kind: 'another-step', recruit: before })
  const next = nextStep(before, answer)
  if (!next) return refuse({ kind: 'needed', recruit: before })
  const { platform, userId } = account
  const isTold = answer.kind === 'said' || answer.kind === 'skip'
  const told = (one: SaidStep) => isTold && step === one
  const text = answer.kind === 'said' ? answer.text : LEFT_OUT
  const written = await act.sql.count(statement`update recruit set step = ${next}, at = ${act.now},
      consent_at = case when ${answer.kind === 'agree'}::boolean then ${act.now}::timestamptz else consent_at end,
      name = case when ${told('name')}::boolean then ${text} else name end,
      kana = case when ${told('kana')}::boolean then ${text} else kana end,
      hours = case when ${told('hours')}::boolean then ${text} else hours end,
      wishes = case when ${told('wishes')}::boolean then ${text} else wishes end
    where town_id = ${act.town} and platform = ${platform} and user_id = ${userId} and step = ${step}`)
  const after = await recruitOf(act, account)
  if (!after) return refuse({ kind: 'not-begun' })
  return written === 0 ? refuse({ kind: 'another-step', recruit: after }) : done(after)
}

const LEFT_OUT = ''

/** Undefined where the answer does not fit the question. */
function nextStep(standing: Recruit, answer: RecruitAnswer): RecruitStep | undefined {
  const { step } = standing
  if (answer.kind === 'back') return stepBefore(standing)
  if (answer.kind === 'change')
    return step === 'review' && questionsOf(standing).includes(answer.to) ? answer.to : undefined
  if (step === 'consent') return answer.kind === 'agree' ? stepAfter(standing) : undefined
  if (!isSaid(step) || (answer.kind === 'skip' && !maySkip(step)) || answer.kind === 'agree') return undefined
  return isWhole({ ...standing, [step]: LEFT_OUT }) ? 'review' : stepAfter(standing)
}

/** Somebody does not go on: what they said is deleted at once. Whether there was anything. */
export const dropApplication = async (
  { sql, town }: Act,
  { platform, userId }: ChatAccount,
): Promise<boolean> =>
  (await sql.count(
    statement`delete from recruit where town_id = ${town} and platform = ${platform} and user_id = ${userId}`,
  )) > 0
