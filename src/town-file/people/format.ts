import { z } from 'zod'
import { ROLES, workerState } from '../../domain/people/model.ts'
import { supporterEntry } from '../supporter/format.ts'
import { account, count, id, instant, invoiceNumber, name, phone, text } from '../values.ts'

export const personEntry = z.strictObject({
  id,
  name,
  kana: name.nullish(),
  locale: z.enum(['ja', 'en']).optional(),
  roles: z.array(z.enum(ROLES)).optional(),
  phone: phone.nullish(),
  line: account.nullish(),
  slack: account.nullish(),
})

export const workerEntry = z.strictObject({
  person: id,
  state: workerState.optional(),
  skills: z.array(id).optional(),
  claimLimit: count.optional(),
  appliedAt: instant.nullish(),
  consentAt: instant.nullish(),
  orientedAt: instant.nullish(),
  hours: text.nullish(),
  wishes: text.nullish(),
  invoiceNo: invoiceNumber.nullish(),
  leftAt: instant.nullish(),
  /** Who may act for them, or was asked to. */
  supporters: z.array(supporterEntry).optional(),
})
