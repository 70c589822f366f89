// Towns of any size, made in the database itself.
import { Pool } from 'pg'
import { connect } from '../src/db/database.ts'
import { freshen } from '../src/db/freshen.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { shippedCharter } from '../src/domain/charter/shipped.ts'
import { checkTownFile, importTown } from '../src/town-file/import.ts'

/** The LINE user of member n. */
export const memberLine = (n: number): string => `U${n.toString(16).padStart(32, '0')}`

export const DESTINATION = `U${'d'.repeat(32)}`

/** A council of so many members with one convened meeting, and so many workers with one job of so many slots. */
export async function makeTown(
  url: string,
  { members, workers = 0, slots = 1 }: { members: number; workers?: number; slots?: number },
) {
  const pool = new Pool({ connectionString: url, max: 1 })
  const rules = JSON.stringify(shippedCharter('council-2024')?.rules)
  const deadline = new Date(Date.now() + 3 * 86_400_000)
  const starts = new Date(Date.now() + 6 * 86_400_000)
  const run = (sql: string, values: unknown[] = []) => pool.query(sql, values)
  await run(`insert into town (id, name, line_destination) values ('t', 'bench', $1)`, [DESTINATION])
  await run(
    `insert into charter_version (town_id, id, name, effective_from, rules) values ('t', 'council-2024', '{"ja":"c","en":"c"}', '2024-07-01', $1)`,
    [rules],
  )
  await run(
    `insert into body (town_id, id, name, charter_id, from_date) values ('t', 'council', '会議', 'council-2024', '2024-07-01')`,
  )
  await run(
    `insert into person (town_id, id, name, name_key, roles) select 't', 'p' || n, '委員' || n, '委員' || n, '{member}' from generate_series(1, $1::int) n`,
    [members + workers],
  )
  await run(
    `insert into account (town_id, platform, user_id, person_id) select 't', 'line', 'U' || lpad(to_hex(n), 32, '0'), 'p' || n from generate_series(1, $1::int) n`,
    [members + workers],
  )
  await run(
    `insert into seat (town_id, id, body_id, position, category, title) select 't', 's' || n, 'council', n, 'expert', '委員' from generate_series(1, $1::int) n`,
    [members],
  )
  await run(
    `insert into appointment (town_id, seat_id, body_id, person_id, from_date) select 't', 's' || n, 'council', 'p' || n, '2024-07-01' from generate_series(1, $1::int) n`,
    [members],
  )
  await run(
    `insert into meeting (town_id, id, body_id, no, title, starts_at, ends_at, place, answers_close_at, state)
      values ('t', 'council-1', 'council', 1, '第1回', $1, $2, '役場', $3, 'convened')`,
    [starts, new Date(starts.getTime() + 7_200_000), deadline],
  )
  await run(
    `insert into worker (town_id, person_id, state, skills) select 't', 'p' || n, 'active', '{}' from generate_series($1::int + 1, $1::int + $2::int) n`,
    [members, workers],
  )
  await run(
    `insert into job (town_id, no, title, slots, pay_yen, due_at, skills, state) values ('t', 1, '仕事', $1, 1000, $2, '{}', 'open')`,
    [slots, starts],
  )
  await run('vacuum (analyze) person, account, seat, appointment, worker, meeting, job, town')
  await run('checkpoint')
  await pool.end()
}

/** Its meeting is open: everybody sits there, and member 1 presides. */
export async function openTable(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 })
  await pool.query(
    `update meeting set state = 'open', starts_at = now() - interval '10 minutes', opened_at = now()`,
  )
  await pool.query(
    `insert into office (town_id, body_id, office, from_date, person_id) values ('t', 'council', 'chair', '2024-07-01', 'p1')`,
  )
  await pool.query(
    `insert into item (town_id, meeting_id, no, title, kind) values ('t', 'council-1', 1, '議案', 'motion')`,
  )
  await pool.query(`insert into presence (town_id, meeting_id, seat_id, person_id, mode, from_at, by_id, via)
    select town_id, 'council-1', seat_id, person_id, 'in-person', now(), 'p1', 'staff' from appointment`)
  await pool.query(`insert into presiding (town_id, meeting_id, person_id, role, from_at, by_id, via)
    values ('t', 'council-1', 'p1', 'chair', now(), 'p1', 'staff')`)
  await pool.query('vacuum (analyze) meeting, presence, office, presiding, item')
  await pool.end()
}

/** The same council, come in as a town file by the program's own import. */
export async function importTownOf(url: string, members: number): Promise<void> {
  const all = Array.from({ length: members }, (_, n) => n + 1)
  const starts = Date.now() + 6 * 86_400_000
  const file = {
    town: { id: 't', name: 'bench', line: { destination: DESTINATION } },
    people: all.map((n) => ({ id: `p${n}`, name: `委員${n}`, roles: ['member'], line: memberLine(n) })),
    bodies: [
      {
        id: 'council',
        name: '会議',
        charter: 'council-2024',
        from: '2024-07-01',
        seats: all.map((n) => ({ id: `s${n}`, category: 'expert', title: '委員', holder: `p${n}` })),
      },
    ],
    meetings: [
      {
        body: 'council',
        no: 1,
        title: '第1回',
        startsAt: new Date(starts).toISOString(),
        endsAt: new Date(starts + 7_200_000).toISOString(),
        place: '役場',
        answersCloseAt: new Date(starts - 3 * 86_400_000).toISOString(),
        state: 'convened',
        items: [{ no: 1, title: '報告', kind: 'report' }],
      },
    ],
  }
  const database = await connect(url, { onError: () => undefined })
  await inTransaction(
    database.db,
    async (transaction) => {
      const checked = await checkTownFile(transaction, file)
      if (!checked.ok) throw new Error(JSON.stringify(checked.problems.slice(0, 5)))
      await importTown({ ...transaction, now: new Date() }, checked.file)
    },
    { timeoutMs: 120_000, wide: true },
  )
  await freshen(database.sql)
  await database.close()
}
