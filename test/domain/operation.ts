// Operations as a test runs them: on a real PostgreSQL, at a time of the test's own, by whom and by which way it says.
import { inTransaction } from '../../src/db/transaction.ts'
import type { Act, Via } from '../../src/domain/act.ts'
import type { Meeting } from '../../src/domain/meeting/model.ts'
import { freshTown } from '../../src/domain/town/read.ts'
import { loadTown } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'

export const NOW = new Date('2026-11-25T10:00+09:00')

type SmallTown = Omit<typeof smallTown, 'people'> & {
  people: { id: string; name: string; roles: string[] }[]
}

export type Doing = { by: string; via?: Via; now?: Date }

/** One database for a test file; each test may have a fresh small town of its own in it. */
export function operations() {
  const database = testDatabase()
  let towns = 0
  let town = ''
  const run = <Result>({ by, via = 'line', now = NOW }: Doing, work: (act: Act) => Promise<Result>) =>
    inTransaction(database().db, (transaction) => work({ ...transaction, town, now, by, via }))
  return {
    database,
    town: () => town,
    /** A small town nobody has touched yet; `change` makes it another one before it is loaded. */
    newTown: async (change: (raw: SmallTown) => unknown = (raw) => raw): Promise<void> => {
      towns += 1
      town = `mura-${towns}`
      const own = {
        ...smallTown,
        town: {
          ...smallTown.town,
          id: town,
          line: { destination: `U${`${towns}`.padStart(32, '0')}` },
          slack: { ...smallTown.town.slack, teamId: `T0MURA${towns}` },
        },
        // A chat account belongs to one person in all towns.
        people: smallTown.people.map(({ line: _line, slack: _slack, ...person }) => person),
      }
      await loadTown(database(), change(own), NOW)
    },
    run,
    /** The meeting as it stands now: what a caller has seen. */
    meeting: async (no = 3): Promise<Meeting> => {
      const { meetings } = await run({ by: 'system' }, freshTown)
      const found = meetings.find((meeting) => meeting.no === no)
      if (!found) throw new Error(`no meeting ${no}`)
      return found
    },
    audited: async (): Promise<string[]> => {
      const entries = await database().db.auditEntry.findMany({
        where: { townId: town },
        orderBy: { id: 'asc' },
      })
      return entries.map(({ act }) => act)
    },
  }
}
