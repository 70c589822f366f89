import { mayRunProgramme } from '../people/may.ts'

/** Orders are received, split, changed and cancelled by the secretariat and by directors; they alone see what is left of one. */
export const mayHandleOrders = mayRunProgramme
