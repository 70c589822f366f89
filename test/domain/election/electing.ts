// An election at its table, as tests hold it: of five seats four are filled (c1 p1 chair, c2 p2 vice, c3 p3, c4 p4).
import { callElection, nominate } from '../../../src/domain/election/call.ts'
import { castBallot } from '../../../src/domain/election/cast-ballot.ts'
import { closeRound } from '../../../src/domain/election/close.ts'
import { drawLot } from '../../../src/domain/election/draw.ts'
import type { Election } from '../../../src/domain/election/model.ts'
import { openRound } from '../../../src/domain/election/open.ts'
import { findElection } from '../../../src/domain/election/read.ts'
import { MEETING, member, OFFICE, tableOf, vault } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import type { Operations } from '../records.ts'

export const SEED = 'the seed of the test'

export function electingIn(operation: Operations) {
  const { run, meeting } = operation
  const table = tableOf(operation)
  const calls = async (office: Election['office'] = 'chair') => {
    const seen = await meeting()
    return run(OFFICE, (act) => callElection(act, { meeting: seen, office, seed: SEED }))
  }
  const stands = async (personId: string, office: Election['office'] = 'chair') => {
    const seen = await meeting()
    return run(OFFICE, (act) => nominate(act, { meeting: seen, office, personId }))
  }
  const opens = async (office: Election['office'] = 'chair') => {
    const seen = await meeting()
    return run(OFFICE, (act) => openRound(act, { meeting: seen, office }))
  }
  const votes = (
    person: string,
    personId: string | null,
    office: Election['office'] = 'chair',
    doing = member(person),
  ) => run(doing, (act) => castBallot(act, { meetingId: MEETING, office, personId, seal: vault.seal }))
  const closes = async (office: Election['office'] = 'chair') => {
    const seen = await meeting()
    return run(OFFICE, (act) => closeRound(act, { meeting: seen, office, open: vault.open }))
  }
  const draws = async (seed = SEED, office: Election['office'] = 'chair') => {
    const seen = await meeting()
    return run(OFFICE, (act) => drawLot(act, { meeting: seen, office, seed }))
  }
  return {
    ...table,
    calls,
    stands,
    opens,
    ballots: votes,
    counts: closes,
    draws,
    election: (office: Election['office'] = 'chair') =>
      run({ by: 'system' }, (act) => findElection(act, { meetingId: MEETING, office })),
    /** An open meeting with these people, and an open ballot between those who stand. */
    electing: async (people: string[], candidates: string[] = []) => {
      await table.sits(...people)
      await table.opening()
      granted(await calls())
      for (const candidate of candidates) granted(await stands(candidate))
      return granted(await opens())
    },
    officers: async () => {
      const rows = await operation.database().db.office.findMany({
        where: { townId: operation.town(), bodyId: 'council' },
        orderBy: [{ office: 'asc' }, { from: 'asc' }],
        select: { office: true, personId: true, to: true },
      })
      return rows.map(({ office, personId, to }) => `${office} ${personId}${to ? ' ended' : ''}`)
    },
  }
}
