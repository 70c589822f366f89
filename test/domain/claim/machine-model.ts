// What the claim machine should do, in plain data: written from the rules, not from the statements.
import { graceEnd, leaseAfterSign, leaseEnd } from '../../../src/domain/claim/may.ts'
import { townSettings } from '../../../src/domain/town/model.ts'

export type ModelJob = {
  no: number
  how: 'first' | 'choose' | 'offer'
  offeredTo: string[]
  slots: number
  dueAt: Date
  open: boolean
}
type Claim = { job: number; who: string; state: string; lease: Date | null; asked: Date | null }
type Place = { job: number; who: string; state: string; until: Date | null }
type Application = { job: number; who: string; state: string }
export type Machine = { jobs: ModelJob[]; claims: Claim[]; line: Place[]; applications: Application[] }

export const LIMIT = 2
export const SETTINGS = { settings: townSettings.parse({}), timezone: 'Asia/Tokyo' }
export const offerUntil = (now: Date): Date => new Date(now.getTime() + 24 * 3_600_000)

const LEASED = ['claimed', 'working']
const LIVE = [...LEASED, 'delivered']
const isLive = ({ state }: Claim) => LIVE.includes(state)
const isLeased = ({ state }: Claim) => LEASED.includes(state)

export function machine(all: Machine) {
  const { jobs, claims, line, applications } = all
  const jobOf = (no: number) => jobs.find((job) => job.no === no) ?? lost(no)
  const liveOn = (no: number, who: string) =>
    claims.find((one) => one.job === no && one.who === who && isLive(one))
  const leasedOn = (no: number, who: string) =>
    claims.find((one) => one.job === no && one.who === who && isLeased(one))
  const placeOf = (no: number, who: string) =>
    line.find(
      (one) => one.job === no && one.who === who && (one.state === 'waiting' || one.state === 'offered'),
    )
  const appliesFor = (no: number, who: string) =>
    applications.find((one) => one.job === no && one.who === who && one.state === 'applied')
  const taken = (no: number) =>
    claims.filter((one) => one.job === no && isLive(one)).length +
    line.filter((one) => one.job === no && one.state === 'offered').length
  const isFull = (job: ModelJob) => taken(job.no) >= job.slots
  const isOpen = (job: ModelJob, now: Date) => job.open && job.dueAt > now
  const overLimit = (who: string) => claims.filter((one) => one.who === who && isLeased(one)).length >= LIMIT
  const unfit = (job: ModelJob, who: string, now: Date) => {
    if (!isOpen(job, now)) return 'job-closed'
    return job.how === 'offer' && !job.offeredTo.includes(who) ? 'offered-elsewhere' : undefined
  }
  const passOn = (no: number, now: Date) => {
    const next = line.find((one) => one.job === no && one.state === 'waiting')
    if (next && isOpen(jobOf(no), now)) Object.assign(next, { state: 'offered', until: offerUntil(now) })
  }
  const make = (no: number, who: string, now: Date, { fresh = false } = {}) => {
    const own = leaseEnd(now, jobOf(no).dueAt)
    const before = claims
      .filter((one) => one.job === no && one.who === who)
      .flatMap(({ lease }) => lease ?? [])
    const former = before.toSorted((a, b) => b.getTime() - a.getTime())[0]
    const lease = !fresh && former && (own === null || former < own) ? former : own
    claims.push({ job: no, who, state: 'claimed', lease, asked: null })
    const place = placeOf(no, who)
    if (place?.state === 'waiting') place.state = 'taken'
  }
  const end = (claim: Claim, state: string, now: Date) => {
    claim.state = state
    passOn(claim.job, now)
  }
  const passRest = (no: number) => {
    for (const one of applications) if (one.job === no && one.state === 'applied') one.state = 'passed'
  }

  return {
    taken,
    claim(no: number, who: string, now: Date): string {
      const job = jobOf(no)
      if (liveOn(no, who)) return 'again'
      if (job.how === 'choose') return 'by-choice'
      const not = unfit(job, who, now) ?? (overLimit(who) ? 'over-limit' : undefined)
      if (not) return not
      const kept = placeOf(no, who)
      const mine = kept?.state === 'offered' && kept.until && kept.until > now
      if (!mine && isFull(job)) return 'job-full'
      if (mine) kept.state = 'taken'
      make(no, who, now)
      return 'ok'
    },
    wait(no: number, who: string, now: Date): string {
      const job = jobOf(no)
      if (liveOn(no, who)) return 'already-held'
      const not = unfit(job, who, now)
      if (not) return not
      if (job.how !== 'first') return 'no-queue'
      if (!isFull(job)) return 'slot-free'
      if (!placeOf(no, who)) line.push({ job: no, who, state: 'waiting', until: null })
      return 'ok'
    },
    leave(no: number, who: string, now: Date): string {
      const place = placeOf(no, who)
      if (!place) return 'not-waiting'
      const was = place.state
      place.state = 'left'
      if (was === 'offered') passOn(no, now)
      return 'ok'
    },
    release(no: number, who: string, now: Date): string {
      const held = leasedOn(no, who)
      if (!held) return liveOn(no, who) ? 'already-delivered' : 'not-held'
      end(held, 'released', now)
      return 'ok'
    },
    deliver(no: number, who: string): string {
      const held = leasedOn(no, who)
      if (!held) return liveOn(no, who) ? 'again' : 'not-held'
      held.state = 'delivered'
      return 'ok'
    },
    keep(no: number, who: string, now: Date): string {
      const held = leasedOn(no, who)
      if (!held) return 'not-held'
      held.state = 'working'
      const until = leaseAfterSign(now, jobOf(no).dueAt)
      if (until) {
        held.asked = null
        held.lease = held.lease && held.lease > until ? held.lease : until
      }
      return 'ok'
    },
    apply(no: number, who: string, now: Date): string {
      const job = jobOf(no)
      if (job.how !== 'choose') return 'not-by-choice'
      if (liveOn(no, who)) return 'held-already'
      const not = unfit(job, who, now) ?? (overLimit(who) ? 'over-limit' : undefined)
      if (not) return not
      if (isFull(job)) return 'job-full'
      if (appliesFor(no, who)) return 'again'
      applications.push({ job: no, who, state: 'applied' })
      return 'ok'
    },
    withdraw(no: number, who: string): string {
      const application = appliesFor(no, who)
      if (!application) return 'not-applied'
      application.state = 'withdrawn'
      return 'ok'
    },
    choose(no: number, who: string, now: Date): string {
      const job = jobOf(no)
      if (liveOn(no, who)) return 'again'
      if (job.how !== 'choose') return 'not-by-choice'
      if (isFull(job)) return 'job-full'
      const not = unfit(job, who, now) ?? (overLimit(who) ? 'over-limit' : undefined)
      if (not) return not
      const application = appliesFor(no, who)
      if (!application) return 'not-applied'
      application.state = 'chosen'
      make(no, who, now)
      if (isFull(job)) passRest(no)
      return 'ok'
    },
    reassign(no: number, from: string, to: string, now: Date): string {
      if (from === to) return 'same-person'
      if (liveOn(no, to)) return 'held-already'
      if (overLimit(to)) return 'over-limit'
      const held = leasedOn(no, from)
      if (!held) return liveOn(no, from) ? 'already-delivered' : 'not-held'
      if (jobOf(no).dueAt <= now) return 'due-in-the-past'
      held.state = 'released'
      make(no, to, now, { fresh: true })
      const application = appliesFor(no, to)
      if (application) application.state = 'chosen'
      const place = placeOf(no, to)
      if (place) {
        place.state = 'left'
        passOn(no, now)
      }
      return 'ok'
    },
    close(no: number): string {
      const job = jobOf(no)
      if (!job.open) return 'job-closed'
      job.open = false
      for (const one of line)
        if (one.job === no && (one.state === 'waiting' || one.state === 'offered')) one.state = 'lapsed'
      passRest(no)
      return 'ok'
    },
    ask(now: Date): string {
      for (const one of claims)
        if (isLeased(one) && one.lease && one.lease <= now && !one.asked && jobOf(one.job).dueAt > now)
          one.asked = now
      return 'ok'
    },
    expire(now: Date): string {
      for (const one of claims)
        if (isLeased(one) && one.asked && jobOf(one.job).dueAt > now && graceEnd(SETTINGS, one.asked) <= now)
          end(one, 'expired', now)
      return 'ok'
    },
    lapse(now: Date): string {
      const ended = line.filter(({ state, until }) => state === 'offered' && until && until <= now)
      for (const one of ended) {
        one.state = 'lapsed'
        passOn(one.job, now)
      }
      return 'ok'
    },
  }
}

function lost(no: number): never {
  throw new Error(`no job ${no}`)
}
