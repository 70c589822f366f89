// Posting to the bot: one attempt with a deadline, and the order attempts go out in.
import type { Faults } from './faults.ts'

/** `dropped`: nobody listening, or the connection broke. `not-sent`: the platform had nothing to send. */
export type DeliveryStatus = number | 'timeout' | 'dropped' | 'not-sent'

export type Attempt = {
  status: DeliveryStatus
  durationMs: number
  body: string
  headers: Record<string, string>
}

export type Parcel = {
  url: string | undefined
  body: string
  headers: Record<string, string>
  deadlineMs: number
}

/** Posts the body as it is; never throws. */
export const post = async ({ url, body, headers, deadlineMs }: Parcel): Promise<Attempt> => {
  const started = performance.now()
  const result = (status: DeliveryStatus, text = '', answered: Headers = new Headers()): Attempt => ({
    status,
    durationMs: performance.now() - started,
    body: text,
    headers: Object.fromEntries(answered),
  })
  if (!url) return result('dropped')
  try {
    const signal = AbortSignal.timeout(deadlineMs)
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' })
    return result(response.status, await response.text(), response.headers)
  } catch (error) {
    return result(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'dropped')
  }
}

export const succeeded = ({ status }: Attempt) => typeof status === 'number' && status >= 200 && status < 300

/** Waits, but never keeps the process alive for it. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())

/** Lets deliveries through one by one as they come, or twice, or one behind the next, as the faults say. */
export const createGate = (faults: Faults) => {
  let held: (() => Promise<void>) | undefined
  return async <Result>(send: () => Promise<Result>): Promise<Result> => {
    if (faults.holdNextDelivery && !held) {
      faults.holdNextDelivery = false
      return new Promise<Result>((resolve, reject) => {
        held = () => send().then(resolve, reject)
      })
    }
    const again = faults.duplicateDeliveries ? [send()] : []
    const [result] = await Promise.all([send(), ...again])
    const late = held
    held = undefined
    await late?.()
    return result
  }
}

export type Gate = ReturnType<typeof createGate>
