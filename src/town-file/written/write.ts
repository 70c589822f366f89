import { statement } from '../../db/sql.ts'
import { int, json, moment, orElse, provenance, text } from '../columns.ts'
import { type Counted, type Importing, type Table, write } from '../upsert.ts'

const writtenTable = (now: Date): Table => ({
  name: 'written',
  key: { body_id: text, no: int },
  columns: {
    title: text,
    until: moment,
    state: text,
    rules: json,
    counts: json,
    electorate: json,
    result: text,
    reason: text,
    decided_at: moment,
    ...provenance(now),
  },
})

export const writeWritten = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'written',
    writtenTable(importing.now),
    (importing.file.written ?? []).map((one) => {
      const { yes = 0, no_ = 0, abstain = 0, silent = 0, base, needed = null } = one
      const counted = one.state === 'decided' && base !== undefined && base !== null
      return {
        body_id: one.body,
        no: one.no,
        title: one.title,
        until: one.until,
        state: one.state,
        rules: one.rules,
        counts: counted ? { yes, no: no_, abstain, silent, base, needed } : null,
        electorate: one.electorate ?? null,
        result: one.result ?? null,
        reason: one.reason ?? null,
        decided_at: one.decidedAt ?? null,
        at: one.at,
        by_id: one.by,
        via: one.via,
      }
    }),
  )

const returnTable = (now: Date): Table => ({
  name: 'written_return',
  key: { body_id: text, no: int, seat_id: text },
  columns: {
    person_id: text,
    choice: text,
    opinion: text,
    at: { ...moment, fallback: statement`${now}::timestamptz` },
    via: orElse('import'),
  },
})

export const writeReturns = (importing: Importing): Promise<Counted> =>
  write(
    importing,
    'returns',
    returnTable(importing.now),
    (importing.file.written ?? []).flatMap(({ body, no, returns }) =>
      (returns ?? []).map(({ seat, person, choice, opinion, at, via }) => ({
        body_id: body,
        no,
        seat_id: seat,
        person_id: person,
        choice,
        opinion: opinion ?? null,
        at,
        via,
      })),
    ),
  )
