// What the program tells Prometheus: turns by platform and outcome, and the process itself.
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Bringing } from '../bot/queue/bring.ts'
import type { Delivery } from '../bot/queue/deliver.ts'
import type { Intake } from '../bot/queue/intake.ts'

export type Metrics = {
  registry: Registry
  intake: Intake['metrics']
  answers: Bringing['outcome']
  deliveries: Delivery['outcome']
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const turns = new Histogram({
    name: 'yoriai_turn_seconds',
    help: 'How long a turn took, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const answers = new Counter({
    name: 'yoriai_answers_total',
    help: 'Attempts to bring an answer to its platform, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  const deliveries = new Counter({
    name: 'yoriai_deliveries_total',
    help: 'Attempts to bring a notice to its platform, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    registers: [registry],
  })
  return {
    registry,
    deliveries: (platform, outcome) => deliveries.inc({ platform, outcome }),
    answers: (platform, outcome) => answers.inc({ platform, outcome }),
    intake: { turns: (platform, seconds, outcome) => turns.observe({ platform, outcome }, seconds) },
  }
}
