import { statement } from '../../db/sql.ts'
import { isoDay } from '../../domain/calendar.ts'
import { calendarDay, int, ints, momentOf, orElse, text } from '../columns.ts'
import { type Counted, type Importing, type Row, type Table, write } from '../upsert.ts'
import type { FileMilestone } from './format.ts'
import { windowIn } from './window-in.ts'

/** Nobody is told of a window that had begun or ended by the day it was set; one that stays keeps its day. */
const table = (now: Date, timezone: string): Table => ({
  name: 'milestone',
  key: { no: int },
  columns: {
    title: text,
    when_said: text,
    year: int,
    from_date: calendarDay,
    to_date: calendarDay,
    state: orElse('open'),
    owner_id: text,
    after: ints,
    done_at: momentOf(['done'], now),
    reason: text,
    set_on: {
      type: 'date',
      value: statement`case when old.no is null or (coalesce(g.from_date, old.from_date), coalesce(g.to_date, old.to_date))
        is distinct from (old.from_date, old.to_date) then ${isoDay(now, timezone)}::date else old.set_on end`,
    },
  },
  onUpdate: statement`revision = t.revision + 1`,
})

export const writeRoadmap = (importing: Importing): Promise<Counted> => {
  const { file, stored, now } = importing
  const timezone = file.town.timezone ?? stored.town?.timezone ?? 'Asia/Tokyo'
  return write(importing, 'milestones', table(now, timezone), (file.roadmap ?? []).map(rowOf))
}

function rowOf(entry: FileMilestone): Row {
  const { no, title, state, owner, after } = entry
  const read = windowIn(entry)
  const window = 'window' in read && read.window
  return {
    no,
    title,
    ...(window && { when_said: window.when, year: window.year, from_date: window.from, to_date: window.to }),
    ...ended(entry),
    state,
    owner_id: owner,
    after: after && [...new Set(after)],
  }
}

/** When and why a step ended goes with its state. */
function ended({ state, doneAt, reason }: FileMilestone): Row {
  if (state === undefined) return {}
  return {
    ...(state === 'done' ? (doneAt ? { done_at: doneAt } : {}) : { done_at: null }),
    reason: state === 'dropped' ? reason : null,
  }
}
