// Elections in the export: who stood, the figures of each round, who was elected; for whom anybody voted is nowhere.
import type { Reader } from '../../domain/act.ts'
import { roundCounts } from '../../domain/election/model.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { iso } from '../values.ts'

type Exported = ReturnType<typeof exportElection>

/** Reads the elections of the whole town; what comes back gives those of a meeting, the chair's first. */
export async function exportElections({
  tx,
  town: townId,
}: Reader): Promise<(meeting: Meeting) => Exported[]> {
  const rows = await tx.election.findMany({
    where: { townId },
    orderBy: { office: 'asc' },
    include: {
      candidates: { orderBy: { position: 'asc' } },
      rounds: { orderBy: { no: 'asc' }, include: { voters: { orderBy: { seatId: 'asc' } } } },
    },
  })
  const elections = Map.groupBy(rows, ({ meetingId }) => meetingId)
  return ({ id }) => (elections.get(id) ?? []).map(exportElection)
}

type Rows = Reader['tx']
type RoundRow = Awaited<ReturnType<Rows['electionRound']['findMany']>>[number] & {
  voters: Awaited<ReturnType<Rows['electionVoter']['findMany']>>
}
type ElectionRow = Awaited<ReturnType<Rows['election']['findMany']>>[number] & {
  candidates: { personId: string }[]
  rounds: RoundRow[]
}

const exportElection = (row: ElectionRow) => ({
  office: row.office,
  state: row.state,
  candidates: row.candidates.map(({ personId }) => personId),
  rounds: row.rounds.map(exportRound),
  elected: row.electedId,
  drawn: row.seed !== null,
  decidedAt: iso(row.decidedAt),
  commitment: row.commitment,
  seed: row.seed,
  at: row.at.toISOString(),
  by: row.byId,
  via: row.via,
})

const exportRound = ({ no, kind, candidates, openedAt, closedAt, counts, voters }: RoundRow) => ({
  no,
  kind,
  candidates,
  openedAt: openedAt.toISOString(),
  closedAt: iso(closedAt),
  counts: counts === null ? null : roundCounts.parse(counts),
  voters: voters.map(({ seatId, personId, through, standing }) => ({
    seat: seatId,
    person: personId,
    through,
    standing,
  })),
})
