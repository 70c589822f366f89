import { z } from 'zod'
import { ROLES, workerState } from '../../domain/people/model.ts'
import { account, count, id, name, phone } from '../values.ts'

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
})
