import { type Attendance, amountOn, type FeeAmount, type FeeDay } from './model.ts'

/**
 * One daily fee for each person and attended day, however many meetings there were (M1). Where the seats of the day have
 * different amounts, the highest counts, once; of equal ones that of the meeting which began first.
 */
export function dailyFees(attendances: Attendance[], amounts: FeeAmount[]): FeeDay[] {
  const days = Map.groupBy(attendances, ({ personId, day }) => JSON.stringify([personId, day]))
  return [...days.values()]
    .flatMap((attended) => feeOf(attended, amounts))
    .toSorted((a, b) => compare(a.day, b.day) || compare(a.personId, b.personId))
}

function feeOf(attended: Attendance[], amounts: FeeAmount[]): FeeDay[] {
  const priced = attended
    .map((one) => ({ ...one, yen: amountOn(amounts, one.category, one.day) }))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || compare(a.meetingId, b.meetingId))
  const [best] = priced.toSorted((a, b) => (b.yen ?? UNSET) - (a.yen ?? UNSET))
  if (!best) return []
  const { personId, name, day, bodyId, category, yen } = best
  return [
    {
      ...{ personId, name, day, bodyId, category, yen },
      meetings: distinct(priced.map(({ meetingId: id, meeting: title }) => ({ id, title }))),
      seats: distinct(priced.map((one) => ({ title: one.title, category: one.category }))),
      others: distinct(
        priced.filter((one) => one.yen !== yen).map((one) => ({ category: one.category, yen: one.yen })),
      ),
    },
  ]
}

/** Below every amount, also below none at all. */
const UNSET = -1

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Somebody who left and came back is listed once. */
const distinct = <Entry>(entries: Entry[]): Entry[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
]
