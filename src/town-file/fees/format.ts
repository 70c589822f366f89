import { z } from 'zod'
import { count, day, id, instant, name, number, text, via } from '../values.ts'

const written = { by: id.optional(), via, at: instant.optional() }

/** What a seat category is paid a day, from a day on. */
export const feeAmountEntry = z.strictObject({ category: name, from: day, yen: count, ...written })

/** What somebody is reimbursed for a meeting; each of theirs is known by its note. */
export const expenseEntry = z.strictObject({ person: id, note: text, yen: number, ...written })
