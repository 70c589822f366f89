// Whose LINE menu is which: by what somebody is and the language they read, compared with what they were last given.
// Giving somebody the menu they have changes nothing, so a call whose end nobody saw is made again.
import { z } from 'zod'
import type { PrismaClient } from '../../db/generated/client.ts'
import { among, type Sql, type Statement, statement } from '../../db/sql.ts'
import { inTransaction } from '../../db/transaction.ts'
import { EXPECTED } from '../../domain/observer/model.ts'
import { lasts } from '../../domain/observer/read.ts'
import { LIVING } from '../../domain/proxy/model.ts'
import { atOpenTables } from '../../domain/session/read.ts'
import { MENU_KINDS } from '../table/menu.ts'

const installedRow = z.object({
  kind: z.enum(MENU_KINDS),
  locale: z.enum(['ja', 'en']),
  name: z.string(),
  richMenuId: z.string(),
})
/** A menu that LINE has, with its picture. */
export type InstalledMenu = z.output<typeof installedRow>

/**
 * Gives people a menu, or takes back the one they have (`undefined`). `refused`: not these people; `gone`: there is no
 * such menu any more; `busy`: not now. Faults that may pass are thrown.
 */
export type GiveMenu = (
  richMenuId: string | undefined,
  userIds: string[],
) => Promise<'given' | 'refused' | 'gone' | 'busy'>

/** How many people have another menu now, and why it ended before everybody had theirs. */
export type Followed = { changed: number; stopped?: 'gone' | 'busy' | 'elsewhere' | 'time' }

export type Store = { db: PrismaClient; sql: Sql }

export const installedMenus = (sql: Sql, town: string): Promise<InstalledMenu[]> =>
  sql.rows(
    installedRow,
    statement`select kind, locale, name, rich_menu_id as "richMenuId" from line_menu where town_id = ${town} order by kind, locale`,
  )

/** These are the town's menus from now on. */
export const recordMenus = (db: PrismaClient, town: string, menus: InstalledMenu[]): Promise<void> =>
  inTransaction(db, async ({ tx }) => {
    await tx.lineMenu.deleteMany({ where: { townId: town } })
    await tx.lineMenu.createMany({ data: menus.map((menu) => ({ townId: town, ...menu })) })
  })

/** LINE takes this many people in one call. */
const PEOPLE_MAX = 500
const AT_ONCE = 20 * PEOPLE_MAX
/** What is left then is done by the next tick. */
const WITHIN_MS = 30_000
const LOCK = { timeoutMs: WITHIN_MS + 20_000, wide: true }

/**
 * Everybody gets the menu that is theirs now. One instance at a time, so that the last call to LINE about somebody is the
 * one on record; each call is on record as soon as it has ended.
 */
export async function followMenus({ db, sql }: Store, town: string, give: GiveMenu): Promise<Followed> {
  if (await hasNone(sql, town)) return { changed: 0 }
  return inTransaction(
    db,
    async (lock) => {
      const held = await lock.sql.count(
        statement`select 1 where pg_try_advisory_xact_lock(hashtextextended(${`menus:${town}`}, 0))`,
      )
      return held === 1 ? giveAll({ sql, look: lock.sql }, town, give) : { changed: 0, stopped: 'elsewhere' }
    },
    LOCK,
  )
}

const hasNone = async (sql: Sql, town: string): Promise<boolean> =>
  (await sql.count(statement`select 1 from line_menu where town_id = ${town}
    union all select 1 from menu_given where town_id = ${town} limit 1`)) === 0

/** `look` reads much at once, while each call is put on record by itself. */
type Ways = { sql: Sql; look: Sql }

async function giveAll({ sql, look }: Ways, town: string, give: GiveMenu): Promise<Followed> {
  await forgetUnreachable(sql, town)
  const until = performance.now() + WITHIN_MS
  let changed = 0
  for (;;) {
    const due = await changesDue(look, town)
    if (due.length === 0) return { changed }
    for (const change of due) {
      if (performance.now() > until) return { changed, stopped: 'time' }
      const ended = await carryOut(sql, { town, ...change }, give)
      if (ended !== 'given') return { changed, stopped: ended }
      changed += change.userIds.length
    }
  }
}

type Change = { richMenuId: string | undefined; userIds: string[] }

