// The secretariat attaches a paper to a meeting, or to one of its items.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting, MeetingRefusal } from '../meeting/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { FILE_MOST_BYTES, type Paper, TOWN_MOST_BYTES } from './model.ts'
import { findPaper } from './read.ts'
import { sniffType } from './sniff.ts'

export type AttachRefusal =
  | NotPermitted
  | Extract<MeetingRefusal, { kind: 'no-such-meeting' | 'meeting-cancelled' }>
  | { kind: 'no-such-item'; item: number }

export type LinkRefusal = AttachRefusal | { kind: 'link-not-https' }
export type FileRefusal =
  | AttachRefusal
  | { kind: 'file-empty' }
  | { kind: 'file-too-large'; mostBytes: number }
  | { kind: 'file-not-taken' }
  | { kind: 'town-full'; mostBytes: number }

type About = { meetingId: string; itemNo: number | null; title: string; secret: boolean }

/** A paper that stands elsewhere: its address is shown to whom the paper is for, by way of a link that asks first. */
export async function attachLink(
  act: Act,
  { url, ...about }: About & { url: string },
): Promise<Outcome<Paper, LinkRefusal>> {
  const ground = await lockGround(act, about)
  if (!ground.ok) return ground
  if (!isHttps(url)) return refuse({ kind: 'link-not-https' })
  return done(await write(act, about, { kind: 'link', url }))
}

const isHttps = (url: string): boolean => URL.parse(url)?.protocol === 'https:'

/**
 * A file, kept in the town's own database: it is backed up with everything else, and every instance has it. What it is, its
 * own bytes say.
 */
export async function attachFile(
  act: Act,
  { content, ...about }: About & { content: Uint8Array },
): Promise<Outcome<Paper, FileRefusal>> {
  const ground = await lockGround(act, about)
  if (!ground.ok) return ground
  if (content.byteLength === 0) return refuse({ kind: 'file-empty' })
  if (content.byteLength > FILE_MOST_BYTES)
    return refuse({ kind: 'file-too-large', mostBytes: FILE_MOST_BYTES })
  const type = await sniffType(content)
  if (!type) return refuse({ kind: 'file-not-taken' })
  if ((await keptBytes(act)) + content.byteLength > TOWN_MOST_BYTES)
    return refuse({ kind: 'town-full', mostBytes: TOWN_MOST_BYTES })
  const sha256 = createHash('sha256').update(content).digest('hex')
  const paper = await write(act, about, { kind: 'file', type, size: content.byteLength, sha256 })
  await act.sql.count(statement`insert into paper_file (town_id, meeting_id, no, content)
    values (${act.town}, ${paper.meetingId}, ${paper.no}, ${Buffer.from(content)})`)
  return done(paper)
}

const sumRow = z.object({ bytes: z.number() })

/** What the files of the town take; whoever adds one waits for whoever adds another. */
async function keptBytes({ sql, town }: Act): Promise<number> {
  await sql.count(statement`select pg_advisory_xact_lock(hashtextextended(${`papers ${town}`}, 0))`)
  const [sum] = await sql.rows(
    sumRow,
    statement`select coalesce(sum(size), 0)::float8 as bytes from paper
      where town_id = ${town} and kind = 'file' and withdrawn_at is null`,
  )
  return sum?.bytes ?? 0
}

/** The meeting, kept as it is so that papers are numbered one after the other; called off, it takes none. */
async function lockGround(act: Act, { meetingId, itemNo }: About): Promise<Outcome<null, AttachRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const [meeting] = await act.sql.rows(
    z.object({ state: z.custom<Meeting['state']>() }),
    statement`select state from meeting where town_id = ${act.town} and id = ${meetingId} for no key update`,
  )
  if (!meeting) return refuse({ kind: 'no-such-meeting' })
  if (meeting.state === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (itemNo === null) return done(null)
  const items = await act.tx.item.count({ where: { townId: act.town, meetingId, no: itemNo } })
  return items === 0 ? refuse({ kind: 'no-such-item', item: itemNo }) : done(null)
}

type Substance = { kind: 'link'; url: string } | { kind: 'file'; type: string; size: number; sha256: string }

const numberRow = z.object({ no: z.int() })

async function write(
  act: Act,
  { meetingId, itemNo, title, secret }: About,
  substance: Substance,
): Promise<Paper> {
  const { url, type, size, sha256 } = { url: null, type: null, size: null, sha256: null, ...substance }
  const [numbered] = await act.sql.rows(
    numberRow,
    statement`insert into paper (town_id, meeting_id, no, item_no, title, kind, url, type, size, sha256, secret, by_id, via, at)
      select ${act.town}, ${meetingId}, coalesce(max(no), 0) + 1, ${itemNo}::int, ${title}, ${substance.kind}, ${url}::text,
        ${type}::text, ${size}::int, ${sha256}::text, ${secret}::boolean, ${act.by}, ${act.via}, ${act.now}::timestamptz
      from paper where town_id = ${act.town} and meeting_id = ${meetingId} returning no`,
  )
  const paper = numbered && (await findPaper(act, { meetingId, no: numbered.no }))
  if (!paper) throw new Error('a paper was not written')
  await audit(act, {
    act: 'paper.attached',
    subject: meetingId,
    facts: { paper: paper.no, item: itemNo, kind: substance.kind, secret, ...(sha256 ? { sha256 } : {}) },
  })
  return paper
}
