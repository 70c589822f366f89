import { mayRunProgramme } from '../people/may.ts'

/** Clients and leads are kept by the secretariat and by directors. */
export const mayKeepSales = mayRunProgramme
