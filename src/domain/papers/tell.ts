import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { type Meeting, ON } from '../meeting/model.ts'
import { holdersOn } from '../membership/read.ts'
import { isAskedFor } from '../observer/model.ts'
import { readObservers } from '../observer/read.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { arePapersNews } from './due.ts'
import { readPapers } from './read.ts'

const numberRow = z.object({ no: z.int(), itemNo: z.int().nullable() })

/** The papers of a meeting nobody was told of yet: from now on they count as told. */
export const takeUntold = (
  { sql, town, now }: Act,
  meetingId: string,
): Promise<z.output<typeof numberRow>[]> =>
  sql.rows(
    numberRow,
    statement`update paper set told_at = ${now} where town_id = ${town} and meeting_id = ${meetingId}
      and told_at is null and withdrawn_at is null returning no, item_no as "itemNo"`,
  )

export type PaperNews = { people: string[]; papers: number }

/**
 * Papers that came after the notice of a meeting: whom they are for, told once and together. Members on the meeting's day and
 * proxies have all of them, observers those of the items they are asked for; groups of people with as many are told together.
 */
export async function tellPapers(act: Act, town: TownModel, meeting: Meeting): Promise<PaperNews[]> {
  if (!ON.includes(meeting.state)) return []
  if (!arePapersNews(await readPapers(act, meeting.id), act.now)) return []
  const papers = await takeUntold(act, meeting.id)
  if (papers.length === 0) return []
  const proxies = await act.tx.proxy.findMany({
    where: { townId: town.id, meetingId: meeting.id, state: 'accepted', personId: { not: null } },
    select: { personId: true },
  })
  const members = await holdersOn(act, meeting.bodyId, dayIn(town, meeting.startsAt))
  const whole = [...new Set([...members, ...proxies.flatMap(({ personId }) => personId ?? [])])]
  const observers = await readObservers(act, meeting.id)
  const each = observers.flatMap((one) => {
    const theirs = papers.filter(({ itemNo }) => isAskedFor(one, itemNo)).length
    return one.state === 'accepted' && one.personId && theirs > 0 ? [{ person: one.personId, theirs }] : []
  })
  const grouped = Map.groupBy(each, ({ theirs }) => theirs)
  return [
    { people: whole, papers: papers.length },
    ...[...grouped].map(([count, some]) => ({ people: some.map(({ person }) => person), papers: count })),
  ]
}
