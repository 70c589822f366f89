// Who is asked whether they step back from an item (V9): members whose organisation is the client of its order.
import { z } from 'zod'
import { among, type Statement, statement } from '../../db/sql.ts'
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { covers } from '../membership/read.ts'
import type { ProxyState } from '../proxy/model.ts'
import { dayIn, type TownModel } from '../town/model.ts'

/** Whoever was given leave to come in a member's place. */
const COMING: readonly ProxyState[] = ['approved', 'accepted']

const party = z.object({
  itemNo: z.int(),
  item: z.string(),
  orderNo: z.int(),
  client: z.string(),
  seatId: z.string(),
  personId: z.string(),
  name: z.string(),
  /** Who comes in their place, where somebody does and is known to the town. */
  proxyId: z.string().nullable(),
  recused: z.boolean(),
  /** They, or who comes in their place, said that they have nothing to do with it. */
  denied: z.boolean(),
})
export type Party = z.output<typeof party>

/** An order is a matter of its own: what was said of another one is no answer. */
export const partySubject = (
  { itemNo, orderNo }: Pick<Party, 'itemNo' | 'orderNo'>,
  meetingId: string,
): string => `${meetingId}/${itemNo} order-${orderNo}`

/** What it is written down as when somebody says that they have nothing to do with it. */
export const DENIED = 'recusal-denied'

/** Every member whose organisation is party to an item of a meeting; of one item where it is named. */
export const readParties = (
  { sql, town: id }: Pick<Reader, 'sql' | 'town'>,
  town: Pick<TownModel, 'timezone'>,
  { meeting, itemNo }: { meeting: Pick<Meeting, 'id' | 'bodyId' | 'startsAt'>; itemNo?: number | undefined },
): Promise<Party[]> =>
  sql.rows(
    party,
    statement`select i.no as "itemNo", i.title as item, i.order_no as "orderNo", c.name as client, s.id as "seatId",
        p.id as "personId", p.name, y.person_id as "proxyId",
        exists (select 1 from recusal u where u.town_id = i.town_id and u.meeting_id = i.meeting_id and u.item_no = i.no
          and u.seat_id = s.id) as recused,
        exists (select 1 from reminder r where r.town_id = i.town_id and r.kind = ${DENIED}
          and r.subject = i.meeting_id || '/' || i.no || ' order-' || i.order_no and r.person_id in (p.id, y.person_id)) as denied
      from item i
      join client_order o on o.town_id = i.town_id and o.no = i.order_no
      join client c on c.town_id = o.town_id and c.no = o.client_no
      join seat s on s.town_id = i.town_id and s.body_id = ${meeting.bodyId} and s.organisation_id = c.organisation_id
      join appointment a on a.town_id = s.town_id and a.seat_id = s.id and ${covers(day(town, meeting))}
      join person p on p.town_id = a.town_id and p.id = a.person_id
      left join proxy y on y.town_id = i.town_id and y.meeting_id = i.meeting_id and y.seat_id = s.id and y.state in ${among(COMING)}
      where i.town_id = ${id} and i.meeting_id = ${meeting.id} and (${itemNo ?? null}::int is null or i.no = ${itemNo ?? null})
      order by i.no, s.position, s.id`,
  )

const day = (town: Pick<TownModel, 'timezone'>, { startsAt }: Pick<Meeting, 'startsAt'>): Statement =>
  statement`${dayIn(town, startsAt)}::date`

/** Whoever has neither stepped back nor said that it does not concern them. */
export const unanswered = (parties: readonly Party[]): Party[] =>
  parties.filter(({ recused, denied }) => !recused && !denied)
