// A town goes out as its export and comes in again.
import { expect } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { everyRow, NOW, show, take } from './towns.ts'

export const whole = (text: unknown): unknown => JSON.parse(JSON.stringify(text))

/** Out and in again: nothing changes, and the second export is the first. */
export async function thereAndBack(database: Database, town: string, now = NOW) {
  const shown = await show(database, town, now)
  const rows = await everyRow(database)
  expect(await take(database, whole(shown), now)).toEqual({ town, inserted: {}, updated: {} })
  expect(await everyRow(database)).toBe(rows)
  expect(await show(database, town, now)).toEqual(shown)
  return shown
}

/** The export of one town, taken in under another name, shows the same town. */
export async function elsewhere(database: Database, town: string, now = NOW) {
  const shown = await show(database, town, now)
  const { audit: _, ...copy } = { ...shown, town: { ...shown.town, id: `${town}-copy`, line: {}, slack: {} } }
  const people = copy.people.map(({ line: _line, slack: _slack, ...person }) => person)
  await take(database, whole({ ...copy, people }), now)
  const again = await show(database, `${town}-copy`, now)
  for (const part of [
    'organisations',
    'skills',
    'bodies',
    'meetings',
    'written',
    'polls',
    'pledges',
    'workers',
    'courses',
    'clients',
    'leads',
    'orders',
    'jobs',
    'statements',
    'roadmap',
    'feeAmounts',
    'fees',
  ] as const)
    expect(again[part]).toEqual(shown[part])
}
