// What every turn works with, made of an open database.
import { randomInt } from 'node:crypto'
import type { App } from './bot/engine/converse.ts'
import { outboxOf } from './bot/queue/undelivered.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { openVault, type Vault } from './vault.ts'

/** Every instance with the same settings opens what another has sealed. */
export const vaultOf = ({ line, slack }: Pick<Config, 'line' | 'slack'>): Vault =>
  openVault([line?.channelSecret, slack?.signingSecret])

/** Where the program is reached from outside, unless it listens elsewhere than it was told to. */
export const originOf = (
  { publicUrl, host, port }: Pick<Config, 'publicUrl' | 'host' | 'port'>,
  listensOn: number = port,
): string =>
  (publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${listensOn}`).replace(/\/$/, '')

/** `now` is the clock on the wall, unless the demo brings its own. */
export const newApp = (
  { db, boss }: Pick<Database, 'db' | 'boss'>,
  vault: Vault,
  {
    origin = 'http://127.0.0.1',
    now = () => new Date(),
  }: { origin?: string; now?: App['now'] | undefined } = {},
): App => ({
  db,
  boss,
  vault,
  origin,
  towns: new Map(),
  post: outboxOf(boss, vault),
  now,
  code: () => `${randomInt(100_000_000)}`.padStart(8, '0'),
})
