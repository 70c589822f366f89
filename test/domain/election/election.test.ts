// 互選: 無記名、最も多い人、同数なら決選投票、それでも同数ならくじ(第5条第1項、V10)。
import { beforeEach, describe, expect, test } from 'vitest'
import { callElection, nominate } from '../../../src/domain/election/call.ts'
import { closeRound } from '../../../src/domain/election/close.ts'
import { drawLot } from '../../../src/domain/election/draw.ts'
import { drawnByLot } from '../../../src/domain/election/lot.ts'
import { openRound } from '../../../src/domain/election/open.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { closeMeeting } from '../../../src/domain/session/open.ts'
import { readPresider } from '../../../src/domain/session/read.ts'
import { MEETING, member, OFFICE, vault } from '../decision/table.ts'
import { granted } from '../meeting/granted.ts'
import { cancelled } from '../meeting/meanwhile.ts'
import { operations } from '../operation.ts'
import { writingNothing } from '../records.ts'
import { electingIn, SEED } from './electing.ts'

const operation = operations()
const { run, meeting, database } = operation
const table = electingIn(operation)
const ALL = ['p1', 'p2', 'p3', 'p4']

beforeEach(() => operation.newTown())

async function sealed(): Promise<string[]> {
  granted(await table.ballots('p4', null))
  const rows = await database().db.ballot.findMany({ where: { townId: operation.town() } })
  granted(await table.ballots('p4', 'p4'))
  return rows.map((row) => row.sealed)
}

/** Two ballots for p3 and two for p4. */
async function tie(): Promise<void> {
  for (const [voter, candidate] of [
    ['p1', 'p3'],
    ['p2', 'p3'],
    ['p3', 'p4'],
    ['p4', 'p4'],
  ] as const)
    granted(await table.ballots(voter, candidate))
}

describe('互選', () => {
  test('最も多い人が選ばれ、その日から役職に就き、前の人の任期は終わる', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    for (const person of ['p1', 'p2', 'p3']) granted(await table.ballots(person, 'p3'))
    granted(await table.ballots('p4', 'p4'))
    const { election } = granted(await table.counts())
    expect(election).toMatchObject({ state: 'decided', electedId: 'p3' })
    expect(election.rounds[0]?.counts).toEqual({ for: { p3: 3, p4: 1 }, blank: 0, silent: 0, absent: 0 })
    expect(await table.officers()).toEqual(['chair p1 ended', 'chair p3', 'vice p2'])
    const presider = await run(OFFICE, (act) => readPresider(act, MEETING))
    expect(presider).toMatchObject({ personId: 'p3', role: 'chair' })
  })
  test('だれも候補に挙げなければ、委員全員が候補者である', async () => {
    const opened = await table.electing(ALL)
    expect(opened.candidates).toEqual(ALL)
    expect(opened.voters.toSorted()).toEqual(ALL)
  })
  test('副会長が会長に選ばれれば、副会長の任期は終わる', async () => {
    await table.electing(ALL, ['p2', 'p3'])
    for (const person of ALL) granted(await table.ballots(person, 'p2'))
    granted(await table.counts())
    expect(await table.officers()).toEqual(['chair p1 ended', 'chair p2', 'vice p2 ended'])
  })
  test('同数は決選投票に、それでも同数ならくじになり、くじはだれでも引き直せる(V10)', async () => {
    await table.electing(ALL, ['p1', 'p3', 'p4'])
    await tie()
    expect(granted(await table.counts()).election.state).toBe('run-off')
    const second = granted(await table.opens())
    expect(second).toMatchObject({ kind: 'run-off', candidates: ['p3', 'p4'] })
    expect(await table.ballots('p1', 'p1')).toEqual(refuse({ kind: 'stands-not' }))
    await tie()
    expect(granted(await table.counts()).election.state).toBe('lot')
    const { election, among } = granted(await table.draws())
    expect(among).toEqual(['p3', 'p4'])
    expect(election.electedId).toBe(drawnByLot(SEED, { meetingId: MEETING, office: 'chair', among }))
    expect(await table.election()).toMatchObject({ state: 'decided', seed: SEED })
  })
  test('くじの種が約束と合わなければ、引かずに約束を作り直す', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    await tie()
    granted(await table.counts())
    granted(await table.opens())
    await tie()
    granted(await table.counts())
    expect(await table.draws('another seed')).toMatchObject({
      ok: false,
      refusal: { kind: 'committed-anew' },
    })
    expect(await table.election()).toMatchObject({ state: 'lot', electedId: null })
    expect(granted(await table.draws('another seed')).election.state).toBe('decided')
  })
  test('だれも投票しなければ、もう一度始められる', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    granted(await table.ballots('p1', null))
    expect(granted(await table.counts()).election.state).toBe('draft')
    expect(granted(await table.opens()).kind).toBe('first')
  })
  test('票は封じられ、数えたあとはどこにも残らない(V13)', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    granted(await table.ballots('p1', 'p4'))
    expect(granted(await table.ballots('p1', 'p3')).changed).toBe(true)
    granted(await table.ballots('p2', 'p3'))
    const [row] = await database().db.ballot.findMany({ where: { townId: operation.town(), seatId: 'c1' } })
    expect(row?.sealed).not.toContain('p3')
    expect(new Set((await sealed()).map(({ length }) => length)).size).toBe(1)
    const { election } = granted(await table.counts())
    expect(election.rounds[0]?.counts).toMatchObject({ for: { p3: 2, p4: 1 }, silent: 1 })
    expect(await database().db.ballot.count({ where: { townId: operation.town() } })).toBe(0)
    const audits = await database().db.auditEntry.findMany({
      where: { townId: operation.town(), act: 'election.voted' },
    })
    expect(audits.map(({ facts }) => facts)).toEqual([
      { round: 1, seat: 'c1' },
      { round: 1, seat: 'c1' },
      { round: 1, seat: 'c2' },
      { round: 1, seat: 'c4' },
      { round: 1, seat: 'c4' },
    ])
  })
  test('席を立った人の票は数えない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    granted(await table.ballots('p1', 'p4'))
    granted(await table.ballots('p2', 'p3'))
    await table.departed({ seatId: 'c1', personId: 'p1' })
    const { election } = granted(await table.counts())
    expect(election.rounds[0]?.counts).toMatchObject({ for: { p3: 1, p4: 0 }, absent: 1 })
  })
  test('決まらない互選を残して、会議は閉じられない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    const close = async () => {
      const seen = await meeting()
      return run(OFFICE, (act) => closeMeeting(act, seen))
    }
    expect(await close()).toEqual(refuse({ kind: 'election-undecided' }))
  })
})

