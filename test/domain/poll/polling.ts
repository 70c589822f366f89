// A poll as tests open it: three dates, four of five seats filled (p1, p2, p3, p4).
import { answerPoll } from '../../../src/domain/poll/answer.ts'
import type { DateAnswer, Suits } from '../../../src/domain/poll/model.ts'
import { type NewPoll, openPoll } from '../../../src/domain/poll/open.ts'
import { findPoll, readPollSeats } from '../../../src/domain/poll/read.ts'
import { standingOf } from '../../../src/domain/poll/standing.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

export const STAFF = { by: 's1', via: 'slack' } as const
export const DATES = ['2026-12-20T14:00+09:00', '2026-12-21T10:00+09:00', '2026-12-22T10:00+09:00'].map(
  (at) => new Date(at),
)
export const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)

/** ○ △ × for the dates in their order; a blank says nothing. */
const MARKS: Record<string, Suits> = { '○': 'yes', '△': 'maybe', '×': 'no' }
export const answersOf = (marks: string): DateAnswer[] =>
  [...marks].flatMap((mark, index) => {
    const answer = MARKS[mark]
    return answer ? [{ dateNo: index + 1, answer }] : []
  })

export function pollingIn({ run }: Operations) {
  const opening = (more: Partial<NewPoll> = {}, doing: Parameters<typeof run>[0] = STAFF) =>
    run(doing, (act) => openPoll(act, { bodyId: 'council', dates: DATES, place: '役場', ...more }))
  return {
    opening,
    open: async (more: Partial<NewPoll> = {}) => granted(await opening(more)).poll,
    answers: (personId: string, marks: string, { now = NOW, by = personId, no = 1 } = {}) =>
      run({ by, now }, (act) => answerPoll(act, { no, personId, answers: answersOf(marks) })),
    poll: async (no = 1) => {
      const found = await run(STAFF, (act) => findPoll(act, no))
      if (!found) throw new Error(`no poll ${no}`)
      return found
    },
    standing: (no = 1) =>
      run(STAFF, async (act) => {
        const poll = await findPoll(act, no)
        if (!poll) throw new Error(`no poll ${no}`)
        return standingOf(await freshTown(act), poll, await readPollSeats(act, no))
      }),
  }
}
