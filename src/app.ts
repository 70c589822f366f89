// What every turn works with, made of an open database.
import { randomInt } from 'node:crypto'
import type { App, BoardLink } from './bot/engine/converse.ts'
import { outboxOf } from './bot/queue/undelivered.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { boardUntil } from './domain/session/model.ts'
import { openVault, type Vault } from './vault.ts'
import { boardKey, signBoard } from './web/board-link.ts'

/** Every instance with the same settings opens what another has sealed. */
export const vaultOf = ({ line, slack }: Pick<Config, 'line' | 'slack'>): Vault =>
  openVault([line?.channelSecret, slack?.signingSecret])

export const boardKeyOf = ({ line, slack }: Pick<Config, 'line' | 'slack'>): Buffer =>
  boardKey([line?.channelSecret, slack?.signingSecret])

/** Links to the boards of a program that is reached there. */
export const boardLinksAt =
  (key: Buffer, origin: string): BoardLink =>
  (town, meeting) =>
    `${origin.replace(/\/$/, '')}/board/${signBoard(key, { town, meeting: meeting.id, until: boardUntil(meeting) })}`

/** `now` is the clock on the wall, unless the demo brings its own. */
export const newApp = (
  { db, boss }: Pick<Database, 'db' | 'boss'>,
  vault: Vault,
  now: App['now'] = () => new Date(),
): App => ({
  db,
  boss,
  vault,
  towns: new Map(),
  post: outboxOf(boss, vault),
  now,
  code: () => `${randomInt(100_000_000)}`.padStart(8, '0'),
})
