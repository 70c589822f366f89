// 秘密の投票は、だれにも読めない。職員にも、データベースを預かる人にも、締め切ったあとも、投票のさなかにも。
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { words as decisionWords } from '../../src/bot/decision/words.ts'
import { statement } from '../../src/db/sql.ts'
import { shippedCharter } from '../../src/domain/charter/shipped.ts'
import { asJson, asText } from '../../standin/json.ts'
import { openPlace, type Place } from './place.ts'
import { type Held, holdMeeting, VOTERS } from './secret-meeting.ts'
import { backedUp, everyRow, exported, handedOut, type Kept } from './stored.ts'
import { differences, type Known, type Sought, tracesIn } from './traces.ts'

type Meeting = { place: Place; held: Held; rows: Kept[]; backup: Kept[]; export: Kept[] }
let here: Meeting
let there: Meeting

async function after(place: Place, held: Held): Promise<Meeting> {
  const { sql, url } = place.database
  const [rows, backup, town, person] = await Promise.all([
    everyRow(sql),
    backedUp(url),
    exported(url),
    handedOut(url, 'm1'),
  ])
  return { place, held, rows, backup, export: [...town, ...person] }
}

beforeAll(async () => {
  const settings = { LOG_LEVEL: 'trace' }
  const open = () => openPlace({ members: 3, settings })
  const [one, other] = await Promise.all([open(), open()])
  const [held, exchanged] = await Promise.all([holdMeeting(one, 'this'), holdMeeting(other, 'other')])
  here = await after(one, held)
  there = await after(other, exchanged)
}, 90_000)
afterAll(() => Promise.all([here, there].map(({ place }) => place.close())))

const known = ({ id, seat, name, accounts }: (typeof VOTERS)[number]): Known => ({
  ids: [id, seat],
  words: [name, name.replace(' ', ''), ...accounts],
})
/** How the rules are read, which is said of every vote. */
const harmless = [
  ...Object.values(decisionWords('ja').readingOf),
  ...Object.values(asJson(shippedCharter('council-2024')?.rules)).flatMap(
    (rule) => asText(asJson(asJson(rule).reading).ja) ?? [],
  ),
]
const VOTES: Sought = {
  voters: VOTERS.map(known),
  choices: [
    { words: /賛成|choice=yes\b/g, alone: ['yes', 'y'] },
    { words: /反対|choice=no\b/g, alone: ['no', 'n'] },
    { words: /棄権|choice=abstain\b/g, alone: ['abstain', 'a'] },
  ],
  harmless,
}
/** Of the chair: those who stand are voters too, so the others are looked for. */
const BALLOTS: Sought = {
  voters: VOTERS.filter(({ id }) => id !== 'p2' && id !== 'p3').map(known),
  choices: [
    { words: /山本 ?愛子|id:p2/g, alone: ['p2', '山本', '0000'] },
    { words: /髙橋 ?健|id:p3/g, alone: ['p3', '髙橋', '0001'] },
  ],
  harmless,
}

/** The motion that was put to an open vote. */
const isNamed = ({ what }: Kept): boolean =>
  /会費の額|council-3\/1\b|"motion_no":1\b/.test(JSON.stringify(what))
const placesOf = (kept: Kept[]) => [...new Set(kept.map(({ where }) => where))].toSorted()
const secretly = (kept: Kept[]): Kept[] => kept.filter((one) => !isNamed(one))

test('見つけ方の確かめ: 記名の採決なら、どちらの見方でも見つかる', () => {
  const tables = ['public.audit_entry', 'public.elector', 'public.inbox']
  expect(placesOf(tracesIn(here.rows, VOTES).filter(isNamed))).toEqual(tables)
  expect(placesOf(differences(here.rows, there.rows))).toEqual(tables)
  const backups = ['backup: audit_entry', 'backup: elector', 'backup: inbox']
  expect(placesOf(tracesIn(here.backup, VOTES).filter(isNamed))).toEqual(backups)
  expect(placesOf(differences(here.backup, there.backup))).toEqual(backups)
  expect(placesOf(tracesIn(here.export, VOTES).filter(isNamed))).toContain('export: motion')
  expect(placesOf(differences(here.export, there.export))).toContain('export: motion')
})

test('見つけ方の確かめ: 互選の票も、書いてあれば見つかる', () => {
  const bad = [
    { actor: 'm1', facts: { seat: 'e1', person: 'p2' } },
    {
      reply: { userId: VOTERS[0].accounts[0] },
      card: { parts: [{ text: '「山本」の票' }, { line: 'ballot name=id:p2' }] },
    },
    { seat_id: 'c4', sealed: '0001' },
    { page: '一\n二\n三\n委員 3：髙橋 健' },
  ].map((what): Kept => ({ where: 'made up', what }))
  const paper = { to: VOTERS.map(({ accounts }) => accounts[0]), buttons: ['山本 愛子', '髙橋 健', '白票'] }
  expect(tracesIn([...bad, { where: 'made up', what: paper }], BALLOTS)).toEqual(bad)
})

