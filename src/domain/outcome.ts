// What an operation answers: a value, or a refusal by name. Faults are thrown; refusals are said to the person.

export type Outcome<Value, Refusal extends { kind: string }> =
  | { ok: true; value: Value }
  | { ok: false; refusal: Refusal }

export const done = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refuse = <const Refusal extends { kind: string }>(
  refusal: Refusal,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
})
