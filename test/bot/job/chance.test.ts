// The button beside a job is the one that will not be refused: judged in one statement, checked against the claim itself.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceButton, chanceNote } from '../../../src/bot/job/chance.ts'
import type { Sql } from '../../../src/db/sql.ts'
import type { Act } from '../../../src/domain/act.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { chanceOf } from '../../../src/domain/claim/may.ts'
import { findJobBefore, lockWorker, openJobsBefore } from '../../../src/domain/claim/read.ts'
import { closeJob } from '../../../src/domain/job/close.ts'
import { freshTown } from '../../../src/domain/town/read.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { lapseOffers } from '../../../src/domain/waiting/lapse.ts'
import { hoursLater, take, turn } from '../../domain/at-once.ts'
import { becomes, claims, delivers, joins, releases, STAFF, workingTown } from '../../domain/job/turns.ts'
import { NOW, operations } from '../../domain/operation.ts'

const operation = operations()
const { run, newTown } = operation
const WORKERS = ['w1', 'w2', 'w3', 'w4']
const JOBS = [3, 5, 8, 9]

class Undone extends Error {}

/** A claim that answers with the one there is takes nothing. */
const isAgain = (value: object): boolean => 'again' in value && value.again === true

/** Whether an operation would succeed now; nothing of it stays. */
async function would(
  personId: string,
  now: Date,
  work: (act: Act) => Promise<{ ok: boolean; value?: object }>,
): Promise<boolean> {
  let ok = false
  await run({ by: personId, now }, async (act) => {
    const outcome = await work(act)
    ok = outcome.ok && !isAgain(outcome.value ?? {})
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return ok
}

const verb = (line: string | undefined): string | undefined => line?.split(' ')[0]

async function buttonsOf(personId: string, now: Date): Promise<Map<number, string | undefined>> {
  return run({ by: personId, now }, async (act) => {
    const worker = await lockWorker(act, personId)
    if (!worker) throw new Error('no worker')
    let statements = 0
    const rows: Sql['rows'] = (...args) => {
      statements += 1
      return act.sql.rows(...args)
    }
    const open = await openJobsBefore({ ...act, sql: { ...act.sql, rows } }, personId)
    expect(statements).toBe(1)
    const closed = await findJobBefore(act, personId, 9)
    return new Map(
      [...open, ...(closed ? [closed] : [])].map((job) => [
        job.no,
        verb(chanceButton('ja', job.no, chanceOf(worker, job, act.now))?.line),
      ]),
    )
  })
}

type Step = { do: 'claim' | 'wait' | 'release' | 'deliver' | 'lapse'; who: string; no: number }
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('claim', 'claim', 'wait', 'release', 'deliver', 'lapse'),
  who: fc.constantFrom(...WORKERS),
  no: fc.constantFrom(...JOBS),
})
const entry = fc.record({
  state: fc.constantFrom('active', 'active', 'active', 'resting'),
  skills: fc.subarray(['typing', 'proof']),
  claimLimit: fc.integer({ min: 1, max: 3 }),
})

async function walk({ do: what, who, no }: Step): Promise<void> {
  if (what === 'claim') await take(operation, claims(who, no))
  if (what === 'wait') await take(operation, joins(who, no))
  if (what === 'release') await take(operation, releases(who, no))
  if (what === 'deliver') await take(operation, delivers(who, no))
  if (what === 'lapse')
    await take(
      operation,
      turn('system', hoursLater(25), (act) => lapseOffers(act, hoursLater(48))),
    )
}

test('性質: 「応募」「順番を待つ」は、押せば通るときにだけ出る', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 16 }),
      fc.array(entry, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(0, 23, 30),
      async (steps, entries, hours) => {
        await workingTown(operation)
        for (const one of steps) await walk(one)
        for (const [n, personId] of WORKERS.entries()) await becomes(operation, personId, entries[n] ?? {})
        const now = hoursLater(hours)
        for (const personId of WORKERS)
          for (const [no, said] of await buttonsOf(personId, now)) {
            const of = { no, personId }
            expect(said === 'claim', `${personId} ${no}`).toBe(
              await would(personId, now, (act) => claimJob(act, of)),
            )
            if (said === 'wait') expect(await would(personId, now, (act) => joinWaiting(act, of))).toBe(true)
          }
      },
    ),
    { numRuns: 25 },
  )
})

test('埋まった仕事は上限でも待てて、終わった仕事と受けている仕事には、押すものがない', async () => {
  await workingTown(operation)
  await take(operation, claims('w1', 3))
  await becomes(operation, 'w2', { claimLimit: 1 })
  await take(operation, claims('w2', 5))
  expect(await buttonsOf('w2', NOW)).toEqual(
    new Map([
      [5, undefined],
      [3, 'wait'],
      [8, 'talk'],
      [9, undefined],
    ]),
  )
  await run({ by: STAFF.by }, (act) => closeJob(act, 8))
  expect([...(await buttonsOf('w1', NOW)).keys()]).toEqual([5, 3, 9])
})

test('理由には、技能の講座の名前が入る', async () => {
  await newTown()
  const town = await run({ by: 'system' }, freshTown)
  const job = await run({ by: 'w1' }, (act) => findJobBefore(act, 'w1', 8))
  if (!job) throw new Error('no job')
  const chance = chanceOf({ personId: 'w1', state: 'active', skills: [], claimLimit: 3 }, job, NOW)
  expect(chanceNote({ locale: 'ja', town }, chance)).toContain('校正入門講座')
  expect(chanceNote({ locale: 'en', town }, chance)).toContain('校正入門講座')
})
