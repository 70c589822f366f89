// Members answering, as tests say it.
import type { Act } from '../../../src/domain/act.ts'
import { answerInvitation } from '../../../src/domain/attendance/answer.ts'
import type { Answer, AnswerKind, Invited } from '../../../src/domain/attendance/model.ts'
import { countAttendance } from '../../../src/domain/attendance/read.ts'
import { withdrawAnswer } from '../../../src/domain/attendance/withdraw.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { granted } from '../meeting/granted.ts'
import type { Doing } from '../operation.ts'
import type { Operations } from '../records.ts'

export const ATTEND: Answer = { answer: 'attend', mode: 'in-person' }
export const ABSENT: Answer = { answer: 'absent' }
export const SEATS = { p1: 'c1', p2: 'c2', p3: 'c3', p4: 'c4' } as const
type Member = keyof typeof SEATS

/** Somebody answers for a seat, or the secretariat for them. */
export const answering = (
  invited: Invited,
  answer: Answer = ATTEND,
  doing: Doing = { by: invited.personId },
) => ({
  doing,
  work: (act: Act) => answerInvitation(act, invited, answer, { sure: true }),
})

export const withdrawing = (invited: Invited, doing: Doing = { by: invited.personId }) => ({
  doing,
  work: (act: Act) => withdrawAnswer(act, invited, { sure: true }),
})

export function answeringIn({ run, meeting, database, town }: Operations) {
  /** The meeting as p2, the holder of c2, sees it now. */
  const invited = async (personId: Member = 'p2'): Promise<Invited> => ({
    meeting: await meeting(),
    seatId: SEATS[personId],
    personId,
  })
  const answered = async (personId: Member = 'p2', answer: Answer = ATTEND): Promise<void> => {
    const { doing, work } = answering(await invited(personId), answer)
    granted(await run(doing, work))
  }
  return {
    invited,
    answered,
    /** Several members answer the same. */
    allAnswered: async (people: Member[], answer: AnswerKind): Promise<void> => {
      for (const personId of people) await answered(personId, { answer })
    },
    counts: () =>
      run({ by: 'system' }, async (act) => countAttendance(act, await freshTown(act), await meeting())),
    /** What is on record for a seat, in the order of who answered. */
    stored: (seatId = 'c2') =>
      database().db.answer.findMany({ where: { townId: town(), seatId }, orderBy: { personId: 'asc' } }),
  }
}
