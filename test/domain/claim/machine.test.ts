// The claim machine (J5, J6) against a model kept beside it: random histories of claims, releases, leases, the queue,
// applications, choices and jobs given to somebody else. After each step what the operation said, and all that is stored,
// must be what the model says.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../src/db/transaction.ts'
import type { Act } from '../../../src/domain/act.ts'
import { applyForJob } from '../../../src/domain/application/apply.ts'
import { chooseApplicant } from '../../../src/domain/application/choose.ts'
import { withdrawApplication } from '../../../src/domain/application/withdraw.ts'
import { askLeases } from '../../../src/domain/claim/ask-leases.ts'
import { claimJob } from '../../../src/domain/claim/claim.ts'
import { expireClaims } from '../../../src/domain/claim/expire.ts'
import { keepClaim } from '../../../src/domain/claim/keep.ts'
import { reassignJob } from '../../../src/domain/claim/reassign.ts'
import { releaseJob } from '../../../src/domain/claim/release.ts'
import { deliverJob } from '../../../src/domain/delivery/deliver.ts'
import { closeJob } from '../../../src/domain/job/close.ts'
import { joinWaiting } from '../../../src/domain/waiting/join.ts'
import { lapseOffers } from '../../../src/domain/waiting/lapse.ts'
import { leaveWaiting } from '../../../src/domain/waiting/leave.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { LIMIT, type Machine, type ModelJob, machine, offerUntil, SETTINGS } from './machine-model.ts'

const database = testDatabase()
const townId = 'machine'
const workers = ['k0', 'k1', 'k2']
const start = new Date('2026-12-01T10:00+09:00')
const HOUR_MS = 3_600_000

beforeAll(() =>
  loadTown(
    database(),
    {
      town: { id: townId, name: '機械村', timezone: SETTINGS.timezone },
      people: [...workers, 'd'].map((id) => ({
        id,
        name: `人${id}`,
        roles: [id === 'd' ? 'director' : 'worker'],
      })),
      workers: workers.map((person) => ({ person, state: 'active', skills: [], claimLimit: LIMIT })),
    },
    start,
  ),
)

type OfWorker = 'claim' | 'wait' | 'leave' | 'release' | 'deliver' | 'keep' | 'apply' | 'withdraw' | 'choose'
type OfClock = 'ask' | 'expire' | 'lapse'
type Step =
  | { by: 'worker'; do: OfWorker; of: number; who: string }
  | { by: 'director'; do: 'reassign'; of: number; who: string; to: string }
  | { by: 'director'; do: 'close'; of: number }
  | { by: 'clock'; do: OfClock; hours: number }

const worker = fc.constantFrom('worker' as const)
const director = fc.constantFrom('director' as const)
const doing = fc.constantFrom<OfWorker[]>(
  ...(['claim', 'claim', 'claim', 'wait', 'wait', 'leave', 'release', 'deliver', 'keep'] as const),
  ...(['apply', 'apply', 'withdraw', 'choose', 'choose'] as const),
)
const of = fc.constantFrom(0, 0, 0, 1, 1, 2)
const who = fc.constantFrom(...workers)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ by: worker, do: doing, of, who }) },
  {
    weight: 5,
    arbitrary: fc.record({ by: director, do: fc.constantFrom('reassign' as const), of, who, to: who }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      by: fc.constantFrom('clock' as const),
      do: fc.constantFrom<OfClock[]>('ask', 'expire', 'lapse'),
      hours: fc.constantFrom(0, 5, 30, 80),
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: director, do: fc.constantFrom('close' as const), of }) },
)

