// What could not be delivered to anyone: listed for staff, who hear of it and can send it once more.
import type { PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { PrismaClient } from '../../db/generated/client.ts'
import { statement } from '../../db/sql.ts'
import { inTransaction, type Transaction } from '../../db/transaction.ts'
import { markReachable } from '../../domain/people/mark-reachable.ts'
import type { Vault } from '../../vault.ts'
import { words } from '../desk/words.ts'
import type { Post } from '../engine/converse.ts'
import { type Card, card, text } from '../turn/card.ts'
import { sealed } from '../turn/secret.ts'
import type { WayBack } from '../turn/turn.ts'
import { type Message, messageSchema } from './message.ts'
import { enqueue, type Outgoing, post, UNDELIVERED, within } from './outbox.ts'

/** The way out for turns and ticks. */
export const outboxOf = (boss: PgBoss, vault: Vault): Post => ({
  send: (transaction, town, notices, now) => post({ transaction, boss, vault }, { town, notices, now }),
  undelivered: (transaction, townId) => ({
    list: async () =>
      (await readUndelivered({ transaction, boss }, townId)).map(({ message, why }) => ({
        title: message.card.title,
        to: message.to.length,
        platform: message.platform,
        why,
      })),
    again: () => redrive({ transaction, boss }, townId),
  }),
})

const failure = z.object({ reason: z.string() })

/** What could not be delivered to anyone of a town. */
async function readUndelivered({ transaction, boss }: Enqueueing, townId: string) {
  const jobs = await boss.findJobs<Message>(UNDELIVERED, {
    data: { town: townId },
    queued: true,
    db: within(transaction),
  })
  return jobs.flatMap(({ id, data, output }) => {
    const message = messageSchema.safeParse(data)
    return message.success
      ? [{ id, message: message.data, why: failure.safeParse(output).data?.reason ?? message.data.why }]
      : []
  })
}

/** Sends everything undelivered of a town once more, and says how many. */
async function redrive(outgoing: Enqueueing, townId: string): Promise<number> {
  const lost = await readUndelivered(outgoing, townId)
  if (lost.length === 0) return 0
  await enqueue(
    outgoing,
    lost.map(({ message }) => message),
  )
  await outgoing.boss.deleteJob(
    UNDELIVERED,
    lost.map(({ id }) => id),
    { db: within(outgoing.transaction) },
  )
  return lost.length
}

/** The queue lists what is lost when its batch is done: staff who look as soon as they hear of it find it. */
const AFTER_IT_IS_LISTED_S = 3

type Enqueueing = Pick<Outgoing, 'transaction' | 'boss'>

type Store = { db: PrismaClient; boss: PgBoss }

/** Staff hear of it in their channel; a message to the channel itself can only be found in the undelivered queue. */
export async function notifyStaff(store: Store, lost: Message, reason: string): Promise<void> {
  await inTransaction(store.db, (transaction) => tellStaff({ transaction, boss: store.boss }, lost, reason))
}

const channelRow = z.object({ staff_channel: z.string().nullable() })

function tellStaff(
  outgoing: Enqueueing,
  { town, card: lost, to: but }: Message,
  reason: string,
): Promise<void> {
  const w = words('ja')
  const hint = reason === 'quota' ? w.quotaUsedUp : w.somethingUndeliveredHint
  const told = card(w.somethingUndelivered, [text(lost.title), text(hint)], 'alert')
  return tellChannel(outgoing, { town, card: told, but })
}

type ForChannel = { town: string; card: Card; but?: string[] }

/** Says something in the channel of staff, where there is one, and it is not the one that cannot be reached. */
async function tellChannel(outgoing: Enqueueing, { town, card: told, but = [] }: ForChannel): Promise<void> {
  const [found] = await outgoing.transaction.sql.rows(
    channelRow,
    statement`select staff_channel from town where id = ${town}`,
  )
  const channel = found?.staff_channel
  if (!channel || but.includes(channel)) return
  const message: Message = { town, platform: 'slack', to: [channel], room: 'channel', card: told }
  await enqueue(outgoing, [message], AFTER_IT_IS_LISTED_S)
}

const nameRow = z.object({ person_id: z.string(), name: z.string() })

/** An address the platform positively refuses is not used again; staff hear whose it is, to reach them another way. */
export const markUnreachable = ({ db, boss }: Store, { town, platform, to }: Message): Promise<void> =>
  inTransaction(db, async (transaction) => {
    const [userId = ''] = to
    const [found] = await transaction.sql.rows(
      nameRow,
      statement`select p.id as person_id, p.name from account a join person p on p.town_id = a.town_id and p.id = a.person_id
        where a.town_id = ${town} and a.platform = ${platform} and a.user_id = ${userId}`,
    )
    if (!found) return
    const act = { ...transaction, town, now: new Date(), by: found.person_id, via: 'clock' as const }
    await markReachable(act, { platform, userId }, false)
    const w = words('ja')
    const told = card(w.unreachable(found.name, platform), [text(w.unreachableHint)], 'alert')
    await tellChannel({ transaction, boss }, { town, card: told })
  })

const QUIET_MINUTES = 10

/** Many answers are lost at once when a platform is away: staff hear of it once in a while, and the list has them all. */
const isNews = async ({ sql }: Transaction, town: string): Promise<boolean> =>
  (await sql.count(statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
    values (${town}, 'undelivered', floor(extract(epoch from now()) / ${QUIET_MINUTES * 60})::text, '', now())
    on conflict do nothing`)) === 1

const toWhom = z.object({ userId: z.string() })

/** An answer that will not arrive any more is listed as undelivered, once. */
export async function giveUpAnswer(
  { db, boss, vault }: Store & { vault: Vault },
  { platform, eventId, town, reply }: WayBack,
  { card: answer, why }: { card: Card; why: string },
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const first = await transaction.sql.count(statement`update inbox set given_up = true
      where platform = ${platform} and event_id = ${eventId} and replied_at is null and not given_up`)
    const to = toWhom.safeParse(reply).data?.userId
    if (first === 0 || !to) return
    const message: Message = { town, platform, to: [to], room: 'person', card: sealed(answer, vault), why }
    await boss.insert(UNDELIVERED, [{ data: message }], { db: within(transaction) })
    if (await isNews(transaction, town)) await tellStaff({ transaction, boss }, message, why)
  })
}
