// An application to the programme, question by question, in LINE.
//
//   consent ──▶ name ──▶ kana ──▶ hours ──▶ wishes ──▶ review ──▶ (sent: a worker in state `applied`)
//
// Somebody the register knows is not asked for name and reading. What was said is kept until it is sent, given up, or
// thirty days old; nothing but the beginning is written down before they agreed to it.
import { z } from 'zod'
import { platform } from '../people/model.ts'

export const recruitStep = z.enum(['consent', 'name', 'kana', 'hours', 'wishes', 'review'])
export type RecruitStep = z.output<typeof recruitStep>

const STEPS: readonly RecruitStep[] = ['consent', 'name', 'kana', 'hours', 'wishes', 'review']
const OF_REGISTER: readonly RecruitStep[] = ['name', 'kana']

/** Steps in which something is said in words. */
export const SAID = ['name', 'kana', 'hours', 'wishes'] as const satisfies RecruitStep[]
export type SaidStep = (typeof SAID)[number]
export const isSaid = (step: RecruitStep): step is SaidStep => SAID.some((one) => one === step)

/** What may be left out. */
export const maySkip = (step: RecruitStep): boolean => step === 'kana' || step === 'wishes'

export const recruit = z.object({
  platform,
  userId: z.string(),
  personId: z.string().nullable(),
  step: recruitStep,
  consentAt: z.date().nullable(),
  name: z.string().nullable(),
  kana: z.string().nullable(),
  hours: z.string().nullable(),
  wishes: z.string().nullable(),
  at: z.date(),
})
export type Recruit = z.output<typeof recruit>

const stepsOf = ({ personId }: Pick<Recruit, 'personId'>): RecruitStep[] =>
  STEPS.filter((step) => personId === null || !OF_REGISTER.includes(step))

/** What may be asked of somebody in words, in its order. */
export const questionsOf = (application: Pick<Recruit, 'personId'>): SaidStep[] =>
  stepsOf(application).filter(isSaid)

/** Whether every question was put once: what is changed afterwards leads back to the whole. What was left out is empty. */
export const isWhole = (application: Recruit): boolean =>
  questionsOf(application).every((step) => application[step] !== null)

/** The step after this one; what comes after the last is the last. */
export function stepAfter(application: Pick<Recruit, 'personId' | 'step'>): RecruitStep {
  const steps = stepsOf(application)
  return steps[steps.indexOf(application.step) + 1] ?? 'review'
}

/** The step before this one; before the first question there is none. */
export function stepBefore(application: Pick<Recruit, 'personId' | 'step'>): RecruitStep | undefined {
  const steps = stepsOf(application)
  const before = steps[steps.indexOf(application.step) - 1]
  return before === 'consent' ? undefined : before
}

/** How long what somebody writes without a command is taken for the answer; later they are asked whether to go on. */
export const ANSWERED_WITHIN_MS = 24 * 3_600_000
