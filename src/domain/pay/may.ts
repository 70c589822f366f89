import { isStaff, mayKeepOffice, mayRunProgramme } from '../people/may.ts'

/** What is paid to whom is seen by the secretariat, and by directors for the jobs they direct. */
export const maySeePayments = mayRunProgramme

/** Statements, the sheet for the accounts and what is marked as paid are the secretariat's. */
export const mayPay = mayKeepOffice

/** Whose jobs somebody of the office sees: all of them, or those they direct. */
export const directedBy = (who: { personId: string; roles: readonly string[] }): string | undefined =>
  isStaff(who) ? undefined : who.personId
