// Sentences written by people who had not seen the grammar, with what a careful clerk reads in them.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { meaningOf } from '../../../src/cli/intents.ts'

const rows = z
  .array(
    z.tuple([
      z.enum(['member', 'worker', 'staff']),
      z.string(),
      z.string(),
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    ]),
  )
  .parse(JSON.parse(readFileSync(new URL('./written.json', import.meta.url), 'utf8')))

test('ほかの人が書いた文も、慎重な職員と同じに読む', () => {
  expect(rows.length).toBeGreaterThan(1500)
  const wrong = rows.flatMap(([role, text, intent, slots]) => {
    const found = meaningOf(text, role)
    return found.intent === intent && JSON.stringify(sorted(found.slots)) === JSON.stringify(sorted(slots))
      ? []
      : [`${role}「${text}」 → ${found.intent} ${JSON.stringify(found.slots)}`]
  })
  expect(wrong).toEqual([])
})

const sorted = (slots: object) => Object.entries(slots).sort(([a], [b]) => a.localeCompare(b))
