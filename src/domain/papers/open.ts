import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { secrecyOf } from '../pledge/may.ts'
import { partInMeeting } from '../pledge/read.ts'
import type { TownModel } from '../town/model.ts'
import { isFor, needsPledge } from './may.ts'
import type { Paper } from './model.ts'
import { findPaper, type PaperKey, readContent } from './read.ts'

export type OpenPaperRefusal =
  | { kind: 'no-such-paper' }
  | { kind: 'paper-withdrawn' }
  /** Their time has ended, or the meeting they came to; what they learnt stays secret (rule 8). */
  | { kind: 'access-ended'; article: string | null }
  | { kind: 'pledge-missing'; article: string | null }
  /** A file that came in with a town file, without its bytes. */
  | { kind: 'file-missing' }

export type OpenedPaper = { kind: 'link'; url: string } | { kind: 'file'; paper: Paper; content: Uint8Array }

/**
 * A paper is opened by the one who acts: if they still are who it is for, and have pledged where it is secret (rule 8). Every
 * opening goes on record, by whom and as what.
 */
export async function openPaper(
  act: Act,
  town: TownModel,
  key: PaperKey,
): Promise<Outcome<OpenedPaper, OpenPaperRefusal>> {
  const paper = await findPaper(act, key)
  const meeting = town.meetings.find(({ id }) => id === key.meetingId)
  if (!paper || !meeting) return refuse({ kind: 'no-such-paper' })
  const secrecy = secrecyOf(town, meeting)
  const part = await partInMeeting(act, town, meeting)
  if (!part || !isFor(part, paper)) return refuse({ kind: 'access-ended', article: secrecy.article })
  if (paper.withdrawnAt) return refuse({ kind: 'paper-withdrawn' })
  if (needsPledge(part, secrecy, paper)) return refuse({ kind: 'pledge-missing', article: secrecy.article })
  const content = paper.kind === 'file' ? await readContent(act, key) : undefined
  if (paper.kind === 'file' && !content) return refuse({ kind: 'file-missing' })
  await act.sql.count(statement`insert into paper_opening (town_id, meeting_id, no, person_id, role, at)
    values (${act.town}, ${key.meetingId}, ${key.no}, ${act.by}, ${part.role}, ${act.now})`)
  await audit(act, {
    act: 'paper.opened',
    subject: key.meetingId,
    facts: { paper: key.no, person: act.by, role: part.role },
  })
  if (content) return done({ kind: 'file', paper, content })
  return done({ kind: 'link', url: paper.url ?? '' })
}
