import { z } from 'zod'
import { type ForMany, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { CharterRules } from '../charter/charter.ts'
import type { Meeting } from '../meeting/model.ts'
import { covers } from '../membership/read.ts'
import { maySit } from '../session/read.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { whyNoProxy } from './may.ts'
import { type Election, type ElectionKey, electedOffice, electionSchema } from './model.ts'

const WITH = {
  candidates: { orderBy: { position: 'asc' } },
  rounds: { orderBy: { no: 'asc' } },
} as const

const asElection = <Row extends { candidates: { personId: string }[] }>(row: Row): Election =>
  electionSchema.parse({ ...row, candidates: row.candidates.map(({ personId }) => personId) })

/** The elections of a meeting: the chair's first. */
export async function readElections({ tx, town }: Reader, meetingId: string): Promise<Election[]> {
  const rows = await tx.election.findMany({
    where: { townId: town, meetingId },
    orderBy: { office: 'asc' },
    include: WITH,
  })
  return rows.map(asElection)
}

export async function findElection(
  { tx, town }: Reader,
  { meetingId, office }: ElectionKey,
): Promise<Election | undefined> {
  const key = { townId: town, meetingId, office }
  const row = await tx.election.findUnique({ where: { townId_meetingId_office: key }, include: WITH })
  return row ? asElection(row) : undefined
}

const openRow = z.object({
  meetingId: z.string(),
  office: electedOffice,
  no: z.int(),
  candidates: z.array(z.string()),
})
export type OpenRound = z.output<typeof openRow>

/** The rounds that are open at the tables somebody sits at. */
export const roundsOpenTo = ({ sql, town }: Reader, personId: string): Promise<OpenRound[]> =>
  sql.each(openRounds, { town, person: personId })

const openRounds: ForMany<typeof openRow> = {
  row: openRow,
  columns: 'town text, person text',
  statement: (
    given,
  ) => statement`select g.n, o.meeting_id as "meetingId", o.office, o.no, o.candidates from ${given}
    join election_round o on o.town_id = g.town and o.closed_at is null
    join presence r on r.town_id = o.town_id and r.meeting_id = o.meeting_id and r.person_id = g.person and r.to_at is null
      and ${maySit}
    order by g.n, o.meeting_id, o.office`,
}

const voterRow = z.object({
  seatId: z.string(),
  personId: z.string(),
  sitter: z.string().nullable(),
  online: z.boolean(),
  byProxy: z.boolean(),
  sealed: z.string().nullable(),
})
export type EntitledVoter = z.output<typeof voterRow>

/** Every filled seat with who sits there now and their sealed ballot of a round: one of somebody who left is none. */
export const readVoters = (
  { sql }: Reader,
  town: TownModel,
  { meeting, office, no }: { meeting: Meeting; office: Election['office']; no: number },
): Promise<EntitledVoter[]> =>
  sql.wide(
    voterRow,
    statement`select s.id as "seatId", a.person_id as "personId", r.person_id as sitter,
        coalesce(r.mode = 'online', false) as online, r.proxy_id is not null as "byProxy", b.sealed
      from seat s
      join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${dayIn(town, meeting.startsAt)}::date`)}
      left join presence r on r.town_id = s.town_id and r.meeting_id = ${meeting.id} and r.seat_id = s.id and r.to_at is null and ${maySit}
      left join ballot b on b.town_id = s.town_id and b.meeting_id = ${meeting.id} and b.office = ${office} and b.round_no = ${no}
        and b.seat_id = s.id and b.person_id = r.person_id
      where s.town_id = ${town.id} and s.body_id = ${meeting.bodyId}
      order by s.position, s.id`,
  )

/** Who sits there and may vote in an election: the proxies and the online ones where they may. */
export function ballotsAmong(
  voters: EntitledVoter[],
  { rules, items }: { rules: CharterRules; items: Meeting['items'] },
): (EntitledVoter & { sitter: string })[] {
  const proxies = !whyNoProxy(rules, items)
  return voters.flatMap(({ sitter, ...voter }) =>
    sitter !== null && (!voter.byProxy || proxies) && (!voter.online || rules.online.counts)
      ? [{ sitter, ...voter }]
      : [],
  )
}
