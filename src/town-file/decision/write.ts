// Motions, the votes of those that are open, and the electorates of those that are closed.
import { statement } from '../../db/sql.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { flag, int, json, moment, orElse, text } from '../columns.ts'
import { meetingId } from '../stored.ts'
import { type Counted, type Importing, type Row, type Table, write } from '../upsert.ts'
import type { FileMotion } from './format.ts'

const motionTable = (now: Date): Table => ({
  name: 'motion',
  key: { meeting_id: text, no: int },
  columns: {
    item_no: int,
    title: text,
    ballot: orElse('named'),
    hidden: flag(false),
    state: orElse('draft'),
    at: { ...moment, fallback: statement`${now}::timestamptz` },
    opened_at: moment,
    closed_at: moment,
    decided_at: moment,
    rules: json,
    result: text,
    counts: json,
    decided_by: text,
    casting: text,
    reason: text,
    by_id: orElse(SYSTEM),
    via: orElse('import'),
  },
})

const voteTable = (now: Date): Table => ({
  name: 'vote',
  key: { meeting_id: text, motion_no: int, seat_id: text },
  columns: {
    person_id: text,
    choice: text,
    at: { ...moment, fallback: statement`${now}::timestamptz` },
    via: orElse('import'),
  },
})

const electorTable: Table = {
  name: 'elector',
  key: { meeting_id: text, motion_no: int, seat_id: text },
  columns: { person_id: text, through: text, standing: text, choice: text },
}

const isCounted = ({ state }: FileMotion): boolean =>
  state === 'closed' || state === 'decided' || state === 'void'

function motionRow(meeting: string, motion: FileMotion): Row {
  const { yes = 0, no_ = 0, abstain = 0, silent = 0, absent = 0, recused = 0, base, needed = null } = motion
  const counted = isCounted(motion) && motion.result && base !== undefined && base !== null
  return {
    meeting_id: meeting,
    no: motion.no,
    item_no: motion.item,
    title: motion.title,
    ballot: motion.ballot,
    hidden: motion.hidden,
    state: motion.state,
    at: motion.at,
    opened_at: motion.openedAt,
    closed_at: motion.closedAt,
    decided_at: motion.decidedAt,
    rules: motion.rules ?? null,
    result: motion.result ?? null,
    counts: counted ? { yes, no: no_, abstain, silent, absent, recused, base, needed } : null,
    decided_by: motion.decidedBy ?? null,
    casting: motion.casting ?? null,
    reason: motion.reason ?? null,
    by_id: motion.by,
    via: motion.via,
  }
}

const each = <Made>({ file }: Importing, make: (meeting: string, motion: FileMotion) => Made[]): Made[] =>
  (file.meetings ?? []).flatMap((meeting) =>
    (meeting.motions ?? []).flatMap((motion) => make(meetingId(meeting), motion)),
  )

export const writeMotions = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'motions',
    motionTable(importing.now),
    each(importing, (meeting, motion) => [motionRow(meeting, motion)]),
  )

export const writeVotes = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'votes',
    voteTable(importing.now),
    each(importing, (meeting_id, { no: motion_no, state, votes }) =>
      (state === 'open' ? (votes ?? []) : []).map(({ seat, choice, through, at, via }) => ({
        meeting_id,
        motion_no,
        seat_id: seat,
        person_id: through,
        choice,
        at,
        via,
      })),
    ),
  )

export const writeElectors = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'electors',
    electorTable,
    each(importing, (meeting_id, { no: motion_no, electorate, votes }) =>
      (electorate ?? []).map(({ seat, person, through, standing }) => ({
        meeting_id,
        motion_no,
        seat_id: seat,
        person_id: person,
        through: through ?? null,
        standing,
        choice: (votes ?? []).find((vote) => vote.seat === seat)?.choice ?? null,
      })),
    ),
  )
