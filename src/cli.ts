// The other door: the same operations from the command line. One JSON document on stdout with --json, messages on stderr.
import { parseArgs } from 'node:util'
import { run } from './cli/run.ts'
import { Refused, Usage } from './cli/terms.ts'
import { WrongEnvironment } from './config.ts'
import { faultOf } from './fault.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const several = { type: 'string', multiple: true } as const

const OPTIONS = {
  json: flag,
  stdin: flag,
  explain: flag,
  help: flag,
  'dry-run': flag,
  role: text,
  at: text,
  town: text,
  charter: text,
  appointed: text,
  seats: text,
  present: text,
  yes: text,
  no: text,
  abstain: text,
  all: text,
  set: several,
  delivered: text,
  mode: text,
  'reorder-due': text,
  yen: text,
  year: text,
} as const

function read() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : 'Unknown option')
  }
}

// A reader that has seen enough (`… | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

try {
  const { positionals, values } = read()
  await run(positionals, values)
} catch (error) {
  const expected = error instanceof Usage || error instanceof Refused || error instanceof WrongEnvironment
  process.stderr.write(
    `${expected || !(error instanceof Error) ? `${error instanceof Error ? error.message : error}` : error.stack}\n`,
  )
  if (process.argv.includes('--json')) {
    const document = error instanceof Refused ? error.document : { error: faultOf(error) }
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`)
  }
  process.exitCode = error instanceof Usage ? 2 : 1
}
