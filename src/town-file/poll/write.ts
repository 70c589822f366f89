// Polls, their dates, and who answered what.
import { statement } from '../../db/sql.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import type { PollState } from '../../domain/poll/model.ts'
import { int, moment, momentOf, orElse, provenance, text } from '../columns.ts'
import { meetingId } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const pollTable = (now: Date): Table => ({
  name: 'poll',
  key: { no: int },
  columns: {
    body_id: text,
    place: text,
    state: orElse('open'),
    until_at: moment,
    at: { ...moment, fallback: statement`${now}::timestamptz` },
    ended_at: momentOf<PollState>(['closed', 'cancelled'], now),
    chosen: int,
    meeting_id: text,
    reason: text,
    by_id: orElse(SYSTEM),
    via: orElse('import'),
  },
})

const dateTable: Table = {
  name: 'poll_date',
  key: { poll_no: int, no: int },
  columns: { starts_at: moment },
}

const answerTable = (now: Date): Table => ({
  name: 'poll_answer',
  key: { poll_no: int, date_no: int, person_id: text },
  columns: { answer: text, ...provenance(now) },
})

export const writePolls = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'polls',
    pollTable(importing.now),
    (importing.file.polls ?? []).map((poll) => ({
      no: poll.no,
      body_id: poll.body,
      place: poll.place,
      state: poll.state ?? 'open',
      until_at: poll.until,
      at: poll.at,
      ended_at: poll.state && poll.state !== 'open' ? (poll.endedAt ?? undefined) : null,
      chosen: poll.chosen ?? null,
      meeting_id: poll.meeting ? meetingId({ body: poll.body, no: poll.meeting }) : null,
      reason: poll.reason ?? null,
      by_id: poll.by,
      via: poll.via,
    })),
  )

export const writePollDates = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'poll dates',
    dateTable,
    (importing.file.polls ?? []).flatMap(({ no: poll_no, dates }) =>
      dates.map(({ no, startsAt }) => ({ poll_no, no, starts_at: startsAt })),
    ),
  )

export const writePollAnswers = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'poll answers',
    answerTable(importing.now),
    (importing.file.polls ?? []).flatMap(({ no: poll_no, dates }) =>
      dates.flatMap(({ no: date_no, answers = [] }) =>
        answers.map(({ person, answer, at, by, via }) => ({
          ...{ poll_no, date_no, person_id: person, answer, at, by_id: by, via },
        })),
      ),
    ),
  )
