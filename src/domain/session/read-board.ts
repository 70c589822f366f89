// What everybody in the room may see of a meeting: the figures are those every other reader has (N4), nobody's vote is told.
import type { Reader } from '../act.ts'
import { readForecast } from '../attendance/read.ts'
import type { Motion, TallyResult } from '../decision/model.ts'
import { readMotions } from '../decision/read.ts'
import { elects } from '../election/may.ts'
import type { AgendaItem, Meeting } from '../meeting/model.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import { checksIn, type Presider } from './model.ts'
import { readBoardNo, readPresider } from './read.ts'
import { latest, type Matter, readMatters } from './read-matters.ts'

/** Some of those present, and whether the charter counts them. */
type Counted = { n: number; counted: boolean }

export type BoardQuorum = {
  present: number
  proxies: Counted
  online: Counted
  base: number
  /** Null where there is nothing to count, or no quorum in the charter (Q9). */
  required: number | null
  missing: number
  /** The meeting is open and goes on below its quorum: whether it may is for people to say (Q5, Q6). */
  lost: boolean
  article: string
}

export type BoardItem = Pick<AgendaItem, 'no' | 'title' | 'notified'> & {
  current: boolean
  results: { no: number; result: TallyResult }[]
}

export type Board = {
  town: TownModel
  meeting: Meeting
  /** Which link is good. */
  linkNo: number
  quorum: BoardQuorum
  presider: Presider | undefined
  items: BoardItem[]
  matters: Matter[]
  /** Whether the code of the minute is of use. */
  checksIn: boolean
}

/** A meeting as its board shows it at this moment. */
export async function readBoard(
  reader: Reader,
  town: TownModel,
  meeting: Meeting,
  now: Date,
): Promise<Board> {
  const motions = await readMotions(reader, meeting.id)
  const presider = await readPresider(reader, meeting.id)
  const matters = await readMatters(reader, town, { meeting, motions, presider })
  return {
    town,
    meeting,
    linkNo: await readBoardNo(reader, meeting.id),
    quorum: await quorumOf(reader, town, meeting),
    presider,
    items: itemsOf(meeting, motions, matters),
    matters,
    checksIn: checksIn(meeting, now),
  }
}

async function quorumOf(reader: Reader, town: TownModel, meeting: Meeting): Promise<BoardQuorum> {
  const { present, required, base, article, counts } = await readForecast(reader, town, meeting)
  const { proxy, online } = charterOf(town, meeting).rules
  const missing = required === null ? 0 : Math.max(0, required - present)
  return {
    present,
    proxies: { n: counts.presentProxies, counted: proxy.countsForQuorum },
    online: { n: counts.presentOnline, counted: online.counts },
    base,
    required,
    missing,
    lost: meeting.state === 'open' && missing > 0,
    article,
  }
}

/** The item of the vote or the election that goes on, otherwise of the last vote there was; none where nothing tells. */
function itemsOf({ items, state }: Meeting, motions: Motion[], matters: Matter[]): BoardItem[] {
  const voting = motions.find((motion) => motion.state === 'open')
  const electing = matters.some(({ kind }) => kind === 'electing' || kind === 'elects-on')
  const elected = electing ? items.find(elects)?.no : undefined
  const current = state === 'open' ? (voting?.itemNo ?? elected ?? latest(motions)?.itemNo) : undefined
  return items.map(({ no, title, notified }) => ({
    no,
    title,
    notified,
    current: no === current,
    results: motions.flatMap((motion) =>
      motion.itemNo === no && motion.state === 'decided' && motion.result
        ? [{ no: motion.no, result: motion.result }]
        : [],
    ),
  }))
}