const does = (what: OfWorker, of: number, who: string): Step => ({ by: 'worker', do: what, of, who })
const strikes = (what: OfClock, hours: number): Step => ({ by: 'clock', do: what, hours })
/** Once along every way, whatever chance brings. */
const EVERY_WAY: Step[] = [
  does('claim', 0, 'k0'),
  does('claim', 0, 'k1'),
  does('wait', 0, 'k1'),
  does('wait', 0, 'k2'),
  { by: 'director', do: 'reassign', of: 0, who: 'k0', to: 'k2' },
  does('keep', 0, 'k2'),
  does('release', 0, 'k2'),
  does('claim', 0, 'k2'),
  does('claim', 0, 'k1'),
  does('apply', 1, 'k0'),
  does('apply', 1, 'k1'),
  does('apply', 1, 'k2'),
  does('withdraw', 1, 'k2'),
  does('choose', 1, 'k0'),
  does('choose', 1, 'k2'),
  does('choose', 1, 'k1'),
  does('claim', 2, 'k2'),
  does('deliver', 1, 'k0'),
  does('wait', 0, 'k2'),
  strikes('ask', 80),
  strikes('expire', 80),
  strikes('lapse', 30),
  does('claim', 0, 'k1'),
  strikes('ask', 0),
  { by: 'director', do: 'close', of: 0 },
]

let last = 0
async function newJobs(): Promise<ModelJob[]> {
  const dueAt = new Date(start.getTime() + 30 * 24 * HOUR_MS)
  const jobs: ModelJob[] = [
    { no: last + 1, how: 'first', offeredTo: [], slots: 1, dueAt, open: true },
    { no: last + 2, how: 'choose', offeredTo: [], slots: 2, dueAt, open: true },
    { no: last + 3, how: 'offer', offeredTo: ['k0', 'k1'], slots: 1, dueAt, open: true },
  ]
  last += 3
  const { db } = database()
  // What an earlier history left in hand would count against the limit of this one.
  await db.claim.updateMany({
    where: { townId, state: { in: ['claimed', 'working'] } },
    data: { state: 'accepted' },
  })
  await db.waiting.updateMany({ where: { townId, state: 'offered' }, data: { state: 'lapsed' } })
  await db.spoken.deleteMany({ where: { townId } })
  const common = { townId, title: '仕事', payYen: 1, skills: [], state: 'open' }
  await db.job.createMany({
    data: jobs.map(({ no, how, offeredTo, slots }) => ({ ...common, no, how, offeredTo, slots, dueAt })),
  })
  return jobs
}

type Told = { ok: boolean; value?: unknown; refusal?: { kind: string } }

/** What an operation answered, in one word. */
const said = ({ ok, value, refusal }: Told): string => {
  if (!ok) return refusal?.kind ?? 'refused'
  return typeof value === 'object' && value !== null && 'again' in value && value.again ? 'again' : 'ok'
}

async function really(one: Step, jobs: ModelJob[], now: Date): Promise<string> {
  const act = (by: string, work: (doing: Act) => Promise<Told>) =>
    inTransaction(database().db, async (transaction) =>
      said(await work({ ...transaction, town: townId, now, by, via: 'line' })),
    )
  if (one.by === 'clock')
    return act('system', async (doing) => ({ ok: true, value: [await tick(doing, one.do)] }))
  const no = jobs[one.of]?.no ?? 0
  if (one.by === 'director' && one.do === 'close') return act('d', (doing) => closeJob(doing, no))
  const until = offerUntil(now)
  if (one.do === 'reassign') {
    const both = { no, from: one.who, to: one.to, reason: '都合', offerUntil: until }
    return act('d', (doing) => reassignJob(doing, both))
  }
  const own = { no, personId: one.who, offerUntil: until }
  return act(one.do === 'choose' ? 'd' : one.who, (doing) => WORK[one.do](doing, own))
}

function tick(doing: Act, what: OfClock): Promise<unknown> {
  if (what === 'ask') return askLeases(doing)
  return what === 'expire' ? expireClaims(doing, SETTINGS) : lapseOffers(doing, offerUntil(doing.now))
}

