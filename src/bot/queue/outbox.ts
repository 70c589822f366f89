// What is said to others: put into pg-boss by the turn's own transaction, so it leaves if and only if the turn commits.
// In quiet hours what would buzz in somebody's pocket is held until morning (C6).
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Transaction } from '../../db/transaction.ts'
import { quietUntil } from '../../domain/calendar.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Vault } from '../../vault.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice, Recipients } from '../turn/notice.ts'
import { sealed } from '../turn/secret.ts'
import { collapsed } from './collapse.ts'
import { type Message, messageSchema } from './message.ts'

export const DELIVER = 'deliver'
export const UNDELIVERED = 'undelivered'

/** LINE takes this many people in one multicast. */
const MULTICAST_MAX = 500

const recipient = z.object({
  person_id: z.string(),
  platform: z.enum(['line', 'slack']),
  user_id: z.string(),
  locale: z.enum(['ja', 'en']),
})
type Recipient = z.output<typeof recipient>
const heldRow = z.object({ notice: messageSchema })

export type Outgoing = { transaction: Transaction; boss: PgBoss; vault: Vault }

/** The queue writes within our transaction. */
export const within = ({ sql }: Transaction) => ({ executeSql: sql.foreign })

/** Hands everything one turn says to others to the queue, in one insert. */
export async function post(
  outgoing: Outgoing,
  { town, notices, now }: { town: TownModel; notices: Notice[]; now: Date },
): Promise<void> {
  const messages: Message[] = []
  for (const notice of notices) messages.push(...(await address(outgoing, town, notice)))
  const wake = quietUntil(now, town.settings, town.timezone)
  const waits = ({ room, atTable }: Message) => wake !== undefined && room === 'person' && !atTable
  await enqueue(
    outgoing,
    messages.filter((message) => !waits(message)),
  )
  const held = messages.filter(waits)
  if (wake && held.length > 0)
    await outgoing.transaction.sql.count(statement`insert into held (town_id, not_before, notice)
      select ${town.id}, ${wake}::timestamptz, notice from jsonb_array_elements(${JSON.stringify(held)}::jsonb) as notice`)
}

/** Messages go to the queue, to leave at once or some seconds after. */
export async function enqueue(
  { transaction, boss }: Pick<Outgoing, 'transaction' | 'boss'>,
  messages: Message[],
  afterSeconds = 0,
): Promise<void> {
  if (messages.length > 0)
    await boss.insert(
      DELIVER,
      messages.map((data) => ({ data, ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}) })),
      { db: within(transaction) },
    )
}

async function address(
  { transaction, vault }: Outgoing,
  town: TownModel,
  { to, card: write, unless, while: holds, topic, undoes, subject, edits, thread, atTable }: Notice,
): Promise<Message[]> {
  const card = (locale: Locale) => sealed(write(locale), vault)
  const answered =
    unless && ('polled' in unless ? { unlessPolled: unless.polled } : { unlessAnswered: unless.answered })
  const more = { ...answered, ...(holds && { while: holds }) }
  const common = {
    town: town.id,
    ...more,
    ...(topic && { topic }),
    ...(undoes && { undoes }),
    ...(atTable && { atTable }),
  }
  if ('staff' in to && town.staffChannel) {
    const standing = { ...(subject && { subject }), ...(edits && { edits }), ...(thread && { thread }) }
    const channel = [town.staffChannel]
    return [{ ...common, ...standing, platform: 'slack', to: channel, room: 'channel', card: card('ja') }]
  }
  if (edits) return []
  if ('account' in to) {
    const { platform, userId } = to.account
    return [{ ...common, platform, to: [userId], room: 'person', card: card(to.locale) }]
  }
  const people = await accountsOf(transaction, town, to)
  return groups(people).flatMap(({ platform, locale, to: all }) =>
    chunks(all, platform === 'line' ? MULTICAST_MAX : 1).map(
      (some): Message => ({ ...common, platform, to: some, room: 'person', card: card(locale) }),
    ),
  )
}

/** Each person where they read: LINE first; staff in Slack first. Accounts that cannot be reached are left out. */
function accountsOf(
  { sql }: Transaction,
  town: TownModel,
  to: Exclude<Recipients, { account: unknown }>,
): Promise<Recipient[]> {
  const staff = 'staff' in to
  return sql.rows(
    recipient,
    statement`select distinct on (a.person_id) a.person_id, a.platform, a.user_id, p.locale
      from account a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${town.id} and a.reachable
        and ${staff ? statement`'staff' = any (p.roles)` : statement`a.person_id = any (${to.people})`}
      order by a.person_id, (a.platform = 'line') = ${staff}::boolean`,
  )
}

type Group = { platform: 'line' | 'slack'; locale: Locale; to: string[] }

function groups(people: Recipient[]): Group[] {
  const found = new Map<string, Group>()
  for (const { platform, locale, user_id } of people) {
    const key = `${platform}/${locale}`
    const group = found.get(key) ?? { platform, locale, to: [] }
    group.to.push(user_id)
    found.set(key, group)
  }
  return [...found.values()]
}

const chunks = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

const heldCount = z.object({ messages: z.int() })

/** How many messages of a town wait for the end of the quiet hours: one for each person who gets one. */
export async function countHeld({ sql }: Pick<Transaction, 'sql'>, townId: string): Promise<number> {
  const [row] = await sql.rows(
    heldCount,
    statement`select coalesce(sum(jsonb_array_length(notice -> 'to')), 0)::int as messages from held where town_id = ${townId}`,
  )
  return row?.messages ?? 0
}

/** Held messages whose quiet hours are over go to the queue, what is still to be said of them; says how many waited. */
export async function releaseHeld(
  outgoing: Pick<Outgoing, 'transaction' | 'boss'>,
  townId: string,
  now: Date,
): Promise<number> {
  const rows = await outgoing.transaction.sql.rows(
    heldRow,
    statement`with woken as (delete from held where town_id = ${townId} and not_before <= ${now} returning id, notice)
      select notice from woken order by id`,
  )
  await enqueue(outgoing, collapsed(rows.map(({ notice }) => notice)))
  return rows.length
}
