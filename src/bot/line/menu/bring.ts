// The whole way of a town's menus: made at LINE, on record, given to everybody, and only then the old ones deleted.
import { setTimeout as sleep } from 'node:timers/promises'
import type { LineBotClient } from '@line/bot-sdk'
import { draw } from '../../../drawing/draw.ts'
import {
  type Followed,
  followMenus,
  type GiveMenu,
  installedMenus,
  recordMenus,
  type Store,
} from '../../queue/menus.ts'
import { type MenuPlan, MenuRefused, makeMenus, missing, planMenus, removeOld } from './install.ts'

export type Way = { store: Store; client: LineBotClient; give: GiveMenu; town: string }

export type Brought = { made: string[]; deleted: string[]; given: number }

export const planFor = async ({ store, client, town }: Way): Promise<MenuPlan> =>
  planMenus(client, town, await installedMenus(store.sql, town))

export async function bringMenus(way: Way, plan: MenuPlan): Promise<Brought> {
  const { store, client, town } = way
  const made = missing(plan)
  await recordMenus(store.db, town, await makeMenus(client, plan, draw))
  const given = await giveEverybody(way)
  await removeOld(client, plan)
  return { made, deleted: plan.old.map(({ name }) => name), given }
}

const AGAIN_MS = 1_000
/** The running program may be giving menus itself: it is waited for. */
const WAIT_MOST = 60

async function giveEverybody({ store, town, give }: Way): Promise<number> {
  let given = 0
  for (let waited = 0; waited < WAIT_MOST; ) {
    const { changed, stopped } = await follow({ store, town, give })
    given += changed
    if (stopped === undefined) return given
    if (stopped === 'elsewhere') waited += 1
    else if (stopped !== 'time')
      throw new MenuRefused(
        `LINE gives no more people their menu for now (${given} have theirs). The running program goes on by itself; or run it again later.`,
      )
    await sleep(AGAIN_MS)
  }
  throw new MenuRefused('Another program is giving people their menus: run it again when it is done.')
}

const follow = ({ store, town, give }: Omit<Way, 'client'>): Promise<Followed> =>
  followMenus(store, town, give).catch((error: unknown) => {
    if (error instanceof Error && /^LINE answered|ECONN|did not answer/.test(error.message))
      throw new MenuRefused(`${error.message}. What is done stays; run it again.`)
    throw error
  })
