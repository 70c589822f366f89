// What staff should see coming, before somebody has to ask: one reading for the desk, the command and whoever else looks.
import type { Reader } from '../act.ts'
import { electionRule } from '../election/model.ts'
import {
  type LateAction,
  type LateMinutes,
  readLateActions,
  readLateMinutes,
} from '../minutes/read-late-minutes.ts'
import { charterOf, dayIn, type TownModel } from '../town/model.ts'
import type { Written } from '../written/model.ts'
import { openWritten } from '../written/read.ts'
import { covers, OFFICES, type Office, officerOn } from './model.ts'
import { readSeatsAtRisk, type SeatAtRisk } from './read-seats-at-risk.ts'

/** An office of a body that nobody holds. */
export type VacantOffice = { bodyId: string; body: string; office: Office; article: string }

export type RadarItem =
  | { kind: 'term-30' | 'term-90' | 'vacant' | 'unreachable'; seat: SeatAtRisk }
  | { kind: 'office'; office: VacantOffice }
  | { kind: 'minutes'; minutes: LateMinutes }
  | { kind: 'written'; written: Written }
  | { kind: 'action'; action: LateAction }
export type RadarKind = RadarItem['kind']

/** What presses most comes first. */
const ORDER: readonly RadarKind[] = [
  'term-30',
  'office',
  'written',
  'minutes',
  'action',
  'vacant',
  'unreachable',
  'term-90',
]

export type Radar = {
  /** Of each kind so many, what presses most first. */
  items: RadarItem[]
  /** How many there are of each kind. */
  totals: { kind: RadarKind; n: number }[]
}

/**
 * The offices of a body that its charter fills by election (rule 5(1)) and nobody holds on a day; bodies that have not begun,
 * or have ended, miss nobody.
 */
export function vacantOffices(town: TownModel, now: Date): VacantOffice[] {
  const today = dayIn(town, now)
  return town.bodies.flatMap((body) => {
    if (!covers(body, today)) return []
    const { held, article } = electionRule(charterOf(town, { bodyId: body.id, startsAt: now }).rules)
    if (!held) return []
    return OFFICES.filter((office) => officerOn(body, office, today) === null).map((office) => ({
      ...{ bodyId: body.id, body: body.name, office, article },
    }))
  })
}

export async function readRadar(
  reader: Reader,
  town: TownModel,
  { now, most }: { now: Date; most: number },
): Promise<Radar> {
  const today = dayIn(town, now)
  const [seats, minutes, actions, open] = await Promise.all([
    readSeatsAtRisk(reader, { today, most }),
    readLateMinutes(reader, { now, most }),
    readLateActions(reader, { today, most }),
    openWritten(reader),
  ])
  const offices = vacantOffices(town, now)
  const written = open.filter(({ until }) => until <= now)
  const found: RadarItem[] = [
    ...seats.map((seat) => ({ kind: seat.kind, seat })),
    ...offices.map((office) => ({ kind: 'office' as const, office })),
    ...written.map((one) => ({ kind: 'written' as const, written: one })),
    ...minutes.map((one) => ({ kind: 'minutes' as const, minutes: one })),
    ...actions.map((action) => ({ kind: 'action' as const, action })),
  ]
  const counts: Partial<Record<RadarKind, number>> = {
    office: offices.length,
    written: written.length,
    minutes: minutes[0]?.total ?? 0,
    action: actions[0]?.total ?? 0,
  }
  for (const { kind, total } of seats) counts[kind] = total
  return {
    items: ORDER.flatMap((kind) => found.filter((item) => item.kind === kind).slice(0, most)),
    totals: ORDER.map((kind) => ({ kind, n: counts[kind] ?? 0 })).filter(({ n }) => n > 0),
  }
}
