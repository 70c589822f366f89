// A wire to the database that can be cut, or go silent, while the program runs.
import { connect, createServer, type Socket } from 'node:net'

export type Wire = {
  /** The same database through the wire. */
  url: string
  /** Connections break, and new ones are refused. */
  cut: () => void
  /** Nothing comes through any more, and nobody says so. */
  silence: () => void
  /** New connections work again; those that fell silent stay silent, as after a failover. */
  mend: () => void
  /** Those that fell silent go on where they were. */
  resume: () => void
  close: () => Promise<void>
}

type State = 'whole' | 'cut' | 'silent'

export async function layWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const lines = new Set<{ near: Socket; far: Socket }>()
  let state: State = 'whole'
  const join = ({ near, far }: { near: Socket; far: Socket }) => void near.pipe(far).pipe(near)
  const server = createServer((near) => {
    if (state === 'cut') return near.destroy()
    const line = { near, far: connect(Number(target.port), target.hostname) }
    lines.add(line)
    const drop = () => {
      lines.delete(line)
      near.destroy()
      line.far.destroy()
    }
    for (const end of [near, line.far]) end.on('error', drop).on('close', drop)
    if (state === 'whole') join(line)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.port = typeof address === 'object' && address ? `${address.port}` : url.port
  const cutAll = () => {
    for (const { near, far } of [...lines]) {
      near.destroy()
      far.destroy()
    }
  }
  return {
    url: url.href,
    cut: () => {
      state = 'cut'
      cutAll()
    },
    silence: () => {
      state = 'silent'
      for (const { near, far } of lines) {
        near.unpipe(far)
        far.unpipe(near)
      }
    },
    mend: () => {
      state = 'whole'
    },
    resume: () => {
      if (state === 'silent') for (const line of lines) join(line)
      state = 'whole'
    },
    close: () => {
      cutAll()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
