import { mayRunProgramme } from '../people/may.ts'

/** Figures are for the office: the secretariat sees all of them, directors those of the jobs they direct. */
export const maySeeFigures = mayRunProgramme
