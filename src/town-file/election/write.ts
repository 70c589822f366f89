// Elections, who stands in them, their rounds, and who was entitled in each.
import { statement } from '../../db/sql.ts'
import { int, json, moment, provenance, text, texts } from '../columns.ts'
import { meetingId } from '../stored.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'
import type { FileElection } from './format.ts'

const electionTable = (now: Date): Table => ({
  name: 'election',
  key: { meeting_id: text, office: text },
  columns: {
    state: text,
    commitment: text,
    seed: text,
    elected_id: text,
    decided_at: moment,
    ...provenance(now),
  },
})

const candidateTable: Table = {
  name: 'candidate',
  key: { meeting_id: text, office: text, person_id: text },
  columns: { position: int },
}

const roundTable = (now: Date): Table => ({
  name: 'election_round',
  key: { meeting_id: text, office: text, no: int },
  columns: {
    kind: text,
    candidates: texts,
    opened_at: { ...moment, fallback: statement`${now}::timestamptz` },
    closed_at: moment,
    counts: json,
  },
})

const voterTable: Table = {
  name: 'election_voter',
  key: { meeting_id: text, office: text, round_no: int, seat_id: text },
  columns: { person_id: text, through: text, standing: text },
}

const each = <Made>({ file }: Importing, make: (meeting: string, election: FileElection) => Made[]): Made[] =>
  (file.meetings ?? []).flatMap((meeting) =>
    (meeting.elections ?? []).flatMap((election) => make(meetingId(meeting), election)),
  )

const eachRound = <Made>(
  importing: Importing,
  make: (
    of: { meeting_id: string; office: string },
    round: NonNullable<FileElection['rounds']>[number],
  ) => Made[],
): Made[] =>
  each(importing, (meeting_id, { office, rounds }) =>
    (rounds ?? []).flatMap((round) => make({ meeting_id, office }, round)),
  )

export const writeElections = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'elections',
    electionTable(importing.now),
    each(importing, (meeting_id, { office, state, commitment, seed, elected, decidedAt, at, by, via }) => [
      {
        meeting_id,
        office,
        state,
        commitment,
        seed: seed ?? null,
        elected_id: elected ?? null,
        decided_at: decidedAt ?? null,
        at,
        by_id: by,
        via,
      },
    ]),
  )

export const writeCandidates = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'candidates',
    candidateTable,
    each(importing, (meeting_id, { office, candidates }) =>
      (candidates ?? []).map((person_id, index) => ({ meeting_id, office, person_id, position: index + 1 })),
    ),
  )

export const writeRounds = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'rounds',
    roundTable(importing.now),
    eachRound(importing, (of, { no, kind, candidates, openedAt, closedAt, counts }) => [
      {
        ...of,
        no,
        kind,
        candidates,
        opened_at: openedAt,
        closed_at: closedAt ?? null,
        counts: counts ?? null,
      },
    ]),
  )

export const writeElectionVoters = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'electionVoters',
    voterTable,
    eachRound(importing, (of, { no, voters }) =>
      (voters ?? []).map(({ seat, person, through, standing }) => ({
        ...of,
        round_no: no,
        seat_id: seat,
        person_id: person,
        through: through ?? null,
        standing,
      })),
    ),
  )
