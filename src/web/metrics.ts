// What the program tells Prometheus: turns, webhooks, answers and notices by outcome, what waits and for how long, LINE's
// messages left this month, and the process itself.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Bringing } from '../bot/intake/bring.ts'
import type { Intake } from '../bot/intake/intake.ts'
import type { Delivery } from '../bot/queue/deliver.ts'
import type { WaitingNow } from '../bot/queue/waiting-now.ts'

export type Metrics = {
  registry: Registry
  intake: Intake['metrics']
  answers: Bringing['outcome']
  deliveries: NonNullable<Delivery['outcome']>
  webhooks: (door: string, status: number, seconds: number) => void
}

export type Waiting = {
  look: () => Promise<WaitingNow | undefined>
  /** Turns that wait in this instance. */
  turns: () => number
  /** Messages LINE still takes this month; undefined where there is no limit, or nobody to ask. */
  lineLeft: () => Promise<number | undefined>
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const QUOTA_EVERY_MS = 600_000

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const turns = new Histogram({
    name: 'yoriai_turn_seconds',
    help: 'How long a turn took, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    buckets: SECONDS,
    registers,
  })
  const webhooks = new Histogram({
    name: 'yoriai_webhook_seconds',
    help: 'How long a webhook waited for its answer, by path and status',
    labelNames: ['path', 'status'],
    buckets: SECONDS,
    registers,
  })
  const answers = new Counter({
    name: 'yoriai_answers_total',
    help: 'Attempts to bring an answer to its platform, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  const deliveries = new Counter({
    name: 'yoriai_deliveries_total',
    help: 'Attempts to bring a notice to its platform, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  return {
    registry,
    deliveries: (platform, outcome) => deliveries.inc({ platform, outcome }),
    answers: (platform, outcome) => answers.inc({ platform, outcome }),
    webhooks: (path, status, seconds) => webhooks.observe({ path, status: `${status}` }, seconds),
    intake: { turns: (platform, seconds, outcome) => turns.observe({ platform, outcome }, seconds) },
  }
}

/** What waits is looked up when somebody asks. */
export function showWaiting({ registry }: Metrics, { look, turns, lineLeft }: Waiting): void {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const shown = {
    stored: gauge('yoriai_stored_events', 'Events received and not yet answered'),
    storedAge: gauge('yoriai_stored_age_seconds', 'Age of the oldest of them'),
    unbrought: gauge(
      'yoriai_unbrought_answers',
      'Answers of the last hour that are not known to have arrived',
    ),
    queued: gauge('yoriai_queued_notices', 'Notices waiting to be delivered now'),
    queueAge: gauge('yoriai_queue_age_seconds', 'Age of the oldest of them'),
    lost: gauge('yoriai_undelivered', 'Messages listed for staff as undelivered'),
  }
  let known: { at: number; left: number | undefined } | undefined
  new Gauge({
    name: 'yoriai_line_messages_left',
    help: 'Messages LINE still takes this month, where there is a limit',
    registers,
    async collect() {
      if (!known || known.at < Date.now() - QUOTA_EVERY_MS)
        known = { at: Date.now(), left: await lineLeft().catch(() => undefined) }
      if (known.left !== undefined) this.set(known.left)
    },
  })
  new Gauge({
    name: 'yoriai_waiting_turns',
    help: 'Turns that wait in this instance',
    registers,
    async collect() {
      this.set(turns())
      const row = await look().catch(() => undefined)
      if (!row) return
      shown.stored.set(row.stored)
      shown.storedAge.set(row.storedAge)
      shown.unbrought.set(row.unbrought)
      shown.queued.set(row.queued)
      shown.queueAge.set(row.queueAge)
      shown.lost.set(row.lost)
    },
  })
}
