// Towns from the command line: load, show, tick, verify.
import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import { newApp, originOf, vaultOf } from '../app.ts'
import { sealTown, tick } from '../bot/clock/clock.ts'
import { deliverAll, openQueues } from '../bot/queue/deliver.ts'
import { readConfig } from '../config.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { freshen } from '../db/freshen.ts'
import { inTransaction } from '../db/transaction.ts'
import { verifyAudit } from '../domain/audit/seal.ts'
import type { CharterRules } from '../domain/charter/charter.ts'
import { charterRules } from '../domain/charter/charter.ts'
import { openPlatforms } from '../platforms.ts'
import { exportTown } from '../town-file/export.ts'
import { checkTownFile, importTown } from '../town-file/import.ts'
import { type Options, option, print, Refused, type Subcommand, Usage } from './terms.ts'

const LONG = { timeoutMs: 300_000, wide: true } as const

/** Opens the database of the settings, which a running program may be using too, and leaves it as it was. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const { databaseUrl: url, dataDir } = readConfig()
  const database = await openDatabase({
    url,
    dataDir,
    silentMs: LONG.timeoutMs,
    say: (words) => process.stderr.write(`${words}\n`),
    onError: () => undefined,
  })
  try {
    return await work(database)
  } finally {
    await database.close()
    await database.cluster?.stop()
  }
}

export const importFile: Subcommand = async ([path], options) => {
  if (!path) throw new Usage('import <town.json>')
  const raw = await readJson(path)
  await withDatabase(async ({ db, sql }) => {
    const result = await inTransaction(
      db,
      async (transaction) => {
        const checked = await checkTownFile(transaction, raw)
        if (!checked.ok) return checked
        const imported = await importTown({ ...transaction, now: new Date() }, checked.file)
        return { ok: true as const, ...imported }
      },
      LONG,
    )
    if (result.ok) await freshen(sql)
    if (result.ok && options.json) print(result)
    if (!result.ok)
      throw new Refused(
        `Nothing was written. ${path} has ${result.problems.length} problem(s):\n${result.problems.map(({ path: at, problem }) => `  ${at}: ${problem}`).join('\n')}`,
        result,
      )
    process.stderr.write(`${summary(result)}\n`)
  })
}

function summary({
  town,
  inserted,
  updated,
}: {
  town: string
  inserted: Record<string, number>
  updated: Record<string, number>
}): string {
  const counted = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ')
  const [more, changed] = [counted(inserted), counted(updated)]
  if (!more && !changed) return `${town}: nothing to change`
  return `${town}: ${[more && `added ${more}`, changed && `changed ${changed}`].filter(Boolean).join('; ')}`
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refused(`${path} cannot be read`)
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refused(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

export const exportFile: Subcommand = async (_, options) => {
  await withDatabase(async ({ db }) => {
    const id = await oneTown(db, options)
    await sealTown({ db }, id)
    const document = await inTransaction(
      db,
      (transaction) => exportTown({ ...transaction, town: id }, new Date()),
      {
        ...LONG,
        isolationLevel: 'RepeatableRead',
      },
    )
    print(document)
  })
}

/** The town named by --town, or the only one. */
export async function oneTown(db: Database['db'], options: Options): Promise<string> {
  const named = option(options, 'town')
  const towns = await db.town.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  if (named) {
    if (!towns.some(({ id }) => id === named)) throw new Refused(`There is no town ${named}`)
    return named
  }
  const [only] = towns
  if (!only) throw new Refused('There is no town yet: import one first')
  if (towns.length > 1)
    throw new Refused(
      `There are several towns: choose one with --town ${towns.map(({ id }) => id).join('|')}`,
    )
  return only.id
}

export const tickNow: Subcommand = async (_, options) => {
  const at = option(options, 'at')
  const now = at ? new Date(at) : new Date()
  if (Number.isNaN(now.getTime())) throw new Usage('--at takes an ISO time such as 2026-12-09T10:00+09:00')
  await withDatabase(async (database) => {
    const config = readConfig()
    const log = pino({ level: config.logLevel, base: null }, pino.destination(2))
    await openQueues(database.boss)
    const { carriers } = openPlatforms(config, log)
    const vault = vaultOf(config)
    const { notices, sealed } = await tick(newApp(database, vault, { origin: originOf(config) }), log, now)
    const able = config.line || config.slack
    const delivered = able ? await deliverAll({ ...database, carriers, log, vault }) : 0
    if (!able)
      process.stderr.write('LINE and Slack are not set up here: what is due waits for the running program\n')
    if (options.json) print({ at: now.toISOString(), notices, delivered, sealed })
    else
      process.stderr.write(
        `${now.toISOString()}: planned ${notices}, delivered ${delivered}, sealed ${sealed}\n`,
      )
  })
}

export const verify: Subcommand = async ([what], options) => {
  if (what !== 'verify') throw new Usage('audit verify')
  await withDatabase(async ({ db }) => {
    const towns = await db.town.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
    const verdicts = []
    for (const { id } of towns) await sealTown({ db }, id)
    for (const { id } of towns)
      verdicts.push(
        await inTransaction(db, (transaction) => verifyAudit({ ...transaction, town: id }), {
          ...LONG,
          isolationLevel: 'RepeatableRead',
        }),
      )
    const broken = verdicts.filter(({ intact }) => !intact)
    const document = { intact: broken.length === 0, towns: verdicts }
    if (options.json && document.intact) print(document)
    for (const { town, entries, unsealed, head, firstBroken } of verdicts)
      process.stderr.write(
        firstBroken === null
          ? `${town}: intact, ${entries} entries sealed, ${unsealed} not sealed yet, head ${head}\n`
          : `${town}: broken at entry ${firstBroken}\n`,
      )
    if (broken.length > 0) throw new Refused('The audit chain is broken', document)
  })
}

/** A charter of one of the towns; undefined where none has it, or there is no database yet. */
export const readCharter = (id: string): Promise<CharterRules | undefined> =>
  withDatabase(async ({ db }) => {
    const found = await db.charterVersion.findFirst({ where: { id }, orderBy: { from: 'desc' } })
    return found ? charterRules.parse(found.rules) : undefined
  })
