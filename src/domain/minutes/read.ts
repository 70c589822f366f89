import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { type Motion, standing } from '../decision/model.ts'
import { readMotions } from '../decision/read.ts'
import type { Election } from '../election/model.ts'
import { readElections } from '../election/read.ts'
import type { Meeting } from '../meeting/model.ts'
import { covers } from '../membership/read.ts'
import { namesById } from '../people/read.ts'
import { presidingRole } from '../session/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { type Written, writtenSchema } from '../written/model.ts'
import { type ActionItem, actionSchema, type Minutes, minutesSchema } from './model.ts'

/** The versions of a meeting's minutes, the latest last. */
export async function readMinutes({ tx, town }: Reader, meetingId: string): Promise<Minutes[]> {
  const rows = await tx.minutes.findMany({ where: { townId: town, meetingId }, orderBy: { version: 'asc' } })
  return rows.map((row) => minutesSchema.parse(row))
}

export const latestMinutes = async (reader: Reader, meetingId: string): Promise<Minutes | undefined> =>
  (await readMinutes(reader, meetingId)).at(-1)

/** What was to be done after a meeting, by day. */
export const readActions = ({ sql, town }: Reader, meetingId: string): Promise<ActionItem[]> =>
  sql.rows(
    actionSchema,
    statement`select i.id, i.meeting_id as "meetingId", i.title, i.owner_id as "ownerId", p.name as owner, i.due::text as due, i.state
      from action_item i left join person p on p.town_id = i.town_id and p.id = i.owner_id
      where i.town_id = ${town} and i.meeting_id = ${meetingId} order by i.due, i.id`,
  )

const sittingRow = z.object({
  seatId: z.string(),
  title: z.string(),
  holderId: z.string().nullable(),
  holder: z.string().nullable(),
  sitter: z.string().nullable(),
  byProxy: z.boolean().nullable(),
  online: z.boolean().nullable(),
  from: z.date().nullable(),
  to: z.date().nullable(),
})
export type Sitting = z.output<typeof sittingRow>

const presidedRow = z.object({ personId: z.string(), name: z.string(), role: presidingRole, from: z.date() })
const recusedRow = z.object({ itemNo: z.int(), name: z.string().nullable(), reason: z.string() })
const heardRow = z.object({
  observerId: z.int(),
  name: z.string(),
  org: z.string().nullable(),
  items: z.array(z.int()),
  from: z.date(),
  to: z.date().nullable(),
})
const stoodRow = z.object({ motionNo: z.int(), name: z.string(), standing })

export type Record = {
  openedAt: Date | null
  closedAt: Date | null
  /** Every seat with its holder, and who sat there from when to when; a seat has a row for each sitting. */
  sittings: Sitting[]
  presided: z.output<typeof presidedRow>[]
  recused: z.output<typeof recusedRow>[]
  /** People who are no members and were in the room, each time they came (N6). */
  heard: z.output<typeof heardRow>[]
  motions: Motion[]
  stood: z.output<typeof stoodRow>[]
  elections: Election[]
  /** Resolutions in writing since the meeting before: the minutes say that they were (W1). */
  written: Written[]
  /** Of whoever broke a tie, stood or was elected. */
  names: Map<string, string>
}

/** What happened in a meeting, as its minutes tell it (N5). */
export async function readRecord(reader: Reader, town: TownModel, meeting: Meeting): Promise<Record> {
  const { tx, sql } = reader
  const times = await tx.meeting.findUniqueOrThrow({
    where: { townId_id: { townId: town.id, id: meeting.id } },
    select: { openedAt: true, closedAt: true },
  })
  const sittings = await sql.rows(
    sittingRow,
    statement`select s.id as "seatId", s.title, a.person_id as "holderId", h.name as holder,
        coalesce(x.name, p.name) as sitter, r.proxy_id is not null as "byProxy", r.mode = 'online' as online,
        r.from_at as from, r.to_at as to
      from seat s
      left join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(statement`${dayIn(town, meeting.startsAt)}::date`)}
      left join person h on h.town_id = s.town_id and h.id = a.person_id
      left join presence r on r.town_id = s.town_id and r.meeting_id = ${meeting.id} and r.seat_id = s.id
      left join person p on p.town_id = s.town_id and p.id = r.person_id
      left join proxy x on x.town_id = s.town_id and x.id = r.proxy_id
      where s.town_id = ${town.id} and s.body_id = ${meeting.bodyId}
      order by s.position, s.id, r.from_at, r.id`,
  )
  const of = statement`town_id = ${town.id} and meeting_id = ${meeting.id}`
  const presided = await sql.rows(
    presidedRow,
    statement`select g.person_id as "personId", p.name, g.role, g.from_at as from from (select * from presiding where ${of}) g
      join person p on p.town_id = g.town_id and p.id = g.person_id order by g.id`,
  )
  const recused = await sql.rows(
    recusedRow,
    statement`select u.item_no as "itemNo", p.name, u.reason from (select * from recusal where ${of}) u
      left join appointment a on a.town_id = u.town_id and a.seat_id = u.seat_id and ${covers(statement`${dayIn(town, meeting.startsAt)}::date`)}
      left join person p on p.town_id = u.town_id and p.id = a.person_id order by u.item_no, u.seat_id`,
  )
  const heard = await sql.rows(
    heardRow,
    statement`select o.id as "observerId", o.name, o.org, o.items, a.from_at as from, a.to_at as to
      from (select * from observer where ${of}) o
      join observer_attendance a on a.town_id = o.town_id and a.observer_id = o.id order by o.id, a.from_at, a.id`,
  )
  const stood = await sql.rows(
    stoodRow,
    statement`select e.motion_no as "motionNo", p.name, e.standing from (select * from elector where ${of}) e
      join person p on p.town_id = e.town_id and p.id = e.person_id order by e.motion_no, e.seat_id`,
  )
  const motions = await readMotions(reader, meeting.id)
  const elections = await readElections(reader, meeting.id)
  const written = await writtenSince(reader, meeting)
  const named = [
    ...motions.flatMap(({ decidedBy }) => decidedBy ?? []),
    ...elections.flatMap(({ electedId, rounds }) => [
      ...(electedId ? [electedId] : []),
      ...rounds.flatMap(({ candidates }) => candidates),
    ]),
  ]
  return {
    ...times,
    sittings,
    presided,
    recused,
    heard,
    motions,
    stood,
    elections,
    written,
    names: await namesById(reader, named),
  }
}

/** Those decided after the meeting before, up to this one. */
async function writtenSince({ tx, town }: Reader, { bodyId, startsAt }: Meeting): Promise<Written[]> {
  const before = await tx.meeting.findFirst({
    where: { townId: town, bodyId, state: 'closed', startsAt: { lt: startsAt } },
    orderBy: { startsAt: 'desc' },
    select: { startsAt: true },
  })
  const rows = await tx.written.findMany({
    where: {
      townId: town,
      bodyId,
      state: 'decided',
      decidedAt: { lte: startsAt, ...(before && { gt: before.startsAt }) },
    },
    orderBy: { no: 'asc' },
  })
  return rows.map((row) => writtenSchema.parse(row))
}
