// Ten years of a town, written straight into its tables: meetings that are over with all that belongs to them, resolutions
// in writing, steps that are done, other bodies and their people.
import { type Sql, statement } from '../../src/db/sql.ts'
import { shippedCharter } from '../../src/domain/charter/shipped.ts'
import { writtenRules } from '../../src/domain/written/model.ts'

const MEETINGS = 3_000
const PEOPLE = 4_000
const STEPS = 100
const BODIES = 20
const RULES = JSON.stringify(writtenRules.strip().parse(shippedCharter('council-2024')?.rules))
const COUNTS = JSON.stringify({ yes: 4, no: 0, abstain: 0, silent: 0, base: 4, needed: 3 })

/** Nothing in it is of today; the council of the small town has most of it. */
export async function addHistory(sql: Sql): Promise<void> {
  for (const one of [
    statement`insert into person (town_id, id, name, name_key, roles)
      select 'mura', 'h' || n, '昔 ' || n, '昔' || n, '{member}' from generate_series(1, ${PEOPLE}::int) n`,
    statement`insert into account (town_id, platform, user_id, person_id)
      select 'mura', 'line', 'H' || n, 'h' || n from generate_series(1, ${PEOPLE}::int) n`,
    statement`insert into body (town_id, id, name, charter_id, from_date, to_date)
      select 'mura', 'b' || n, '昔の会議 ' || n, 'council-2024', '2024-07-01', '2024-12-31' from generate_series(1, ${BODIES}::int) n`,
    statement`insert into seat (town_id, id, body_id, position, category, title)
      select 'mura', 'b' || n || '-' || k, 'b' || n, k, 'expert', '委員' from generate_series(1, ${BODIES}::int) n, generate_series(1, 20) k`,
    statement`insert into appointment (town_id, seat_id, body_id, person_id, from_date, to_date)
      select 'mura', s.id, s.body_id, 'h' || row_number() over (), '2024-07-01', '2024-12-31' from seat s where s.body_id like 'b%'`,
    // Ten terms of each seat of the council were before these.
    statement`insert into appointment (town_id, seat_id, body_id, person_id, from_date, to_date)
      select 'mura', s.id, 'council', 'h' || (k * 10 + s.position), date '2020-01-01' - k * 30, date '2020-01-01' - k * 30 + 20
      from seat s, generate_series(1, 10) k where s.body_id = 'council'`,
    statement`insert into meeting (town_id, id, body_id, no, title, starts_at, ends_at, place, state)
      select 'mura', 'old-' || n, case when n % 3 = 0 then 'council' else 'b' || n % ${BODIES}::int + 1 end, 1000 + n, '昔の会議',
        timestamptz '2025-06-01' - n * interval '1 day', timestamptz '2025-06-01' - n * interval '1 day' + interval '2 hours', '役場', 'closed'
      from generate_series(1, ${MEETINGS}::int) n`,
    statement`insert into item (town_id, meeting_id, no, title, kind) select 'mura', id, 1, '議案', 'motion' from meeting where id like 'old-%'`,
    statement`insert into presence (town_id, meeting_id, seat_id, person_id, mode, from_at, to_at, by_id, via)
      select 'mura', m.id, 'c' || k, 'p' || k, 'in-person', m.starts_at, m.ends_at, 's1', 'staff'
      from meeting m, generate_series(1, 4) k where m.id like 'old-%'`,
    statement`insert into presiding (town_id, meeting_id, person_id, role, from_at, to_at, by_id, via)
      select 'mura', id, 'p1', 'chair', starts_at, ends_at, 's1', 'staff' from meeting where id like 'old-%'`,
    statement`insert into answer (town_id, meeting_id, seat_id, person_id, answer, revision, by_id, via, at)
      select 'mura', m.id, 'c' || k, 'p' || k, 'attend', 1, 'p' || k, 'line', m.starts_at
      from meeting m, generate_series(1, 4) k where m.id like 'old-%'`,
    statement`insert into motion (town_id, meeting_id, no, item_no, title, ballot, state, at, opened_at, closed_at, decided_at, result, by_id, via)
      select 'mura', id, 1, 1, '議案', 'named', 'decided', starts_at, starts_at, ends_at, ends_at, 'passed', 's1', 'staff'
      from meeting where id like 'old-%'`,
    statement`insert into elector (town_id, meeting_id, motion_no, seat_id, person_id, through, standing, choice)
      select 'mura', m.id, 1, 'c' || k, 'p' || k, 'p' || k, 'voted', 'yes' from meeting m, generate_series(1, 4) k where m.id like 'old-%'`,
    statement`insert into election (town_id, meeting_id, office, state, commitment, elected_id, decided_at, at, by_id, via)
      select 'mura', id, 'chair', 'decided', '-', 'p1', ends_at, starts_at, 's1', 'staff' from meeting where id like 'old-%'`,
    statement`insert into election_round (town_id, meeting_id, office, no, kind, candidates, opened_at, closed_at, counts)
      select 'mura', id, 'chair', 1, 'first', '{p1,p2}', starts_at, ends_at, '{"for":{"p1":3,"p2":1},"blank":0,"silent":0,"absent":0}'
      from meeting where id like 'old-%'`,
    statement`insert into election_voter (town_id, meeting_id, office, round_no, seat_id, person_id, through, standing)
      select 'mura', m.id, 'chair', 1, 'c' || k, 'p' || k, 'p' || k, 'voted' from meeting m, generate_series(1, 4) k where m.id like 'old-%'`,
    statement`insert into minutes (town_id, meeting_id, version, state, text, sha256, at, by_id, via, final_at, confirmed_by)
      select 'mura', id, 1, 'final', repeat('議事 ', 200), repeat('0', 64), ends_at, 's1', 'staff', ends_at, 'p1' from meeting where id like 'old-%'`,
    statement`insert into action_item (town_id, meeting_id, title, owner_id, due, state, at, by_id, via)
      select 'mura', id, '宿題', 'p2', ends_at::date, 'done', ends_at, 's1', 'staff' from meeting where id like 'old-%'`,
    statement`insert into expense (town_id, meeting_id, person_id, note, yen, by_id, via, at)
      select 'mura', id, 'p2', '交通費', 500, 's1', 'staff', ends_at from meeting where id like 'old-%'`,
    statement`insert into written (town_id, body_id, no, title, until, state, rules, counts, electorate, result, at, by_id, via, decided_at)
      select 'mura', 'council', n, '書面', timestamptz '2025-06-01' - n * interval '1 day', 'decided', ${RULES}::jsonb, ${COUNTS}::jsonb, '[]', 'passed',
        timestamptz '2025-05-20' - n * interval '1 day', 's1', 'staff', timestamptz '2025-06-01' - n * interval '1 day'
      from generate_series(1, ${MEETINGS}::int) n`,
    statement`insert into written_return (town_id, body_id, no, seat_id, person_id, choice, at, via)
      select 'mura', 'council', n, 'c' || k, 'p' || k, 'yes', timestamptz '2025-05-30', 'line'
      from generate_series(1, ${MEETINGS}::int) n, generate_series(1, 4) k`,
    statement`insert into milestone (town_id, no, title, from_date, to_date, state, owner_id, after, done_at, set_on)
      select 'mura', n, '昔の工程', date '2025-06-01' - n, date '2025-06-01' - n, 'done', 'p2', '{}', now(), date '2024-01-01'
      from generate_series(1, ${STEPS}::int) n`,
  ])
    await sql.count(one)
}
