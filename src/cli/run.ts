// Finds a subcommand and runs it.
import { type Options, type Subcommand, Usage } from './terms.ts'

const USAGE = `Usage: npm run -s yoriai -- <subcommand>

  import <town.json>              check a town file and load it
  export                          the whole town as one JSON document
  understand [--role member|worker|staff] [--explain] <text> | --stdin
  tick [--at <ISO time>]          one turn of the metronome, and deliver what is due
  doctor                          settings, database, LINE, Slack, time zone, quota
  manifest slack                  the Slack app manifest, from the command table
  menu line [--town <id>] [--dry-run]   draws the LINE menus and brings them to LINE
  rule quorum|tally|pay-by|withholding|when …
  audit verify                    walk the audit chain
  person export|delete <id>       what is kept about one person; deleted at their request
  backup <file>                   everything: every row, the audit chain, messages that wait
  restore <file>                  a backup into an empty database

  --json prints one JSON document on stdout; messages go to stderr.`

/** Loaded when asked for: a question about a rule needs no database. */
const SUBCOMMANDS: Record<string, () => Promise<Subcommand>> = {
  import: async () => (await import('./town.ts')).importFile,
  export: async () => (await import('./town.ts')).exportFile,
  understand: async () => (await import('./understand.ts')).understandLines,
  tick: async () => (await import('./town.ts')).tickNow,
  doctor: async () => (await import('./doctor.ts')).doctor,
  manifest: async () => (await import('./manifest.ts')).manifest,
  menu: async () => (await import('./menu.ts')).menu,
  rule: async () => (await import('./rule.ts')).ruleOf,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  person: async () => (await import('./person.ts')).person,
  audit: async () => (await import('./town.ts')).verify,
}

export async function run([name, ...args]: string[], options: Options): Promise<void> {
  const load = name === undefined ? undefined : SUBCOMMANDS[name]
  if (options.help) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  if (!load) throw new Usage(name === undefined ? USAGE : `There is no subcommand ${name}.\n\n${USAGE}`)
  const subcommand = await load()
  await subcommand(args, options)
}
