// Motions in the export: figures, readings, and of a named ballot who voted how. Of a secret one nobody is named.
import type { Reader } from '../../domain/act.ts'
import { type MotionCounts, motionCounts, motionRules } from '../../domain/decision/model.ts'
import { tally } from '../../domain/decision/tally.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

type Exported = ReturnType<typeof exportMotion>

/** Reads the motions of the whole town; what comes back gives those of a meeting, by number. */
export async function exportMotions({ tx, town: townId }: Reader): Promise<(meeting: Meeting) => Exported[]> {
  const rows = await tx.motion.findMany({
    where: { townId },
    orderBy: { no: 'asc' },
    include: { electors: { orderBy: { seatId: 'asc' } }, votes: { orderBy: { seatId: 'asc' } } },
  })
  const presiding = await tx.presiding.findMany({ where: { townId }, orderBy: { id: 'asc' } })
  const motions = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }) => (motions.get(id) ?? []).map((row) => exportMotion(row, presiding))
}

type MotionRow = Awaited<ReturnType<Reader['tx']['motion']['findMany']>>[number] & {
  electors: Awaited<ReturnType<Reader['tx']['elector']['findMany']>>
  votes: Awaited<ReturnType<Reader['tx']['vote']['findMany']>>
}
type PresidingRow = Awaited<ReturnType<Reader['tx']['presiding']['findMany']>>[number]

const NONE: MotionCounts = {
  yes: 0,
  no: 0,
  abstain: 0,
  silent: 0,
  absent: 0,
  recused: 0,
  base: 0,
  needed: null,
}

function exportMotion(row: MotionRow, presiding: PresidingRow[]) {
  const counts = row.counts === null ? undefined : motionCounts.parse(row.counts)
  const { yes, no, abstain, silent, absent, recused } = counts ?? NONE
  const rules = row.rules === null ? null : motionRules.parse(row.rules)
  return {
    no: row.no,
    item: row.itemNo,
    title: row.title,
    ballot: row.ballot,
    hidden: row.hidden,
    state: row.state,
    at: row.at.toISOString(),
    openedAt: iso(row.openedAt),
    closedAt: iso(row.closedAt),
    decidedAt: iso(row.decidedAt),
    rules,
    result: row.result,
    yes,
    no_: no,
    abstain,
    silent,
    absent,
    recused,
    base: counts?.base ?? null,
    needed: counts?.needed ?? null,
    article: rules?.decision.article ?? null,
    readings: rules ? tally({ yes, no, abstain }, rules).readings : [],
    presiding: presidedAt(row, presiding),
    decidedBy: row.decidedBy,
    casting: row.casting,
    reason: row.reason,
    votes: votesOf(row),
    electorate: row.electors.map(({ seatId, personId, through, standing }) => ({
      seat: seatId,
      person: personId,
      through,
      standing,
    })),
    by: row.byId,
    via: row.via,
  }
}

/** While it is open, those of the moment; once it is closed, those that were counted. */
const votesOf = ({ ballot, state, votes, electors }: MotionRow) => {
  if (ballot === 'secret') return []
  if (state === 'open')
    return votes.flatMap(({ seatId, choice, personId, at, via }) =>
      choice === null ? [] : [{ seat: seatId, choice, through: personId, at: at.toISOString(), via }],
    )
  return electors.flatMap(({ seatId, choice, through }) =>
    choice === null || through === null ? [] : [{ seat: seatId, choice, through }],
  )
}

/** Who presided when it was closed, or presides now. */
function presidedAt({ meetingId, closedAt, openedAt, state }: MotionRow, presiding: PresidingRow[]) {
  const at = closedAt ?? (state === 'open' ? openedAt : null)
  if (!at) return null
  const found = presiding.findLast(
    (row) => row.meetingId === meetingId && row.from <= at && (row.to === null || row.to >= at),
  )
  return found?.personId ?? null
}
