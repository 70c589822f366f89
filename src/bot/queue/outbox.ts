// What is said to others: put into pg-boss by the turn's own transaction, so it leaves if and only if the turn commits.
// In quiet hours what would buzz in somebody's pocket is held until morning (C6).
import { fromPrisma, type PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Tx } from '../../domain/act.ts'
import { quietUntil } from '../../domain/calendar.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Notice, Recipients } from '../turn/turn.ts'
import { type Locale, wordsOf } from '../turn/words.ts'
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
const recipients = z.array(recipient)
const heldRows = z.array(z.object({ notice: messageSchema }))
type Recipient = z.output<typeof recipient>

export type Outgoing = { tx: Tx; boss: PgBoss; town: TownModel; now: Date }

/** Hands everything one turn says to others to the queue, in one insert. */
export async function post(outgoing: Outgoing, notices: Notice[]): Promise<void> {
  const messages: Message[] = []
  for (const notice of notices) messages.push(...(await address(outgoing, notice)))
  const wake = quietUntil(outgoing.now, outgoing.town.settings, outgoing.town.timezone)
  const sleeping = wake ? messages.filter(({ room }) => room === 'person') : []
  await enqueue(outgoing, wake ? messages.filter(({ room }) => room === 'channel') : messages)
  if (wake && sleeping.length > 0)
    await outgoing.tx.held.createMany({
      data: sleeping.map((notice) => ({ townId: outgoing.town.id, notBefore: wake, notice })),
    })
}

export async function enqueue(
  { tx, boss }: Pick<Outgoing, 'tx' | 'boss'>,
  messages: Message[],
): Promise<void> {
  if (messages.length > 0)
    await boss.insert(
      DELIVER,
      messages.map((data) => ({ data })),
      { db: fromPrisma(tx) },
    )
}

async function address(outgoing: Outgoing, { to, card, unless }: Notice): Promise<Message[]> {
  const { town } = outgoing
  const more = unless ? { unlessAnswered: unless.answered } : {}
  if ('staff' in to && town.staffChannel)
    return [
      {
        town: town.id,
        platform: 'slack',
        to: [town.staffChannel],
        room: 'channel',
        card: card(wordsOf('ja')),
        ...more,
      },
    ]
  const people = await accountsOf(outgoing, to)
  return groups(people).flatMap(({ platform, locale, to: all }) =>
    chunks(all, platform === 'line' ? MULTICAST_MAX : 1).map(
      (some): Message => ({
        town: town.id,
        platform,
        to: some,
        room: 'person',
        card: card(wordsOf(locale)),
        ...more,
      }),
    ),
  )
}

/** Each person where they read: LINE first; staff in Slack first. Accounts that cannot be reached are left out. */
async function accountsOf({ tx, town }: Outgoing, to: Recipients): Promise<Recipient[]> {
  const staff = 'staff' in to
  return recipients.parse(
    await tx.$queryRaw`select distinct on (a.person_id) a.person_id, a.platform, a.user_id, p.locale
      from account a join person p on p.town_id = a.town_id and p.id = a.person_id
      where a.town_id = ${town.id} and a.reachable
        and (${staff}::boolean and 'staff' = any (p.roles) or not ${staff}::boolean and a.person_id = any (${staff ? [] : to.people}))
      order by a.person_id, (a.platform = 'line') = ${staff}::boolean`,
  )
}

function groups(people: Recipient[]): { platform: 'line' | 'slack'; locale: Locale; to: string[] }[] {
  const found = new Map<string, { platform: 'line' | 'slack'; locale: Locale; to: string[] }>()
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

/** What could not be delivered to anyone of a town, for staff to see. */
export async function readUndelivered({ tx, boss }: Pick<Outgoing, 'tx' | 'boss'>, townId: string) {
  const jobs = await boss.findJobs<Message>(UNDELIVERED, {
    data: { town: townId },
    queued: true,
    db: fromPrisma(tx),
  })
  return jobs.flatMap(({ id, data, output }) => {
    const message = messageSchema.safeParse(data)
    return message.success
      ? [{ id, message: message.data, why: z.object({ reason: z.string() }).safeParse(output).data?.reason }]
      : []
  })
}

/** Sends everything undelivered of a town once more, and says how many. */
export async function redrive({ tx, boss }: Pick<Outgoing, 'tx' | 'boss'>, townId: string): Promise<number> {
  const lost = await readUndelivered({ tx, boss }, townId)
  if (lost.length === 0) return 0
  await enqueue(
    { tx, boss },
    lost.map(({ message }) => message),
  )
  await boss.deleteJob(
    UNDELIVERED,
    lost.map(({ id }) => id),
    { db: fromPrisma(tx) },
  )
  return lost.length
}

/** Held messages whose quiet hours are over go to the queue. */
export async function releaseHeld(
  { tx, boss, now }: Omit<Outgoing, 'town'>,
  townId: string,
): Promise<number> {
  const rows = heldRows.parse(
    await tx.$queryRaw`delete from held where town_id = ${townId} and not_before <= ${now} returning notice`,
  )
  await enqueue(
    { tx, boss },
    rows.map(({ notice }) => notice),
  )
  return rows.length
}