type Own = { no: number; personId: string; offerUntil: Date }
const WORK: Record<OfWorker, (act: Act, own: Own) => Promise<Told>> = {
  claim: claimJob,
  wait: joinWaiting,
  leave: leaveWaiting,
  release: releaseJob,
  deliver: deliverJob,
  keep: keepClaim,
  apply: applyForJob,
  withdraw: withdrawApplication,
  choose: chooseApplicant,
}

function shouldBe(one: Step, model: Machine, now: Date): string {
  const rules = machine(model)
  if (one.by === 'clock') return rules[one.do](now)
  const no = model.jobs[one.of]?.no ?? 0
  if (one.by === 'worker') return rules[one.do](no, one.who, now)
  return one.do === 'close' ? rules.close(no) : rules.reassign(no, one.who, one.to, now)
}

/** Everything that is stored of some jobs, as the model has it. */
async function stored(jobs: ModelJob[]) {
  const { db } = database()
  const of = { where: { townId, jobNo: { in: jobs.map(({ no }) => no) } }, orderBy: { id: 'asc' as const } }
  const rows = await db.job.findMany({
    where: { townId, no: { in: jobs.map(({ no }) => no) } },
    orderBy: { no: 'asc' },
  })
  return {
    taken: rows.map(({ taken }) => taken),
    claims: (await db.claim.findMany(of)).map((row) => ({
      job: row.jobNo,
      who: row.personId,
      state: row.state,
      lease: row.leaseUntil,
      asked: row.leaseAskedAt,
    })),
    line: (await db.waiting.findMany(of)).map(
      ({ jobNo, personId, state }) => `${jobNo} ${personId} ${state}`,
    ),
    applications: (await db.application.findMany(of)).map(
      ({ jobNo, personId, state }) => `${jobNo} ${personId} ${state}`,
    ),
  }
}

const modelled = (model: Machine) => ({
  taken: model.jobs.map(({ no }) => machine(model).taken(no)),
  claims: model.claims,
  line: model.line.map(({ job, who, state }) => `${job} ${who} ${state}`),
  applications: model.applications.map(({ job, who, state }) => `${job} ${who} ${state}`),
})

const LIVE = ['claimed', 'working', 'delivered']

const seen = new Map<string, number>()

test('どんな順の応募・選考・辞退・引き継ぎ・順番待ち・確認でも、模型のとおりに進む', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70 }), async (steps) => {
      const model: Machine = { jobs: await newJobs(), claims: [], line: [], applications: [] }
      let now = start
      for (const [n, one] of steps.entries()) {
        if (one.by === 'clock') now = new Date(now.getTime() + one.hours * HOUR_MS)
        const was = structuredClone(model.jobs)
        const told = shouldBe(one, model, now)
        expect(await really(one, was, now), `step ${n}: ${JSON.stringify(one)}`).toBe(told)
        const now2 = await stored(model.jobs)
        expect(now2, `after step ${n}: ${JSON.stringify(one)}`).toEqual(modelled(model))
        for (const [at, job] of model.jobs.entries()) expect(now2.taken[at]).toBeLessThanOrEqual(job.slots)
        const live = now2.claims
          .filter(({ state }) => LIVE.includes(state))
          .map(({ job, who }) => `${job} ${who}`)
        expect(new Set(live).size).toBe(live.length)
        seen.set(`${one.do} ${told}`, (seen.get(`${one.do} ${told}`) ?? 0) + 1)
      }
      for (const { state } of model.claims) seen.set(state, (seen.get(state) ?? 0) + 1)
    }),
    { numRuns: 20, examples: [[EVERY_WAY]] },
  )
}, 120_000)

test('その中で、どの道も一度は通っている', () => {
  for (const way of [
    'claim ok',
    'claim job-full',
    'wait ok',
    'release ok',
    'apply ok',
    'choose ok',
    'reassign ok',
    'expired',
  ])
    expect(seen.get(way) ?? 0, way).toBeGreaterThan(0)
})
