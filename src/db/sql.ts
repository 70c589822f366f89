// The one way of raw statements: what comes back is checked by a schema, and means the same on every path.
import { type CustomTypesConfig, type QueryResult, types } from 'pg'
import { z } from 'zod'
import { Prisma } from './generated/client.ts'

/** A statement with its values apart; statements may stand inside statements. */
export type Statement = Prisma.Sql
export const statement = Prisma.sql
/** Several statements, one after the other. */
export const joined = Prisma.join
/** Words of SQL itself, such as the name of a column; never what somebody typed. */
export const verbatim = Prisma.raw

/** The rows of a statement, each checked by the schema; one that does not fit is a fault. */
export type Rows = <Row extends z.ZodType>(schema: Row, statement: Statement) => Promise<z.output<Row>[]>

/**
 * A statement written once for many: `given` stands for the rows handed in, each with its number `n`, and each row that
 * comes back says by `n` whose it is. One alone is many of one.
 */
export type ForMany<Row extends z.ZodType> = {
  /** The columns of what is handed in, as SQL declares them: `town text, seat text`. */
  columns: string
  statement: (given: Statement) => Statement
  row: Row
}

export type Sql = {
  rows: Rows
  /** The rows of a statement that reads much at once, such as every seat of a body: the planner may scan and hash for it. */
  wide: Rows
  /** How many rows a statement has changed, or found. */
  count: (statement: Statement) => Promise<number>
  /** One row of a statement for many, run together with others of its kind where turns are taken together. */
  each: <Row extends z.ZodType>(of: ForMany<Row>, given: Record<string, unknown>) => Promise<z.output<Row>[]>
  /** A statement that a library wrote, for its own eyes. */
  foreign: (text: string, values?: unknown[]) => Promise<QueryResult>
}

const numbered = z.looseObject({ n: z.int() })

/** Runs a statement for many rows; what comes back stands in the order of what was handed in. */
export async function forMany<Row extends z.ZodType>(
  rows: Rows,
  of: ForMany<Row>,
  given: Record<string, unknown>[],
): Promise<z.output<Row>[][]> {
  const answers: z.output<Row>[][] = given.map(() => [])
  for (const found of await rows(numbered, statementFor(of, given)))
    answers[found.n]?.push(of.row.parse(found))
  return answers
}

/** The statement for these rows; its text is the same however many they are. */
export function statementFor(
  { columns, statement: write }: Pick<ForMany<z.ZodType>, 'columns' | 'statement'>,
  given: Record<string, unknown>[],
): Statement {
  const rows = JSON.stringify(given.map((row, n) => ({ ...row, n })))
  return write(statement`jsonb_to_recordset(${rows}::jsonb) as g(n int, ${verbatim(columns)})`)
}

export type Connection = {
  query: (config: {
    text: string
    values?: unknown[]
    name?: string
    types?: CustomTypesConfig
  }) => Promise<QueryResult>
}

/** The way over a connection that is asked for anew with each statement: a transaction's own, or any of a pool. */
export function sqlOver(connection: () => Connection, { free }: { free: boolean }): Sql {
  const run = ({ text, values }: Statement) => {
    const name = preparedName(text)
    return connection().query({ text, values, types: DECODER, ...(name ? { name } : {}) })
  }
  const rows: Rows = async (schema, statement) => (await run(statement)).rows.map((row) => schema.parse(row))
  return {
    rows,
    wide: free ? rows : async (schema, statement) => widely(connection(), () => rows(schema, statement)),
    count: async (statement) => (await run(statement)).rowCount ?? 0,
    each: async (of, given) => (await forMany(rows, of, [given]))[0] ?? [],
    foreign: (text, values = []) => {
      const name = values.length > 0 ? preparedName(text) : undefined
      return connection().query({ text, values, ...(name ? { name } : {}) })
    },
  }
}

/** The ways of reading that suit much at once, and no turn. */
export const WIDE_WAYS = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']

/** Everything a planner may do, for the rest of a transaction. */
export const FREE_PLANNER = planner('on', 'force_custom_plan')
const BY_KEY = planner('off', 'auto')

function planner(scans: 'on' | 'off', plans: string): string {
  return [
    ...WIDE_WAYS.map((way) => `set local ${way} = ${scans}`),
    `set local plan_cache_mode = ${plans}`,
  ].join('; ')
}

/** The three go out in one go: nothing of another turn comes between. */
async function widely<Result>(connection: Connection, run: () => Promise<Result>): Promise<Result> {
  const [, result] = await Promise.all([
    connection.query({ text: FREE_PLANNER }),
    run(),
    connection.query({ text: BY_KEY }),
  ])
  return result
}

/** Statements kept prepared on each connection; planning them anew would cost more than running them. */
const PREPARED_MOST = 300
const names = new Map<string, string>()

/** Without a name a statement is parsed and planned each time: right for the rare ones beyond the limit. */
function preparedName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= PREPARED_MOST) return known
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

const asWritten = (text: string): string => text

const TEXT_LIST: number = 1009
const textsOf: (text: string) => unknown = types.getTypeParser(TEXT_LIST)
const texts = z.array(z.string().nullable())
const listOf = (read: (text: string) => unknown) => (text: string) =>
  texts.parse(textsOf(text)).map((item) => (item === null ? null : read(item)))

/**
 * What values become: `bigint` and `numeric` stay exact (a bigint, and digits as written), a day is an ISO day and no
 * instant, an instant with its zone is a `Date`. A time without its zone means nothing here and stays as written.
 */
const EXACT = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, BigInt],
  [types.builtins.NUMERIC, asWritten],
  [types.builtins.DATE, asWritten],
  [types.builtins.TIMESTAMP, asWritten],
  [1016, listOf(BigInt)],
  [1231, listOf(asWritten)],
  [1182, listOf(asWritten)],
  [1115, listOf(asWritten)],
])

const DECODER: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    (format === 'binary' ? undefined : EXACT.get(oid)) ?? types.getTypeParser(oid, format),
}

/** A fixed set of states as it stands in a statement: `state in ${among(LIVING)}`. An empty set holds nothing. */
export const among = (states: readonly string[]): Statement =>
  states.length === 0
    ? verbatim('(null)')
    : verbatim(`(${states.map((state) => `'${state.replaceAll("'", "''")}'`).join(', ')})`)
