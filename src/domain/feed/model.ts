// The calendar somebody subscribes to: everything that is theirs, behind a link nobody can guess.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { answerKind, attendanceMode } from '../attendance/model.ts'
import { meetingState } from '../meeting/model.ts'
import { proxyState } from '../proxy/model.ts'

/** Makes what stands in a link: the same for the same words, and only here. */
export type MakeToken = (words: string) => string

/** What the `n`th link of somebody is made of. */
export const tokenWords = (town: string, personId: string, n: number): string =>
  `calendar ${town} ${personId} ${n}`

/**
 * What is stored of a link, and what it is found by: how long the search takes says nothing about a token, for nobody can
 * choose what its digest begins with.
 */
export const feedDigest = (token: string): string => createHash('sha256').update(token).digest('hex')

export type Feed = {
  token: string
  n: number
  /** A link that was given before is dead now. */
  replaced: boolean
}

export const feedOwner = z.object({
  town: z.string(),
  townName: z.string(),
  timezone: z.string(),
  phone: z.string().nullable(),
  personId: z.string(),
  locale: z.enum(['ja', 'en']),
  roles: z.array(z.string()),
})
export type FeedOwner = z.output<typeof feedOwner>

/** A meeting as it stands in somebody's calendar, with what they have answered. */
export const feedMeeting = z.object({
  id: z.string(),
  body: z.string(),
  title: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  place: z.string(),
  answersCloseAt: z.date().nullable(),
  state: meetingState,
  sequence: z.int(),
  changedAt: z.date(),
  items: z.array(z.object({ no: z.int(), title: z.string(), kind: z.string(), notified: z.boolean() })),
  sits: z.boolean(),
  /** The member they come for as a proxy. */
  standsFor: z.string().nullable(),
  answer: answerKind.nullable(),
  mode: attendanceMode.nullable(),
  note: z.string().nullable(),
  lateMinutes: z.int().nullable(),
  leaveEarly: z.boolean().nullable(),
  proxyName: z.string().nullable(),
  proxyState: proxyState.nullable(),
})
export type FeedMeeting = z.output<typeof feedMeeting>
