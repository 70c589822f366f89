import { z } from 'zod'
import { type ForMany, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { covers } from '../membership/read.ts'
import { maySit } from '../session/read.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { whyNoVote } from './may.ts'
import {
  ballotKind,
  choice,
  type Motion,
  type MotionRules,
  type MotionState,
  motionSchema,
  standing,
} from './model.ts'

/** The motions of a meeting, by number; of some states where they are named. */
export async function readMotions(
  { tx, town }: Reader,
  meetingId: string,
  states?: readonly MotionState[],
): Promise<Motion[]> {
  const rows = await tx.motion.findMany({
    where: { townId: town, meetingId, ...(states && { state: { in: [...states] } }) },
    orderBy: { no: 'asc' },
  })
  return rows.map((row) => motionSchema.parse(row))
}

export async function findMotion(
  { tx, town }: Reader,
  { meetingId, no }: Pick<Motion, 'meetingId' | 'no'>,
): Promise<Motion | undefined> {
  const key = { townId: town, meetingId, no }
  const row = await tx.motion.findUnique({ where: { townId_meetingId_no: key } })
  return row ? motionSchema.parse(row) : undefined
}

const openRow = z.object({ meetingId: z.string(), no: z.int(), title: z.string(), ballot: ballotKind })
export type OpenVote = z.output<typeof openRow>

/** The votes that are open at the tables somebody sits at. */
export const votesOpenTo = ({ sql, town }: Reader, personId: string): Promise<OpenVote[]> =>
  sql.each(openVotes, { town, person: personId })

/** Few votes are open at a time: they come first, and then who sits there. */
const openVotes: ForMany<typeof openRow> = {
  row: openRow,
  columns: 'town text, person text',
  statement: (
    given,
  ) => statement`select g.n, o.meeting_id as "meetingId", o.no, o.title, o.ballot from ${given}
    join motion o on o.town_id = g.town and o.state = 'open'
    join presence r on r.town_id = o.town_id and r.meeting_id = o.meeting_id and r.person_id = g.person and r.to_at is null
      and ${maySit}
    order by g.n, o.meeting_id, o.no`,
}

const electorRow = z.object({
  seatId: z.string(),
  personId: z.string(),
  sitter: z.string().nullable(),
  online: z.boolean(),
  byProxy: z.boolean(),
  recused: z.boolean(),
  choice: choice.nullable(),
  sealed: z.string().nullable(),
})
export type Entitled = z.output<typeof electorRow>

/** Every filled seat with who sits there now and how that person voted (V12): a vote of somebody who left is none. */
export const entitledStatement = (town: TownModel, meeting: Meeting, motion: Motion): Statement => statement`
  select s.id as "seatId", a.person_id as "personId", r.person_id as sitter, coalesce(r.mode = 'online', false) as online,
    r.proxy_id is not null as "byProxy", u.seat_id is not null as recused, v.choice, v.sealed
  from seat s
  join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${dayIn(town, meeting.startsAt)}::date`)}
  left join presence r on r.town_id = s.town_id and r.meeting_id = ${meeting.id} and r.seat_id = s.id and r.to_at is null and ${maySit}
  left join recusal u on u.town_id = s.town_id and u.meeting_id = ${meeting.id} and u.item_no = ${motion.itemNo} and u.seat_id = s.id
  left join vote v on v.town_id = s.town_id and v.meeting_id = ${meeting.id} and v.motion_no = ${motion.no} and v.seat_id = s.id
    and v.person_id = r.person_id
  where s.town_id = ${town.id} and s.body_id = ${meeting.bodyId}
  order by s.position, s.id`

export const readEntitled = (
  { sql }: Reader,
  town: TownModel,
  { meeting, motion }: { meeting: Meeting; motion: Motion },
): Promise<Entitled[]> => sql.wide(electorRow, entitledStatement(town, meeting, motion))

/** Who sits there and may vote on a motion: the proxies and the online ones where they may, nobody recused (V6, V9, P2). */
export function votersAmong(
  entitled: Entitled[],
  { rules, notified, presider }: { rules: MotionRules; notified: boolean; presider: string | undefined },
): Entitled[] {
  return entitled.filter(
    ({ sitter, online, byProxy, recused }) =>
      sitter !== null &&
      !whyNoVote(
        {
          byProxy,
          mode: online ? 'online' : 'in-person',
          notified,
          reason: recused ? '' : null,
          presides: sitter === presider,
        },
        rules,
      ),
  )
}

const stoodRow = z.object({
  personId: z.string(),
  through: z.string().nullable(),
  standing,
  choice: choice.nullable(),
})

/** The electorate of a closed vote, as it was frozen. */
export const readStood = (
  { sql, town }: Reader,
  { meetingId, no }: Pick<Motion, 'meetingId' | 'no'>,
): Promise<z.output<typeof stoodRow>[]> =>
  sql.rows(
    stoodRow,
    statement`select person_id as "personId", through, standing, choice from elector
      where town_id = ${town} and meeting_id = ${meetingId} and motion_no = ${no} order by seat_id`,
  )

/** Who presided when a vote was closed. */
export async function presiderAtClosing(
  { tx, town }: Reader,
  { meetingId, closedAt }: Pick<Motion, 'meetingId' | 'closedAt'>,
): Promise<string | null> {
  if (!closedAt) return null
  const found = await tx.presiding.findFirst({
    where: {
      townId: town,
      meetingId,
      from: { lte: closedAt },
      OR: [{ to: null }, { to: { gte: closedAt } }],
    },
    orderBy: { id: 'desc' },
    select: { personId: true },
  })
  return found?.personId ?? null
}
