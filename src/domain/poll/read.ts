import { z } from 'zod'
import { type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { covers } from '../membership/read.ts'
import { type DateAnswer, type Poll, type PollState, pollState, suits } from './model.ts'

type Row = Omit<Poll, 'state'> & { state: string }
const pollOf = ({ no, bodyId, place, state, until, at, chosen, meetingId, reason, dates }: Row): Poll => ({
  ...{ no, bodyId, place, until, at, chosen, meetingId, reason },
  state: pollState.parse(state),
  dates: dates.map(({ no: date, startsAt }) => ({ no: date, startsAt })),
})

const DATES = { dates: { orderBy: { no: 'asc' } } } as const

export async function findPoll({ tx, town }: Reader, no: number): Promise<Poll | undefined> {
  const found = await tx.poll.findUnique({
    where: { townId_no: { townId: town, no } },
    include: DATES,
  })
  return found ? pollOf(found) : undefined
}

const LISTED_MOST = 20

/** The latest polls first; of some states where they are named. */
export async function readPolls(
  { tx, town }: Reader,
  { states, bodyId }: { states?: readonly PollState[]; bodyId?: string | undefined } = {},
): Promise<Poll[]> {
  const rows = await tx.poll.findMany({
    where: { townId: town, ...(states && { state: { in: [...states] } }), ...(bodyId && { bodyId }) },
    include: DATES,
    orderBy: { no: 'desc' },
    take: LISTED_MOST,
  })
  return rows.map(pollOf)
}

/** The day of the date `d` by the clock of its town `t`. */
const day: Statement = statement`(d.starts_at at time zone t.timezone)::date`

/** Holds where the appointment `a` covers the day of the date `d`. */
export const coversDate = covers(day)

const noRow = z.object({ no: z.int() })

/** The open polls somebody is asked in: they hold a seat of the body on one of its days. */
export async function pollsAsking(reader: Reader, personId: string): Promise<Poll[]> {
  const { sql, town } = reader
  const asked = await sql.rows(
    noRow,
    statement`select distinct l.no from poll l join town t on t.id = l.town_id
      join poll_date d on d.town_id = l.town_id and d.poll_no = l.no
      join appointment a on a.town_id = l.town_id and a.body_id = l.body_id and a.person_id = ${personId} and ${coversDate}
      where l.town_id = ${town} and l.state = 'open'`,
  )
  const open = await readPolls(reader, { states: ['open'] })
  return open.filter(({ no }) => asked.some((one) => one.no === no))
}

const seatRow = z.object({
  dateNo: z.int(),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  reachable: z.boolean(),
  answer: suits.nullable(),
})

/** Every seat of the body on every date, with its holder on that day and what they answered. */
export const readPollSeats = ({ sql, town }: Reader, no: number): Promise<z.output<typeof seatRow>[]> =>
  sql.wide(
    seatRow,
    statement`select d.no as "dateNo", a.person_id as "personId", p.name, p.phone, w.answer,
        exists (select 1 from account c where c.town_id = p.town_id and c.person_id = p.id and c.reachable) as reachable
      from poll l join town t on t.id = l.town_id
      join poll_date d on d.town_id = l.town_id and d.poll_no = l.no
      join seat s on s.town_id = l.town_id and s.body_id = l.body_id
      left join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${coversDate}
      left join person p on p.town_id = a.town_id and p.id = a.person_id
      left join poll_answer w on w.town_id = d.town_id and w.poll_no = d.poll_no and w.date_no = d.no and w.person_id = a.person_id
      where l.town_id = ${town} and l.no = ${no} order by d.no, s.position, s.id`,
  )

const answerRow = z.object({ dateNo: z.int(), answer: suits })

/** What somebody has answered, by date. */
export const readOwnDates = ({ sql, town }: Reader, no: number, personId: string): Promise<DateAnswer[]> =>
  sql.rows(
    answerRow,
    statement`select date_no as "dateNo", answer from poll_answer
      where town_id = ${town} and poll_no = ${no} and person_id = ${personId} order by date_no`,
  )

const personRow = z.object({ personId: z.string() })

/** Who has answered for any date of a poll. */
export async function answeredPoll({ sql, town }: Reader, no: number): Promise<string[]> {
  const rows = await sql.rows(
    personRow,
    statement`select distinct person_id as "personId" from poll_answer where town_id = ${town} and poll_no = ${no} order by 1`,
  )
  return rows.map(({ personId }) => personId)
}

/** Keeps a poll as it is until the transaction ends; its state, where there is one. */
export async function lockPoll(
  { sql, town }: Reader,
  no: number,
  how: 'share' | 'update',
): Promise<PollState | undefined> {
  const of = statement`select state from poll where town_id = ${town} and no = ${no}`
  const [found] = await sql.rows(
    z.object({ state: pollState }),
    how === 'share' ? statement`${of} for share` : statement`${of} for update`,
  )
  return found?.state
}
