import type { Outcome } from '../../../src/domain/outcome.ts'

/** What an operation gave; one that refused fails the test. */
export function granted<Value, Refusal extends { kind: string }>(outcome: Outcome<Value, Refusal>): Value {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
