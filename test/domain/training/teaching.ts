// Courses as tests make them: of two seats, on two days in December; w1 and w2 know typing, w3 nothing, p5 is applying.

import { cancelCourse } from '../../../src/domain/training/cancel.ts'
import { type CourseChange, changeCourse } from '../../../src/domain/training/change.ts'
import { completeCourse } from '../../../src/domain/training/complete.ts'
import { enrolWorker } from '../../../src/domain/training/enrol.ts'
import { makeCourse, type NewCourse } from '../../../src/domain/training/make.ts'
import type { Course } from '../../../src/domain/training/model.ts'
import { entriesOf, findCourse } from '../../../src/domain/training/read.ts'
import { recordAttendance } from '../../../src/domain/training/record-attendance.ts'
import { withdrawWorker } from '../../../src/domain/training/withdraw.ts'
import { granted } from '../meeting/granted.ts'
import type { Doing } from '../operation.ts'
import { NOW } from '../operation.ts'
import type { Operations } from '../records.ts'

export const STAFF = { by: 's1', via: 'slack' } as const
export const FIRST = new Date('2026-12-10T14:00+09:00')
export const SECOND = new Date('2026-12-11T10:00+09:00')
export const later = (at: Date, minutes = 1): Date => new Date(at.getTime() + minutes * 60_000)

/** `said` where the words arrived later than they were said. */
type Saying = { no?: number; by?: string; now?: Date; said?: Date }

export function teachingIn({ run, database, town }: Operations) {
  const making = (more: Partial<NewCourse> = {}, doing: Doing = STAFF) =>
    run(doing, (act) =>
      makeCourse(act, {
        title: '校正入門',
        skill: 'proof',
        orientation: false,
        dates: [SECOND, FIRST],
        seats: 2,
        place: '役場',
        ...more,
      }),
    )
  const course = async (no = 1): Promise<Course> => {
    const found = await run(STAFF, (act) => findCourse(act, no))
    if (!found) throw new Error(`no course ${no}`)
    return found
  }
  return {
    making,
    make: async (more: Partial<NewCourse> = {}) => granted(await making(more)).course,
    course,
    enrolling: (personId: string, { no = 1, by = personId, now = NOW, said }: Saying = {}) =>
      run({ by, now }, (act) => enrolWorker({ ...act, said }, { no, personId })),
    leaving: (personId: string, { no = 1, by = personId, now = NOW, said }: Saying = {}) =>
      run({ by, now }, (act) => withdrawWorker({ ...act, said }, { no, personId })),
    completing: (personId: string, { no = 1, by = 's1', now = NOW } = {}) =>
      run({ by, now }, (act) => completeCourse(act, { no, personId })),
    cancelling: (no = 1, doing: Doing = STAFF) => run(doing, (act) => cancelCourse(act, { no })),
    changing: async (change: CourseChange, { no = 1, revision = 1, by = 's1' } = {}) =>
      run({ by }, (act) => changeCourse(act, { no, revision, ...change })),
    attending: (
      personId: string,
      said: { came: boolean; date: Date | null },
      { no = 1, by = 's1', now = later(FIRST) } = {},
    ) => run({ by, now }, (act) => recordAttendance(act, { no, personId, ...said })),
    /** Who is in the course, in its order: 「w1 enrolled」. */
    entries: async (no = 1) =>
      (await run(STAFF, (act) => entriesOf(act, no))).map(({ personId, state }) => `${personId} ${state}`),
    worker: (personId: string) =>
      database().db.worker.findUniqueOrThrow({
        where: { townId_personId: { townId: town(), personId } },
        select: { state: true, skills: true, orientedAt: true },
      }),
    /** Somebody is applying to the programme. */
    apply: async (personId: string) => {
      await database().db.worker.create({
        data: { townId: town(), personId, state: 'applied', skills: [] },
      })
    },
  }
}