/** One call; people LINE refuses are told apart by halves, and left alone until something changes about them. */
async function carryOut(
  sql: Sql,
  { town, richMenuId, userIds }: Change & { town: string },
  give: GiveMenu,
): Promise<'given' | 'gone' | 'busy'> {
  const ended = await give(richMenuId, userIds)
  if (ended === 'refused' && userIds.length > 1) {
    const middle = Math.ceil(userIds.length / 2)
    for (const half of [userIds.slice(0, middle), userIds.slice(middle)]) {
      const part = await carryOut(sql, { town, richMenuId, userIds: half }, give)
      if (part !== 'given') return part
    }
    return 'given'
  }
  if (ended !== 'given' && ended !== 'refused') return ended
  await sql.count(recorded(town, richMenuId, userIds))
  return 'given'
}

const recorded = (town: string, richMenuId: string | undefined, userIds: string[]): Statement =>
  richMenuId === undefined
    ? statement`delete from menu_given where town_id = ${town} and user_id = any (${userIds})`
    : statement`insert into menu_given (town_id, user_id, rich_menu_id)
        select ${town}, user_id, ${richMenuId} from unnest(${userIds}::text[]) as user_id
        on conflict (town_id, user_id) do update set rich_menu_id = excluded.rich_menu_id`

/** Whoever blocks the bot may come back without a menu: then they are given it again. */
const forgetUnreachable = (sql: Sql, town: string): Promise<number> =>
  sql.count(statement`delete from menu_given g using account a
    where g.town_id = ${town} and a.town_id = g.town_id and a.platform = 'line' and a.user_id = g.user_id and not a.reachable`)

const dueRow = z.object({ user_id: z.string(), rich_menu_id: z.string().nullable() })

/** Somebody `p` comes to a meeting that is on: for a seat, or asked to be heard. */
const isInvited = statement`(exists (select 1 from observer o join meeting m on m.town_id = o.town_id and m.id = o.meeting_id
      and ${lasts(statement`now()`)}
    where o.town_id = p.town_id and o.person_id = p.id and o.state in ${among(EXPECTED)})
  or exists (select 1 from proxy x join meeting m on m.town_id = x.town_id and m.id = x.meeting_id and m.revision = x.revision
      and ${lasts(statement`now()`)}
    where x.town_id = p.town_id and x.person_id = p.id and x.state in ${among(LIVING)}))`

/**
 * A seat that has not ended makes a member, one to come too; see `audiencesOf`. Somebody who has left is no worker. Whoever
 * sits at an open table has the menu of the session as long as they do, where the town has one.
 */
const wanted = (town: string): Statement => statement`
  select a.user_id, m.rich_menu_id from account a
    join person p on p.town_id = a.town_id and p.id = a.person_id
    left join (select distinct h.person_id from appointment h join town t on t.id = h.town_id
      where h.town_id = ${town} and (h.to_date is null or h.to_date >= (now() at time zone t.timezone)::date)) seated
      on seated.person_id = p.id
    left join worker w on w.town_id = p.town_id and w.person_id = p.id and w.state <> 'left'
    left join (${atOpenTables(town)}) sits on sits.person_id = p.id
      and exists (select 1 from line_menu o where o.town_id = ${town} and o.kind = 'session')
    join line_menu m on m.town_id = a.town_id and m.locale = p.locale and m.kind = case
      when sits.votes then 'voting'
      when sits.person_id is not null then 'session'
      when 'member' = any (p.roles) or seated.person_id is not null
      then case when w.person_id is null then 'member' else 'both' end
      when w.person_id is not null then 'worker'
      when ${isInvited} and exists (select 1 from line_menu o where o.town_id = ${town} and o.kind = 'invited') then 'invited'
      else 'guest' end
    where a.town_id = ${town} and a.platform = 'line' and a.reachable`

/** The calls that are due, those about people who are not connected any more first. */
async function changesDue(sql: Sql, town: string): Promise<Change[]> {
  const rows = await sql.rows(
    dueRow,
    statement`select g.user_id, null as rich_menu_id from menu_given g where g.town_id = ${town}
        and not exists (select 1 from account a where a.town_id = g.town_id and a.platform = 'line' and a.user_id = g.user_id)
      union all
      select w.user_id, w.rich_menu_id from (${wanted(town)}) w
        left join menu_given g on g.town_id = ${town} and g.user_id = w.user_id
        where g.rich_menu_id is distinct from w.rich_menu_id
      order by rich_menu_id nulls first, user_id limit ${AT_ONCE}`,
  )
  return [...Map.groupBy(rows, ({ rich_menu_id }) => rich_menu_id ?? undefined)].flatMap(
    ([richMenuId, people]) =>
      chunks(people.map(({ user_id }) => user_id)).map((userIds) => ({ richMenuId, userIds })),
  )
}

const chunks = (all: string[]): string[][] =>
  Array.from({ length: Math.ceil(all.length / PEOPLE_MAX) }, (_, n) =>
    all.slice(n * PEOPLE_MAX, (n + 1) * PEOPLE_MAX),
  )
