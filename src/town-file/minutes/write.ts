import { calendarDay, int, moment, orElse, provenance, serial, text } from '../columns.ts'
import { meetingId, takeMatch } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const minutesTable = (now: Date): Table => ({
  name: 'minutes',
  key: { meeting_id: text, version: int },
  columns: {
    state: text,
    text,
    sha256: text,
    reason: text,
    sent_at: moment,
    sent_to: text,
    final_at: moment,
    confirmed_by: text,
    ...provenance(now),
  },
})

export const writeMinutes = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'minutes',
    minutesTable(importing.now),
    (importing.file.meetings ?? []).flatMap((meeting) =>
      (meeting.minutes ?? []).map((one) => ({
        meeting_id: meetingId(meeting),
        version: one.version,
        state: one.state,
        text: one.text,
        sha256: one.sha256,
        reason: one.reason ?? null,
        sent_at: one.sentAt ?? null,
        sent_to: one.sentTo ?? null,
        final_at: one.finalAt ?? null,
        confirmed_by: one.confirmedBy ?? null,
        at: one.at,
        by_id: one.by,
        via: one.via,
      })),
    ),
  )

const actionTable = (now: Date): Table => ({
  name: 'action_item',
  key: serial('action_item'),
  columns: {
    meeting_id: text,
    title: text,
    owner_id: text,
    due: calendarDay,
    state: orElse('open'),
    ended_at: moment,
    ended_by: text,
    ...provenance(now),
  },
})

/** An action is known by its meeting, its words, its owner and its day. */
export const writeActions = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'actions',
    actionTable(importing.now),
    (importing.file.meetings ?? []).flatMap((meeting) => {
      const pool = [...(importing.stored.actions.get(meetingId(meeting)) ?? [])]
      return (meeting.actions ?? []).map(({ title, owner, due, state, endedAt, endedBy, at, by, via }) => ({
        id: takeMatch(
          pool,
          (row) =>
            row.title === title &&
            row.ownerId === (owner ?? null) &&
            row.due.toISOString().slice(0, 10) === due,
        )?.id,
        meeting_id: meetingId(meeting),
        title,
        owner_id: owner ?? null,
        due,
        state,
        ended_at: endedAt ?? null,
        ended_by: endedBy ?? null,
        at,
        by_id: by,
        via,
      }))
    }),
  )