test('どの表のどの行にも、だれがどう投じたかはない', () => {
  expect(here.rows.length).toBeGreaterThan(300)
  for (const { rows } of [here, there])
    for (const sought of [VOTES, BALLOTS]) expect(secretly(tracesIn(rows, sought))).toEqual([])
  expect(secretly(differences(here.rows, there.rows))).toEqual([])
})

test('投票のさなかに、待たされた票を含めて、どの行にもない', () => {
  expect(placesOf(here.held.duringVotes)).toContain('public.stored_event')
  for (const { held } of [here, there]) {
    expect(secretly(tracesIn(held.duringVotes, VOTES))).toEqual([])
    expect(secretly(tracesIn(held.duringElections, BALLOTS))).toEqual([])
  }
  // The chain is sealed behind the turns: whether it has begun by then is a matter of the clock.
  const unsealed = (rows: Kept[]) => rows.filter(({ where }) => where !== 'public.audit_head')
  for (const during of ['duringVotes', 'duringElections'] as const)
    expect(secretly(differences(unsealed(here.held[during]), unsealed(there.held[during])))).toEqual([])
})

test('バックアップにも、書き出しにも、本人への写しにもない', () => {
  for (const sought of [VOTES, BALLOTS])
    for (const kept of [here.backup, here.export]) expect(secretly(tracesIn(kept, sought))).toEqual([])
  expect(secretly(differences(here.backup, there.backup))).toEqual([])
  expect(secretly(differences(here.export, there.export))).toEqual([])
})

test('いちばん細かい記録にもない', () => {
  const logged = here.place.program.logged()
  const lines = logged.map((what): Kept => ({ where: 'log', what }))
  expect(lines.length).toBeGreaterThan(50)
  for (const sought of [VOTES, BALLOTS]) expect(tracesIn(lines, sought)).toEqual([])
  expect(JSON.stringify(logged)).not.toMatch(/賛成|反対|棄権|choice=|id:p\d/)
})

const orderRow = z.object({ seats: z.array(z.string()) })
const columnRow = z.object({ table: z.string(), column: z.string(), type: z.string() })

test('残るのは、席の順に並んだ名簿と、数だけ。投じた時も順もない', async () => {
  const { sql } = here.place.database
  for (const roll of [
    statement`select array_agg(seat_id order by ctid) as seats from elector where motion_no = 2`,
    statement`select array_agg(seat_id order by ctid) as seats from election_voter where office = 'chair'`,
  ]) {
    const [{ seats } = { seats: [] }] = await sql.rows(orderRow, roll)
    expect(seats).toHaveLength(VOTERS.length)
    expect(seats).toEqual(seats.toSorted())
  }
  const columns = await sql.rows(
    columnRow,
    statement`select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_name in ('elector', 'election_voter')`,
  )
  expect(columns.filter(({ type, column }) => /time|date|serial/.test(type) || column === 'id')).toEqual([])
  expect(await sql.count(statement`select 1 from vote union all select 1 from ballot`)).toBe(0)
})

test('監査に残るのは、投じたことと、締め切りの数だけ', async () => {
  const entries = await here.place.database.db.auditEntry.findMany({
    where: {
      OR: [{ subject: { in: ['council-3/2', 'council-3/3'] } }, { act: { startsWith: 'election.' } }],
    },
  })
  const keys = (act: string) => [
    ...new Set(entries.filter((one) => one.act === act).flatMap(({ facts }) => Object.keys(facts ?? {}))),
  ]
  expect(keys('motion.voted')).toEqual(['seat'])
  expect(keys('election.voted').toSorted()).toEqual(['round', 'seat'])
  const closed = entries.filter(({ act }) => act === 'motion.closed').map(({ facts }) => facts)
  expect(closed).toMatchObject([
    { yes: 3, no: 2, abstain: 1, silent: 1 },
    { yes: 3, no: 2, abstain: 0, silent: 2 },
  ])
})

test('封じた票は、どれも同じ長さで、同じ票でも同じにならない', () => {
  for (const { held } of [here, there]) {
    for (const sealed of [held.sealed.votes, held.sealed.ballots]) {
      expect(sealed.length).toBeGreaterThan(8)
      expect(new Set(sealed.map(({ length }) => length)).size).toBe(1)
      expect(new Set(sealed).size).toBe(sealed.length)
    }
  }
})

const settingRow = z.object({ name: z.string(), setting: z.string() })

test('PostgreSQL自身の記録にも、値は書かれない', async () => {
  const found = await here.place.database.sql.rows(
    settingRow,
    statement`select name, setting from pg_settings
      where name in ('log_statement', 'log_min_duration_statement', 'log_parameter_max_length_on_error') order by name`,
  )
  expect(found.map(({ setting }) => setting)).toEqual(['-1', '0', 'none'])
})
