import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import { PART_ROLES } from '../pledge/model.ts'
import { type Paper, paperSchema } from './model.ts'

export type PaperKey = { meetingId: string; no: number }

export async function findPaper(
  { tx, town }: Reader,
  { meetingId, no }: PaperKey,
): Promise<Paper | undefined> {
  const found = await tx.paper.findUnique({ where: { townId_meetingId_no: { townId: town, meetingId, no } } })
  return found ? paperSchema.parse(found) : undefined
}

/** The papers of a meeting, without those that were withdrawn. */
export async function readPapers({ tx, town }: Reader, meetingId: string): Promise<Paper[]> {
  const rows = await tx.paper.findMany({
    where: { townId: town, meetingId, withdrawnAt: null },
    orderBy: { no: 'asc' },
  })
  return rows.map((row) => paperSchema.parse(row))
}

const kept = z.object({ content: z.instanceof(Uint8Array) })

/** The bytes of a file; undefined where they were withdrawn, or never came along with a town file. */
export async function readContent(
  { sql, town }: Reader,
  { meetingId, no }: PaperKey,
): Promise<Uint8Array | undefined> {
  const [found] = await sql.rows(
    kept,
    statement`select content from paper_file where town_id = ${town} and meeting_id = ${meetingId} and no = ${no}`,
  )
  return found?.content
}

const openingRow = z.object({
  no: z.int(),
  name: z.string(),
  role: z.enum(PART_ROLES),
  times: z.int(),
  first: z.date(),
})
export type PaperOpenings = z.output<typeof openingRow>

/** Who opened which paper of a meeting, how often, and when first. */
export const readOpenings = ({ sql, town }: Reader, meetingId: string): Promise<PaperOpenings[]> =>
  sql.rows(
    openingRow,
    statement`select o.no, p.name, o.role, count(*)::int as times, min(o.at) as first from paper_opening o
      join person p on p.town_id = o.town_id and p.id = o.person_id
      where o.town_id = ${town} and o.meeting_id = ${meetingId}
      group by o.no, p.id, p.name, o.role order by o.no, min(o.at), p.id`,
  )
