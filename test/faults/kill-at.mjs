// Preloaded into a program under test: it dies, without a goodbye, the nth time it comes to a named step.
import crypto from 'node:crypto'
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import pg from 'pg'

const { KILL_AT: step = '', KILL_NTH: nth = '1' } = process.env
let seen = 0
const reached = (name) => {
  if (name !== step) return
  seen += 1
  if (seen === Number(nth)) process.kill(process.pid, 'SIGKILL')
}

/** Statements by how they begin. */
const STATEMENTS = [
  ['written', /^\s*with given as materialized/],
  ['commit', /^commit$/],
  ['stored', /^\s*with kept as/],
  ['marked', /^update inbox i set replied_at/],
  ['sealed', /^update audit_entry e set n/],
  ['planned', /^\s*(?:with .*)?insert into reminder/],
]

const { query } = pg.Client.prototype
pg.Client.prototype.query = function (config, ...rest) {
  const text = typeof config === 'string' ? config : (config?.text ?? '')
  const found = STATEMENTS.find(([, begins]) => begins.test(text))
  if (!found) return query.call(this, config, ...rest)
  reached(`before ${found[0]}`)
  const callback = rest.at(-1)
  if (typeof callback === 'function')
    rest[rest.length - 1] = (...answer) => {
      reached(`after ${found[0]}`)
      callback(...answer)
    }
  const result = query.call(this, config, ...rest)
  if (typeof result?.then !== 'function') return result
  return result.then((value) => {
    reached(`after ${found[0]}`)
    return value
  })
}

const { request } = http
http.request = (...args) => {
  const sent = request(...args)
  const path = `${sent.path}`
  const name = path.includes('/message/reply') ? 'reply' : path.includes('/message/') ? 'push' : undefined
  if (name) {
    reached(`before ${name}`)
    sent.once('response', () => reached(`after ${name}`))
  }
  return sent
}

const plainFetch = globalThis.fetch
globalThis.fetch = async (...args) => {
  reached('before fetch')
  const response = await plainFetch(...args)
  reached('after fetch')
  return response
}

const { timingSafeEqual } = crypto
crypto.timingSafeEqual = (...args) => {
  const equal = timingSafeEqual(...args)
  reached('after signature')
  return equal
}
syncBuiltinESMExports()
