// SIGKILL at every named step of a turn, one instance and two, LINE and Slack: nothing acknowledged is lost, nothing
// happens twice; an answer may come a second time only where LINE cannot tell whether it had come.
import { afterEach, expect, test } from 'vitest'
import { openPlace, type Place } from '../e2e/place.ts'
import type { Program } from '../e2e/program.ts'
import { until } from '../e2e/waiting.ts'
import {
  answered,
  chanceOf,
  countLine,
  countSlack,
  everybodyAnswers,
  everybodyAtOnce,
  FULL,
  killedAt,
  membersOf,
  SEED,
  settled,
  staffWriteDown,
} from './harness.ts'

const STEPS = [
  'after signature',
  'after written',
  'before commit',
  'after commit',
  'before reply',
  'after reply',
  'before stored',
  'after stored',
  'before marked',
  'after marked',
  'after sealed',
]
/** Done for many at once: the first time is the one. */
const ONCE = /stored|marked|sealed/
/** A program that starts commits before it serves. */
const FROM = (step: string): number => (step.endsWith('commit') ? 3 : 1)
const MEMBERS = FULL ? 80 : 40
const TIMEOUT_MS = 240_000

let place: Place | undefined
afterEach(async () => {
  await place?.close()
  place = undefined
})

type Dying = { next: () => Program; died: () => Promise<unknown> }

/** The first instance dies at its step; another runs beside it, or is started when it is gone. */
async function dying(step: string, nth: number, instances: 1 | 2): Promise<Dying> {
  place = await openPlace({ members: MEMBERS, settings: killedAt(step, nth) })
  const first = place.program
  let second: Program | undefined = instances === 2 ? await place.another() : undefined
  let starting = false
  const watch = setInterval(() => {
    if (first.running() || starting || second) return
    starting = true
    place?.another().then(
      (program) => {
        second = program
      },
      () => {
        starting = false
      },
    )
  }, 50)
  watch.unref()
  let turn = 0
  return {
    next: () => {
      turn += 1
      return second && (turn % 2 === 0 || !first.running()) ? second : first
    },
    died: () => until(() => (first.running() ? undefined : true), { what: () => `it to die ${step}` }),
  }
}

const chance = chanceOf(SEED)
const nthOf = (step: string): number =>
  ONCE.test(step) ? 1 : FROM(step) + Math.floor(chance() * (FULL ? 8 : 4))
const chosen = FULL ? STEPS : ['after written', 'after reply']
const cases = chosen.flatMap((step) =>
  (FULL ? ([1, 2] as const) : ([2] as const)).map((instances) => ({ step, instances, nth: nthOf(step) })),
)

test.each(cases)(
  'LINE: $step で止められる（$instances つのうち一つ、$nth 回目）',
  { timeout: TIMEOUT_MS },
  async ({ step, instances, nth }) => {
    const { next, died } = await dying(step, nth, instances)
    if (!place) throw new Error('no place')
    const members = membersOf(MEMBERS)
    const talk = step.endsWith('stored') ? everybodyAtOnce : everybodyAnswers
    const { events, acknowledged } = await talk(place, members, { next })
    await died()
    await settled(place)
    const row = await countLine(place, `SIGKILL ${step}, ${instances} instance(s), LINE`, {
      members,
      events,
      acknowledged,
    })
    expect(row).toMatchObject({ acknowledged: events.length, lost: 0, doubled: 0 })
    expect(row.beyondOne).toBeLessThanOrEqual(step === 'after reply' || step.endsWith('marked') ? 2 : 0)
  },
)

const slackSteps = FULL
  ? [
      'after written',
      'before commit',
      'after commit',
      'before fetch',
      'after fetch',
      'before push',
      'after push',
    ]
  : ['after commit']
test.each(slackSteps.map((step) => ({ step, nth: nthOf(step) })))(
  'Slack: $step で止められる（$nth 回目）',
  { timeout: TIMEOUT_MS },
  async ({ step, nth }) => {
    const { next, died } = await dying(step, nth, 2)
    if (!place) throw new Error('no place')
    const members = membersOf(MEMBERS)
    const taken = await staffWriteDown(place, members, { next })
    await died()
    await answered(place)
    const row = await countSlack(place, `SIGKILL ${step}, 2 instances, Slack`, { members, taken })
    expect(row).toMatchObject({ lost: 0, doubled: 0, beyondOne: 0 })
    expect(row.acknowledged).toBeGreaterThan(MEMBERS / 2)
  },
)
