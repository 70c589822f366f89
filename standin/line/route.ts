// One endpoint of the LINE platform and how a call finds it.
import type { Answer, Call } from '../api-server.ts'
import type { Json } from '../json.ts'
import { overRate } from './refusal.ts'
import type { LineState } from './state.ts'

export type LineCall = Call & { params: Record<string, string>; body: Json; requestId: string }

export type Handler = (call: LineCall) => Answer | Promise<Answer>

/** `POST /v2/bot/user/{userId}/richmenu/{richMenuId}` → what answers it. */
export type Routes = Record<string, Handler>

export const done: Answer = { status: 200, body: {} }

const match = (pattern: string, path: string): Record<string, string> | undefined => {
  const expected = pattern.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return undefined
  const fits = expected.every((step, index) => step.startsWith('{') || step === actual[index])
  if (!fits) return undefined
  const pairs = expected.map((step, index): [string, string] => [step.slice(1, -1), actual[index] ?? ''])
  return Object.fromEntries(pairs.filter((_, index) => expected[index]?.startsWith('{')))
}

/** The handler of this call with the parts of its path; paths without parts are tried first. */
export const findRoute = (routes: Routes, method: string, path: string) => {
  const patterns = Object.entries(routes).sort(
    ([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')),
  )
  for (const [pattern, handler] of patterns) {
    const [verb, expected = ''] = pattern.split(' ')
    const params = verb === method ? match(expected, path) : undefined
    if (params) return { handler, params }
  }
  return undefined
}

/** An endpoint that takes so many calls in so long; calls that are refused count too. */
export const seldom = (
  { now }: Pick<LineState, 'now'>,
  most: number,
  withinMs: number,
  handler: Handler,
): Handler => {
  let calls: number[] = []
  return (call) => {
    const at = now()
    calls = [...calls.filter((one) => one > at - withinMs), at]
    return calls.length > most ? overRate : handler(call)
  }
}
