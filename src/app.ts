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

/** `now` is the clock on the wall, unless the demo brings its own; `publicUrl` matters where links are given. */
export const newApp = (
  { db, boss }: Pick<Database, 'db' | 'boss'>,
  vault: Vault,
  now: App['now'] = () => new Date(),
  publicUrl: App['publicUrl'] = () => 'http://localhost',
): App => ({
  db,
  boss,
  vault,
  publicUrl,
  towns: new Map(),
  post: outboxOf(boss, vault),
  now,
  code: () => `${randomInt(100_000_000)}`.padStart(8, '0'),
})
