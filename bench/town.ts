// Towns of any size, made in the database itself.
import { Pool } from 'pg'
import { shippedCharter } from '../src/domain/charter/shipped.ts'

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
  await pool.end()
}
