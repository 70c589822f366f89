// A meeting at its table, as tests sit down at it: four of five seats are filled (c1 chair, c2 vice-chair, c3, c4).
import type { Act } from '../../../src/domain/act.ts'
import { breakTie } from '../../../src/domain/decision/break-tie.ts'
import { closeMotion } from '../../../src/domain/decision/close.ts'
import { makeMotion, makeUrgentMotion } from '../../../src/domain/decision/make.ts'
import type { BallotKind, Choice, Motion } from '../../../src/domain/decision/model.ts'
import { openMotion } from '../../../src/domain/decision/open.ts'
import { findMotion } from '../../../src/domain/decision/read.ts'
import { castVote } from '../../../src/domain/decision/vote.ts'
import { openMeeting } from '../../../src/domain/session/open.ts'
import { openVault } from '../../../src/vault.ts'
import { granted } from '../meeting/granted.ts'
import type { Doing } from '../operation.ts'
import type { Operations } from '../records.ts'
import { AT, sittingIn } from '../session/sitting.ts'

export const OFFICE = { by: 's1', via: 'slack', now: AT } as const
export const vault = openVault(['a secret of the test'])
export const MEETING = 'council-3'

export const member = (person: string, now: Date = AT): Doing => ({ by: person, via: 'line', now })

/** Seats of the small town, by who holds them. */
const SEATS: Record<string, string> = { p1: 'c1', p2: 'c2', p3: 'c3', p4: 'c4' }

type Making = { title?: string; ballot?: BallotKind; hidden?: boolean }

export function tableOf(operation: Operations) {
  const { run, meeting } = operation
  const sitting = sittingIn(operation)
  const sits = async (...people: string[]) => {
    for (const person of people) await sitting.arrived({ seatId: SEATS[person] ?? '', personId: person })
  }
  const opening = async () => granted(await run(OFFICE, async (act) => openMeeting(act, await meeting())))
  const making = async ({ title = '会費の額', ballot = 'named', hidden = false }: Making = {}) => {
    const seen = await meeting()
    return granted(
      await run(OFFICE, (act) => makeMotion(act, { meeting: seen, itemNo: 2, title, ballot, hidden })),
    ).no
  }
  const motion = async (no = 1): Promise<Motion> => {
    const found = await run({ by: 'system' }, (act) => findMotion(act, { meetingId: MEETING, no }))
    if (!found) throw new Error(`no motion ${no}`)
    return found
  }
  const put = async (no = 1) => {
    const seen = { ...(await motion(no)), meeting: await meeting() }
    return run(OFFICE, (act) => openMotion(act, seen))
  }
  const votes = (person: string, choice: Choice, no = 1, doing: Doing = member(person)) =>
    run(doing, (act) => castVote(act, { meetingId: MEETING, no, choice, seal: vault.seal }))
  const closes = async (no = 1) => {
    const seen = await motion(no)
    return run(OFFICE, (act) => closeMotion(act, { ...seen, open: vault.open }))
  }
  return {
    ...sitting,
    sits,
    opening,
    making,
    motion,
    put,
    votes,
    closes,
    urgent: async ({ title = '防災の件', ballot = 'named' as BallotKind } = {}) => {
      const seen = await meeting()
      return granted(
        await run(OFFICE, (act) => makeUrgentMotion(act, { meeting: seen, title, ballot, hidden: false })),
      ).no
    },
    breaks: (person: string, choice: 'yes' | 'no', no = 1) =>
      run(member(person), (act: Act) => breakTie(act, { meetingId: MEETING, no, choice })),
    /** An open meeting with these people, and an open vote. */
    voting: async (people: string[], how: Making = {}): Promise<number> => {
      await sits(...people)
      await opening()
      const no = await making(how)
      granted(await put(no))
      return no
    },
    electors: () =>
      operation.database().db.elector.findMany({
        where: { townId: operation.town() },
        orderBy: [{ motionNo: 'asc' }, { seatId: 'asc' }],
        select: { seatId: true, through: true, standing: true, choice: true },
      }),
  }
}
