// One connection for one transaction. BEGIN leaves with the first statement and COMMIT with the last, so that neither
// costs a round trip of its own; every fault of the database passes through here and is known first-hand.
import type { PoolClient, QueryConfig, QueryResult } from 'pg'
import { DatabaseAway, judged } from './away.ts'

export type Pinned = {
  query: (config: QueryConfig) => Promise<QueryResult>
  /** Runs the last statement and commits with it; nothing can follow. */
  last: (config: QueryConfig) => Promise<QueryResult>
  /** Commits, unless the last statement did. */
  commit: () => Promise<void>
  /** Undoes everything and gives the connection back, or throws it away where it may not be sound. */
  rollback: () => Promise<void>
  /** Whether the database went away under it. */
  away: () => boolean
}

type State = 'fresh' | 'begun' | 'over'

/** `begin` is how it starts, e.g. with an isolation level. */
export function pin(client: PoolClient, begin: string): Pinned {
  let state: State = 'fresh'
  let running = 0
  let away = false
  // A connection that breaks while nothing runs on it says so by an event; the next statement fails and tells.
  const broken = () => {
    away = true
  }
  client.on('error', broken)
  let released = false
  /** Once: a time limit may end a transaction in the moment its commit comes back. */
  const release = (unsound: boolean) => {
    if (released) return
    released = true
    client.removeListener('error', broken)
    client.release(unsound)
  }
  const run = async (config: QueryConfig): Promise<QueryResult> => {
    running += 1
    try {
      return await client.query(config)
    } catch (error) {
      const fault = judged(error)
      away ||= fault instanceof DatabaseAway
      throw fault
    } finally {
      running -= 1
    }
  }
  /** Statements written in one go reach the database in one go. */
  const together = <Sent>(send: () => Sent): Sent => {
    const { stream } = client.connection
    stream.cork()
    try {
      return send()
    } finally {
      stream.uncork()
    }
  }
  const opened = (config: QueryConfig): Promise<QueryResult> => {
    if (state === 'over') return Promise.reject(new Error('The transaction has ended'))
    if (state === 'begun') return run(config)
    state = 'begun'
    return together(() => {
      const begun = run({ text: begin })
      const result = run(config)
      return Promise.all([begun, result]).then(([, sent]) => sent)
    })
  }
  /** A statement that failed makes COMMIT a ROLLBACK, and the database says which it was. */
  const committed = ({ command }: QueryResult) => {
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back')
    release(false)
  }
  return {
    query: opened,
    last: (config) =>
      together(async () => {
        const result = opened(config)
        state = 'over'
        const end = run({ text: 'commit' })
        const [sent, ended] = await Promise.allSettled([result, end])
        if (sent.status === 'rejected') throw sent.reason
        if (ended.status === 'rejected') throw ended.reason
        committed(ended.value)
        return sent.value
      }),
    commit: async () => {
      if (state === 'begun') {
        state = 'over'
        committed(await run({ text: 'commit' }))
      } else if (state === 'fresh') {
        state = 'over'
        release(false)
      }
    },
    rollback: async () => {
      const begun = state !== 'fresh'
      state = 'over'
      const sound = begun && running === 0 && !away && (await run({ text: 'rollback' }).then(yes, no))
      release(begun && !sound)
    },
    away: () => away,
  }
}

const yes = () => true
const no = () => false
