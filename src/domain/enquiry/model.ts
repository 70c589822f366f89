// An enquiry: somebody, known to the town or not, wants to talk to the secretariat (C5).
//
//   open ──▶ ended (staff have dealt with it)
//
// One is open at a time for an account; further words belong to it. The first words are kept until it is cleared
// away, some time after it has ended; what follows is passed on to staff, and not kept.
import { z } from 'zod'
import { platform } from '../people/model.ts'

/** The first words, and what their speaker looked at. */
export const enquiryAbout = z.object({
  message: z.string().optional(),
  job: z.string().optional(),
  meeting: z.string().optional(),
})
export type EnquiryAbout = z.output<typeof enquiryAbout>

export const enquiry = z.object({
  id: z.int(),
  personId: z.string().nullable(),
  platform,
  userId: z.string(),
  /** As somebody the register does not know gave them. */
  name: z.string().nullable(),
  /** Theirs, or the one in the register. */
  phone: z.string().nullable(),
  locale: z.enum(['ja', 'en']),
  callback: z.boolean(),
  about: enquiryAbout,
  at: z.date(),
  lastAt: z.date(),
  repliedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
})
export type Enquiry = z.output<typeof enquiry>

/** How often somebody may speak to staff within an hour: enough for anybody, too little to flood their channel. */
export const MOST_AN_HOUR = { known: 30, stranger: 8 } as const
/** New enquiries of strangers to a town within an hour. */
export const MOST_STRANGERS_AN_HOUR = 30

/** For so long what somebody says, and nothing else understands, belongs to the talk they have with staff. */
export const TALK_MS = 24 * 3_600_000
