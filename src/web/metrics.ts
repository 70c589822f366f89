// What the program tells Prometheus: turns by platform and outcome, and the process itself.
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Intake } from '../bot/queue/intake.ts'

export function openMetrics(): { registry: Registry; intake: Intake['metrics'] } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const turns = new Histogram({
    name: 'yoriai_turn_seconds',
    help: 'How long a turn took, by platform and outcome',
    labelNames: ['platform', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  return {
    registry,
    intake: { turns: (platform, seconds, outcome) => turns.observe({ platform, outcome }, seconds) },
  }
}
