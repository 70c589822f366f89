// What can be made to go wrong, while the stand-ins run.

/** A planted failure of the next `times` calls whose path contains `path`. */
export type Failure = {
  path: string
  times: number
  /** `after`: the call is carried out and only its answer is lost or replaced. */
  when: 'before' | 'after'
  drop: boolean
  status: number
  body: unknown
  headers: Record<string, string>
}

export type Faults = {
  /** Milliseconds every API call waits before it is looked at. */
  latencyMs: number
  failures: Failure[]
  /** Every webhook, command, interaction and event is delivered twice, at the same time. */
  duplicateDeliveries: boolean
  /** The next delivery waits until the one after it has been answered; the switch then falls back. */
  holdNextDelivery: boolean
  /** Slack only: a second chat.postMessage into a channel within one second is a 429. */
  oneMessagePerSecond: boolean
  /** Plants a failure; what is left out is one plain 500 before anything happens. */
  fail: (failure: Partial<Failure>) => void
  reset: () => void
}

const calm = { latencyMs: 0, duplicateDeliveries: false, holdNextDelivery: false, oneMessagePerSecond: false }

const plain: Failure = {
  path: '',
  times: 1,
  when: 'before',
  drop: false,
  status: 500,
  body: { message: 'Internal Server Error' },
  headers: {},
}

/** All switches off. */
export const createFaults = (): Faults => {
  const faults: Faults = {
    ...calm,
    failures: [],
    fail: (failure) => void faults.failures.push({ ...plain, ...failure }),
    reset: () => void Object.assign(faults, calm, { failures: [] }),
  }
  return faults
}

/** The failure planted for this path, if one is left; takes one of its times. */
export const takeFailure = (faults: Faults, path: string): Failure | undefined => {
  const failure = faults.failures.find((planted) => planted.times > 0 && path.includes(planted.path))
  if (failure) failure.times -= 1
  return failure
}
