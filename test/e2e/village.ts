// The small town with its dates in the future, awake at every hour, and as many members and workers as a test wants.
import { smallTown } from '../fixtures/small-town.ts'

const DAY_MS = 86_400_000

/** A wall-clock time of the village some days ahead: 2026-12-10T14:00. */
export const daysAhead = (days: number, time = '14:00', from: number = Date.now()): string =>
  `${new Date(from + days * DAY_MS).toISOString().slice(0, 10)}T${time}`

/** LINE user ids: a mark and a number make 32 hexadecimal digits. */
export const lineId = (mark: string, n = 0): string => `U${mark}${String(n).padStart(32 - mark.length, '0')}`

export const { town: TOWN } = smallTown
export const STAFF = 'U0STAFF1'
export const CHANNEL = TOWN.slack.staffChannel

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

export type Extras = { members?: number; workers?: number }

/** `members` further members with a seat and LINE (`m1`, …), `workers` further workers (`k1`, …), job 1 with 20 places. */
export function village({ members = 0, workers = 0 }: Extras = {}, now = new Date()) {
  const ahead = (days: number, time?: string) => `${daysAhead(days, time, now.getTime())}+09:00`
  const [council] = smallTown.bodies
  const [meeting] = smallTown.meetings
  return {
    ...smallTown,
    town: { ...TOWN, settings: { quietFrom: 0, quietTo: 0 } },
    people: [
      ...smallTown.people,
      ...range(members).map((n) => ({
        id: `m${n}`,
        name: `委員 ${n}`,
        roles: ['member'],
        line: lineId('c', n),
      })),
      ...range(workers).map((n) => ({
        id: `k${n}`,
        name: `働手 ${n}`,
        roles: ['worker'],
        line: lineId('d', n),
      })),
    ],
    bodies: [
      {
        ...council,
        seats: [
          ...(council?.seats ?? []),
          ...range(members).map((n) => ({
            id: `e${n}`,
            category: 'expert',
            title: `有識者${n}`,
            holder: `m${n}`,
          })),
        ],
      },
    ],
    meetings: [
      {
        ...meeting,
        startsAt: ahead(40),
        endsAt: ahead(40, '16:00'),
        answersCloseAt: ahead(30, '17:00'),
      },
    ],
    workers: [
      ...smallTown.workers,
      ...range(workers).map((n) => ({ person: `k${n}`, state: 'active', skills: [] })),
    ],
    jobs: [
      ...smallTown.jobs.map((job) => ({ ...job, dueAt: ahead(50, '17:00') })),
      ...(workers > 0
        ? [
            {
              no: 1,
              title: '封筒づめ',
              slots: 20,
              payYen: 2000,
              dueAt: ahead(50),
              state: 'open',
            },
          ]
        : []),
    ],
  }
}
