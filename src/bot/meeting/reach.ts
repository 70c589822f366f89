// Whom a meeting's notice reaches, and who has to be told another way.
import { isoDay } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { note, type Part, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'

export type Told = { reached: number; missed: string[] }

/** How many members are told, and who has to be told another way. */
export const toldParts = (w: Turn['words'], { reached, missed }: Told): Part[] => [
  note(w.meeting.convenedHint(reached)),
  ...(missed.length > 0 ? [text(w.meeting.notReached(missed.join(w.locale === 'ja' ? '、' : ', ')))] : []),
]

export async function reach({ act }: Turn, people: string[]): Promise<Told> {
  const missed = await act.tx.person.findMany({
    where: { townId: act.town, id: { in: people }, accounts: { none: { reachable: true } } },
    select: { name: true },
    orderBy: { id: 'asc' },
  })
  return { reached: people.length - missed.length, missed: missed.map(({ name }) => name) }
}

export async function holdersOf({ act, town }: Turn, one: Meeting): Promise<string[]> {
  const day = new Date(isoDay(one.startsAt, town.timezone))
  const held = await act.tx.appointment.findMany({
    where: {
      townId: act.town,
      bodyId: one.bodyId,
      from: { lte: day },
      OR: [{ to: null }, { to: { gte: day } }],
    },
    select: { personId: true },
  })
  return held.map(({ personId }) => personId)
}
