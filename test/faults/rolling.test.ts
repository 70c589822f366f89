// Instances are replaced one after the other while everybody talks: whoever sends requests sees by /readyz who leaves, and
// no webhook fails.
import { afterAll, expect, test } from 'vitest'
import { openPlace, type Place } from '../e2e/place.ts'
import type { Program } from '../e2e/program.ts'
import { everybodyAnswers, FULL, membersOf, record, settled } from './harness.ts'

const INSTANCES = FULL ? 3 : 2
const MEMBERS = FULL ? 400 : 160
const LOOK_EVERY_MS = 100

let place: Place | undefined
afterAll(() => place?.close())

/** A load balancer: it asks everybody whether they are ready, and sends requests to those in turn. */
function balancer(all: () => Program[]): { next: () => Program; stop: () => void } {
  let ready = all()
  const look = async () => {
    const asked = await Promise.all(
      all().map(async (program) => {
        const signal = AbortSignal.timeout(1_000)
        const status = await fetch(`${program.origin}/readyz`, { signal }).then(
          (response) => response.status,
          () => 0,
        )
        return status === 200 ? program : undefined
      }),
    )
    ready = asked.flatMap((program) => program ?? [])
  }
  const timer = setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS)
  let turn = 0
  return {
    next: () => {
      turn += 1
      const program = ready[turn % Math.max(1, ready.length)]
      if (!program) throw new Error('nobody is ready')
      return program
    },
    stop: () => clearInterval(timer),
  }
}

test('入れ替えの間も、Webhookは一つも失敗せず、返事は一つずつ残る', { timeout: 180_000 }, async () => {
  place = await openPlace({ members: MEMBERS })
  const own = place
  let programs = [own.program]
  while (programs.length < INSTANCES) programs.push(await own.another())
  const balanced = balancer(() => programs)
  const members = membersOf(MEMBERS)
  const calls = own.line.calls.length
  let over = false
  const replacing = (async () => {
    for (const old of [...programs]) {
      const fresh = await own.another()
      programs = [...programs, fresh]
      await new Promise((done) => setTimeout(done, 3 * LOOK_EVERY_MS))
      expect(await old.stop()).toBe(0)
      programs = programs.filter((program) => program !== old)
    }
    over = true
  })()
  const failed: number[] = []
  const events: string[] = []
  // Everybody says it again and again until all instances are new: the same words change nothing.
  for (let round = 0; !over || round === 0; round += 1) {
    const said = await everybodyAnswers(own, round === 0 ? members : members.slice(0, 40), {
      atOnce: 8,
      next: balanced.next,
    })
    failed.push(said.first.filter((status) => status !== 200).length)
    events.push(...said.acknowledged)
  }
  await replacing
  balanced.stop()
  await settled(own)
  const failures = failed.reduce((sum, n) => sum + n, 0)
  const there = await own.database.db.inbox.count({ where: { eventId: { in: events } } })
  record({
    fault: `rolling restart of ${INSTANCES}`,
    tries: events.length,
    acknowledged: events.length,
    lost: events.length - there,
    doubled: 0,
    beyondOne: 0,
    note: `${failures} failed webhooks`,
  })
  expect(failures).toBe(0)
  expect(there).toBe(events.length)
  expect(own.line.calls.length).toBeGreaterThan(calls)
})
