// What a meeting has before it: votes and ballots that are open, otherwise what waits for somebody, otherwise what was
// decided last. Nobody's vote is told.
import type { Reader } from '../act.ts'
import {
  articleOf,
  type Motion,
  type MotionCounts,
  type MotionRules,
  type TallyResult,
} from '../decision/model.ts'
import { readEntitled, votersAmong } from '../decision/read.ts'
import { type ElectionMatter, readElectionMatters } from '../election/read-election-matters.ts'
import type { Meeting } from '../meeting/model.ts'
import type { TownModel } from '../town/model.ts'
import type { Presider } from './model.ts'

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
  | ElectionMatter

/** Whether people are voting on it at this moment. */
export const isVoting = ({ kind }: Matter): boolean => kind === 'vote-open' || kind === 'electing'

type Table = { meeting: Meeting; motions: Motion[]; presider: Presider | undefined }

export async function readMatters(
  reader: Reader,
  town: TownModel,
  { meeting, motions, presider }: Table,
): Promise<Matter[]> {
  const elections = await readElectionMatters(reader, town, meeting)
  const open: Matter[] = []
  for (const motion of motions.filter(({ state }) => state === 'open'))
    open.push(await openVote(reader, town, { meeting, motion, presider }))
  open.push(...elections.flatMap(({ matter }) => (matter.kind === 'electing' ? [matter] : [])))
  if (open.length > 0) return open
  const waiting = [
    ...tiedVotes(motions),
    ...elections.flatMap(({ matter }) => (matter.kind === 'elects-on' ? [matter] : [])),
  ]
  return waiting.length > 0 ? waiting : decidedLast(motions, elections)
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

/** Ties that wait for who presides. */
const tiedVotes = (motions: Motion[]): Matter[] =>
  motions.flatMap((motion) => {
    const ruling = motion.state === 'closed' ? rulingOf(motion) : undefined
    return ruling ? [{ kind: 'tied' as const, no: motion.no, title: motion.title, ruling }] : []
  })

/** The vote or the ballot that was opened last, of those that came to an end. */
function decidedLast(
  motions: Motion[],
  elections: Awaited<ReturnType<typeof readElectionMatters>>,
): Matter[] {
  const motion = latest(motions.filter(({ state }) => state === 'decided'))
  const election = elections
    .filter(({ matter }) => matter.kind === 'elected')
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
    .at(-1)
  if (election && (!motion || election.openedAt.getTime() >= (motion.openedAt?.getTime() ?? 0)))
    return [election.matter]
  const ruling = motion && rulingOf(motion)
  if (!motion?.result || !ruling) return []
  const { no, title, result, casting } = motion
  return [{ kind: 'decided', no, title, result, casting, ruling }]
}

function rulingOf(motion: Motion): Ruling | undefined {
  const { counts, rules } = motion
  const article = articleOf(motion)
  return counts && rules && article !== undefined
    ? { counts, article, abstention: rules.abstention.value, chair: rules.chair.value }
    : undefined
}

/** The vote that was opened last; those never opened, and papers from elsewhere without a time, come before all others. */
export const latest = (motions: Motion[]): Motion | undefined =>
  motions
    .filter(({ state }) => state !== 'draft')
    .toSorted((a, b) => (a.openedAt?.getTime() ?? 0) - (b.openedAt?.getTime() ?? 0) || a.no - b.no)
    .at(-1)
