// What is said to others than the speaker.
import { z } from 'zod'
import { claimState } from '../../domain/claim/model.ts'
import { motionState } from '../../domain/decision/model.ts'
import { electedOffice } from '../../domain/election/model.ts'
import { meetingState } from '../../domain/meeting/model.ts'
import { observerState } from '../../domain/observer/model.ts'
import type { ChatAccount } from '../../domain/people/model.ts'
import { pollState } from '../../domain/poll/model.ts'
import { proxyState } from '../../domain/proxy/model.ts'
import { courseState, enrolmentState } from '../../domain/training/model.ts'
import type { Card } from './card.ts'
import type { Locale } from './locale.ts'

/** `account`: somebody who may not be in the register, where they wrote from. */
export type Recipients = { staff: true } | { people: string[] } | { account: ChatAccount; locale: Locale }

/** What must still be so when a notice leaves; otherwise it is dropped. */
export const conditionSchema = z.object({
  meeting: z
    .object({ id: z.string(), revision: z.int().optional(), states: z.array(meetingState) })
    .optional(),
  /** The answer of a seat that was given at that moment (epoch milliseconds) stands. */
  answer: z.object({ meeting: z.string(), seat: z.string(), at: z.number() }).optional(),
  proxy: z.object({ id: z.int(), states: z.array(proxyState) }).optional(),
  observer: z.object({ id: z.int(), states: z.array(observerState) }).optional(),
  /** A written resolution takes returns. */
  written: z.object({ body: z.string(), no: z.int() }).optional(),
  /** Something to be done after a meeting is not done yet. */
  action: z.int().optional(),
  round: z.object({ meeting: z.string(), office: electedOffice, no: z.int() }).optional(),
  motion: z.object({ meeting: z.string(), no: z.int(), states: z.array(motionState) }).optional(),
  poll: z.object({ no: z.int(), states: z.array(pollState) }).optional(),
  /** Changed terms still wait for the worker's word. */
  terms: z.object({ claim: z.int(), version: z.int() }).optional(),
  /** A lead is as it was seen. */
  lead: z.object({ no: z.int(), revision: z.int() }).optional(),
  /** A seat has not stepped back from an item, nor somebody said that its order does not concern them. */
  party: z.object({ meeting: z.string(), item: z.int(), order: z.int(), seat: z.string() }).optional(),
  /** A course as it was: `dates` (epoch milliseconds) are among its dates, and it is held there. */
  course: z
    .object({
      no: z.int(),
      states: z.array(courseState),
      dates: z.array(z.number()).optional(),
      place: z.string().nullish(),
    })
    .optional(),
  /** How a worker stands to a course. */
  enrolment: z.object({ course: z.int(), person: z.string(), states: z.array(enrolmentState) }).optional(),
  claim: z.object({ id: z.int(), states: z.array(claimState) }).optional(),
  /** At least one of these jobs is open and has a place that nobody took. */
  jobs: z.array(z.int()).optional(),
  /** The holder of a claim was asked at that moment (epoch milliseconds) whether the work goes on, and has not answered. */
  lease: z.object({ claim: z.int(), askedAt: z.number() }).optional(),
})
export type Condition = z.output<typeof conditionSchema>

export type Notice = {
  to: Recipients
  /** In the language of whoever reads it. */
  card: (locale: Locale) => Card
  /** Left out for those it no longer concerns when it is delivered. */
  unless?: { answered: string } | { polled: number } | undefined
  while?: Condition | undefined
  /** Of notices about one topic that wait for the morning, a person gets the last; `undoes` takes the one before back. */
  topic?: string | undefined
  undoes?: boolean | undefined
  /** To people who sit in an open meeting: for them there are no quiet hours. */
  atTable?: boolean | undefined
  /** In the staff's channel: what the notice is known by, so that it can be edited and talked about in its thread. */
  subject?: string | undefined
  /** Takes the place of the notice known by this; where there is none, nothing is said. */
  edits?: string | undefined
  /** Said in the thread of the notice known by this. */
  thread?: string | undefined
}

export const proxySubject = (proxyId: number): string => `proxy ${proxyId}`
export const deliverySubject = (claimId: number): string => `delivery ${claimId}`
export const questionSubject = (questionId: number): string => `question ${questionId}`
export const enquirySubject = (enquiryId: number): string => `enquiry ${enquiryId}`
export const answerTopic = (meetingId: string, seatId: string): string => `answer ${meetingId} ${seatId}`
export const pollTopic = (no: number): string => `poll ${no}`
export const termsTopic = (claimId: number): string => `terms ${claimId}`
export const courseTopic = (no: number): string => `course ${no}`
export const meetingTopic = (meetingId: string): string => `meeting ${meetingId}`

export type LostNotice = { title: string; to: number; platform: 'line' | 'slack'; why: string | undefined }

/** What could not be delivered to the town's people, and how to try again. */
export type Undelivered = {
  list: () => Promise<LostNotice[]>
  /** Sends everything once more and says how many. */
  again: () => Promise<number>
}
