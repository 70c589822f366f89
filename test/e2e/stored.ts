// Everything that lies anywhere after people have spoken: each row of each table of each schema, a backup, an export.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { type Sql, statement, verbatim } from '../../src/db/sql.ts'
import { asJson, asJsonList, asList, asText, type Json, parseJson } from '../../standin/json.ts'
import { ROOT } from './program.ts'

/** One row or line, and where it was found. */
export type Kept = { where: string; what: unknown }

const tableRow = z.object({ schema: z.string(), name: z.string() })
const anyRow = z.object({ row: z.unknown() })

/** Partitions are tables; what they are parts of holds nothing itself. */
export async function everyRow(sql: Sql): Promise<Kept[]> {
  const tables = await sql.rows(
    tableRow,
    statement`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_|^information_schema$' order by 1, 2`,
  )
  const kept: Kept[] = []
  for (const { schema, name } of tables) {
    const rows = await sql.rows(
      anyRow,
      statement`select to_jsonb(t) as row from ${verbatim(`"${schema}"."${name}"`)} t`,
    )
    for (const { row } of rows) kept.push({ where: `${schema}.${name}`, what: row })
  }
  return kept
}

const cli = async (databaseUrl: string, ...args: string[]): Promise<string> => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl }
  const run = ['--disable-warning=ExperimentalWarning', join('src', 'cli.ts'), ...args]
  const { stdout } = await promisify(execFile)(process.execPath, run, { cwd: ROOT, env, maxBuffer: 1 << 26 })
  return stdout
}

/** What `yoriai backup` writes: every row in it, and every message that waits. */
export async function backedUp(databaseUrl: string): Promise<Kept[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yoriai-secrecy-'))
  try {
    const file = join(folder, 'town.gz')
    await cli(databaseUrl, 'backup', file)
    const lines = gunzipSync(await readFile(file))
      .toString('utf8')
      .split('\n')
    return lines.flatMap((line): Kept[] => {
      const { table, rows, queue } = asJson(parseJson(line))
      if (queue) return [{ where: 'backup: queue', what: queue }]
      return asList(rows).map((what) => ({ where: `backup: ${asText(table)}`, what }))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What `yoriai export` writes, each motion by itself, and each voter of an election beside its result. */
export async function exported(databaseUrl: string): Promise<Kept[]> {
  const { meetings, ...town } = asJson(parseJson(await cli(databaseUrl, 'export')))
  const apart = asJsonList(meetings).flatMap(({ motions, elections, ...meeting }): Kept[] => [
    ...each('export: motion', motions),
    ...asJsonList(elections).flatMap(({ rounds, ...election }): Kept[] => [
      ...asJsonList(rounds).flatMap(({ voters, ...round }) => [
        ...each('export: voter', voters),
        { where: 'export: election', what: { election, round } },
      ]),
    ]),
    { where: 'export: meeting', what: meeting },
  ])
  return [...apart, ...entriesOf('export', town)]
}

/** What is handed out about one person, each entry as one of theirs. */
export async function handedOut(databaseUrl: string, person: string): Promise<Kept[]> {
  const all = asJson(parseJson(await cli(databaseUrl, 'person', 'export', person)))
  return entriesOf('person export', all).map(({ where, what }) => ({ where, what: { person, what } }))
}

const entriesOf = (where: string, all: Json): Kept[] =>
  Object.entries(all).flatMap(([key, value]) => each(`${where}: ${key}`, value))

const each = (where: string, value: unknown): Kept[] =>
  (Array.isArray(value) ? value : [value]).map((what) => ({ where, what }))
