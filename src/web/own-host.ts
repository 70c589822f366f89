// Pages that let anybody play anybody answer to this machine's own names alone: no other site may speak to them through
// a visitor's browser, whatever name it gives this machine.
import type { MiddlewareHandler } from 'hono'

const LOCAL = ['localhost', '127.0.0.1', '[::1]']

/** `named` are further hosts of this program: where it listens, and its public address. */
export function ownHost(named: (string | undefined)[]): MiddlewareHandler {
  const own = new Set([...LOCAL, ...named.flatMap((name) => (name ? [name] : []))])
  const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).hostname : undefined)
  return async (c, next) => {
    const host = hostOf(`http://${c.req.header('host') ?? ''}`)
    const origin = c.req.header('origin')
    const foreign = origin !== undefined && !own.has(hostOf(origin) ?? '')
    if (!host || !own.has(host) || foreign)
      return c.text(
        'The playground answers on this machine only. Open it at the address the program has printed.\n',
        403,
      )
    await next()
  }
}
