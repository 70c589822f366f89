// Polls in the export: each date with its figures and who answered what.
import type { Reader } from '../../domain/act.ts'
import { iso } from '../values.ts'

export async function exportPolls({ tx, town: townId }: Reader) {
  const rows = await tx.poll.findMany({
    where: { townId },
    orderBy: { no: 'asc' },
    include: {
      meeting: { select: { no: true } },
      dates: { orderBy: { no: 'asc' }, include: { answers: { orderBy: { personId: 'asc' } } } },
    },
  })
  return rows.map(({ no, bodyId, place, state, until, at, endedAt, chosen, meeting, reason, ...row }) => ({
    ...{ no, body: bodyId, place, state, until: until.toISOString(), at: at.toISOString() },
    endedAt: iso(endedAt),
    chosen,
    meeting: meeting?.no ?? null,
    reason,
    dates: row.dates.map(({ no: date, startsAt, answers }) => ({
      no: date,
      startsAt: startsAt.toISOString(),
      yes: answers.filter(({ answer }) => answer === 'yes').length,
      maybe: answers.filter(({ answer }) => answer === 'maybe').length,
      no_: answers.filter(({ answer }) => answer === 'no').length,
      answers: answers.map((one) => ({
        ...{ person: one.personId, answer: one.answer, at: one.at.toISOString(), by: one.byId, via: one.via },
      })),
    })),
    by: row.byId,
    via: row.via,
  }))
}