describe('できないこと', () => {
  test('開会前、定足数不足、委員でない候補者', async () => {
    granted(await table.calls())
    expect(await table.opens()).toEqual(refuse({ kind: 'meeting-not-open' }))
    expect(await table.stands('s1')).toEqual(refuse({ kind: 'no-member' }))
    await table.sits(...ALL)
    await table.opening()
    for (const [seatId, personId] of [
      ['c2', 'p2'],
      ['c3', 'p3'],
      ['c4', 'p4'],
    ] as const)
      await table.departed({ seatId, personId })
    expect(await table.opens()).toMatchObject({ ok: false, refusal: { kind: 'no-quorum' } })
  })
  test('着席していない人は投票できない', async () => {
    await table.electing(['p1', 'p2', 'p3'])
    expect(await table.ballots('p4', 'p1')).toEqual(refuse({ kind: 'not-at-the-table' }))
  })
  test('委員は、互選を始めることも締め切ることもできない', async () => {
    const seen = await meeting()
    const calling = await run(member('p3'), (act) =>
      callElection(act, { meeting: seen, office: 'chair', seed: SEED }),
    )
    expect(calling).toMatchObject({ ok: false, refusal: { kind: 'not-permitted' } })
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: callElection は、その間に中止された会議で互選を始めない', async () => {
    const seen = await meeting()
    await cancelled(operation)
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => callElection(act, { meeting: seen, office: 'chair', seed: SEED })),
    )
    expect(outcome).toEqual(refuse({ kind: 'meeting-cancelled' }))
  })
  test('古い: nominate は、投票が始まってから候補者を加えない', async () => {
    const before = await meeting()
    await table.electing(ALL, ['p3', 'p4'])
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => nominate(act, { meeting: before, office: 'chair', personId: 'p1' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'election-open' }))
  })
  test('古い: openRound は、決まった互選を開き直さない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    const seen = await meeting()
    granted(await table.ballots('p1', 'p3'))
    granted(await table.counts())
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => openRound(act, { meeting: seen, office: 'chair' })),
    )
    expect(outcome).toEqual(refuse({ kind: 'election-decided' }))
  })
  test('古い: castBallot は、締め切られた投票に票を入れない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    granted(await table.ballots('p1', 'p3'))
    granted(await table.counts())
    const outcome = await writingNothing(operation, () => table.ballots('p2', 'p4'))
    expect(outcome).toEqual(refuse({ kind: 'election-decided' }))
  })
  test('古い: closeRound は、締め切られた投票を数え直さない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    const seen = await meeting()
    granted(await table.ballots('p1', 'p3'))
    granted(await table.counts())
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => closeRound(act, { meeting: seen, office: 'chair', open: vault.open })),
    )
    expect(outcome).toEqual(refuse({ kind: 'election-decided' }))
  })
  test('古い: drawLot は、くじを待っていない互選で引かない', async () => {
    await table.electing(ALL, ['p3', 'p4'])
    const seen = await meeting()
    const outcome = await writingNothing(operation, () =>
      run(OFFICE, (act) => drawLot(act, { meeting: seen, office: 'chair', seed: SEED })),
    )
    expect(outcome).toEqual(refuse({ kind: 'election-open' }))
  })
})
