// Skills and jobs.
import { flag, int, moment, orElse, text, texts } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import { jobRow } from './merge.ts'

const skillTable: Table = { name: 'skill', key: { id: text }, columns: { name: text, course: text } }

const jobTable: Table = {
  name: 'job',
  key: { no: int },
  columns: {
    title: text,
    details: text,
    slots: int,
    taken: int,
    pay_yen: int,
    minutes: int,
    due_at: moment,
    skills: texts,
    place: text,
    state: orElse('draft'),
    how: orElse('first'),
    offered_to: texts,
    order_no: int,
    quantity: int,
    unit: text,
    pay_kind: orElse('fixed'),
    rate_yen: int,
    withholding: text,
    confidential: flag(false),
    director_id: text,
    published_at: moment,
  },
}

export const writeSkills = (importing: Importing): Promise<Counted> =>
  write(importing, 'skills', skillTable, importing.file.skills ?? [])

export function writeJobs(importing: Importing): Promise<Counted> {
  const { file, stored } = importing
  const rows = (file.jobs ?? []).map((job) => jobRow(job, stored))
  return write(importing, 'jobs', jobTable, rows)
}
