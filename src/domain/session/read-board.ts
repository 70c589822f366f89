// What everybody in the room may see of a meeting: the figures are those every other reader has (N4), nobody's vote is told.
import type { Reader } from '../act.ts'
import { readForecast } from '../attendance/read.ts'
import {
  articleOf,
  type Motion,
  type MotionCounts,
  type MotionRules,
  type TallyResult,
} from '../decision/model.ts'
import { readEntitled, readMotions, votersAmong } from '../decision/read.ts'
import type { AgendaItem, Meeting } from '../meeting/model.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import { checksIn, type Presider } from './model.ts'
import { readPresider } from './read.ts'

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

/** What may be told while a vote is open: of a secret or a hidden one no choice (V13). */
type Turnout =
  | { kind: 'counts'; yes: number; no: number; abstain: number; notYet: number }
  | { kind: 'voted'; voted: number; of: number }
  | { kind: 'cast'; voted: number }

type Ruling = {
  counts: MotionCounts
  article: string
  abstention: MotionRules['abstention']['value']
  chair: MotionRules['chair']['value']
}
type Named = Pick<Motion, 'no' | 'title'>

/** What the meeting has before it, one kind for each way it is decided. */
export type Matter =
  | (Named & { kind: 'vote-open'; turnout: Turnout; recused: number })
  | (Named & { kind: 'tied'; ruling: Ruling })
  | (Named & { kind: 'decided'; ruling: Ruling; result: TallyResult; casting: Motion['casting'] })

export type BoardItem = Pick<AgendaItem, 'no' | 'title' | 'notified'> & {
  current: boolean
  results: { no: number; result: TallyResult }[]
}

export type Board = {
  town: TownModel
  meeting: Meeting
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
  const open = motions.filter(({ state }) => state === 'open')
  const voting = []
  for (const motion of open) voting.push(await openVote(reader, town, { meeting, motion, presider }))
  return {
    town,
    meeting,
    quorum: await quorumOf(reader, town, meeting),
    presider,
    items: itemsOf(meeting, motions),
    matters: voting.length > 0 ? voting : lastDealtWith(motions),
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

type Voting = { meeting: Meeting; motion: Motion; presider: Presider | undefined }

async function openVote(
  reader: Reader,
  town: TownModel,
  { meeting, motion, presider }: Voting,
): Promise<Matter> {
  const { no, title, itemNo, ballot, hidden, rules } = motion
  const entitled = await readEntitled(reader, town, { meeting, motion })
  const notified = meeting.items.find((item) => item.no === itemNo)?.notified ?? true
  const voters = rules ? votersAmong(entitled, { rules, notified, presider: presider?.personId }) : []
  const voted = voters.filter(({ choice, sealed }) => choice !== null || sealed !== null).length
  const of = (how: string) => voters.filter(({ choice }) => choice === how).length
  const counts = { yes: of('yes'), no: of('no'), abstain: of('abstain'), notYet: voters.length - voted }
  const recused = entitled.filter((one) => one.recused).length
  if (ballot === 'secret') return { kind: 'vote-open', no, title, turnout: { kind: 'cast', voted }, recused }
  if (hidden)
    return { kind: 'vote-open', no, title, turnout: { kind: 'voted', voted, of: voters.length }, recused }
  return { kind: 'vote-open', no, title, turnout: { kind: 'counts', ...counts }, recused }
}

/** Ties that wait for who presides; without one, what was decided last. */
function lastDealtWith(motions: Motion[]): Matter[] {
  const tied = motions.filter(({ state }) => state === 'closed')
  if (tied.length > 0)
    return tied.flatMap((motion) => {
      const ruling = rulingOf(motion)
      return ruling ? [{ kind: 'tied' as const, no: motion.no, title: motion.title, ruling }] : []
    })
  const last = latest(motions.filter(({ state }) => state === 'decided'))
  const ruling = last && rulingOf(last)
  if (!last?.result || !ruling) return []
  const { no, title, result, casting } = last
  return [{ kind: 'decided', no, title, result, casting, ruling }]
}

function rulingOf(motion: Motion): Ruling | undefined {
  const { counts, rules } = motion
  const article = articleOf(motion)
  return counts && rules && article !== undefined
    ? { counts, article, abstention: rules.abstention.value, chair: rules.chair.value }
    : undefined
}

/** The item of the vote that is open, otherwise of the last one there was; none where nothing tells. */
function itemsOf({ items, state }: Meeting, motions: Motion[]): BoardItem[] {
  const dealt = motions.find((motion) => motion.state === 'open') ?? latest(motions)
  const current = state === 'open' ? dealt?.itemNo : undefined
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

/** The vote that was opened last; those never opened, and papers from elsewhere without a time, come before all others. */
const latest = (motions: Motion[]): Motion | undefined =>
  motions
    .filter(({ state }) => state !== 'draft')
    .toSorted((a, b) => (a.openedAt?.getTime() ?? 0) - (b.openedAt?.getTime() ?? 0) || a.no - b.no)
    .at(-1)
