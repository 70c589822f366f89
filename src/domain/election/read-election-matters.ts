// Elections as everybody in the room may see them: how many have voted while a ballot is open, and the figures of each
// round once it is closed. Whom somebody voted for is told nowhere (V13).
import type { Reader } from '../act.ts'
import type { Meeting } from '../meeting/model.ts'
import { namesById } from '../people/read.ts'
import { charterOf, type TownModel } from '../town/model.ts'
import { type Election, electionRule, type Round, tiedIn } from './model.ts'
import { ballotsAmong, readElections, readVoters } from './read.ts'

type Names = ReadonlyMap<string, string>

/** A closed round: ballots for each candidate by name, the most first. */
export type ElectionRound = Pick<Round, 'no' | 'kind'> & {
  ballots: { name: string; n: number }[]
  blank: number
  silent: number
  absent: number
}

type Of = Pick<Election, 'office'>
export type ElectionMatter =
  | (Of & {
      kind: 'electing'
      round: Pick<Round, 'no' | 'kind'>
      /** Empty where every member stands. */
      candidates: string[]
      voted: number
      of: number
    })
  | (Of & {
      kind: 'elects-on'
      next: 'run-off' | 'lot'
      tied: string[]
      rounds: ElectionRound[]
      article: string
      commitment: string
    })
  | (Of & {
      kind: 'elected'
      name: string
      rounds: ElectionRound[]
      article: string
      /** What the lot was drawn with, where it was. */
      lot: { seed: string; commitment: string } | null
    })

/** The elections of a meeting that have begun, with when each was opened last. */
export async function readElectionMatters(
  reader: Reader,
  town: TownModel,
  meeting: Meeting,
): Promise<{ openedAt: Date; matter: ElectionMatter }[]> {
  const elections = await readElections(reader, meeting.id)
  const names = await namesById(reader, elections.flatMap(everybodyIn))
  const found = []
  for (const election of elections) {
    const last = election.rounds.at(-1)
    const matter =
      election.state === 'open' && last
        ? await openBallot(reader, town, { meeting, election, round: last, names })
        : endedBallot(town, { meeting, election, names })
    if (last && matter) found.push({ openedAt: last.openedAt, matter })
  }
  return found
}

const everybodyIn = ({ rounds, electedId }: Election): string[] => [
  ...rounds.flatMap(({ candidates }) => candidates),
  ...(electedId === null ? [] : [electedId]),
]

const named = (names: Names, people: string[]): string[] => people.map((id) => names.get(id) ?? id)

type Ended = { meeting: Meeting; election: Election; names: Names }

async function openBallot(
  reader: Reader,
  town: TownModel,
  { meeting, election, round, names }: Ended & { round: Round },
): Promise<ElectionMatter> {
  const { office } = election
  const { no, kind } = round
  const { rules } = charterOf(town, meeting)
  const voters = ballotsAmong(await readVoters(reader, town, { meeting, office, no }), {
    rules,
    items: meeting.items,
  })
  const everyMember = kind === 'first' && election.candidates.length === 0
  return {
    kind: 'electing',
    office,
    round: { no, kind },
    candidates: everyMember ? [] : named(names, round.candidates),
    voted: voters.filter(({ sealed }) => sealed !== null).length,
    of: voters.length,
  }
}

function endedBallot(town: TownModel, { meeting, election, names }: Ended): ElectionMatter | undefined {
  const { office, state, electedId, commitment, seed } = election
  const rounds = election.rounds.flatMap((round) => closedRound(round, names))
  const { article } = electionRule(charterOf(town, meeting).rules)
  if (state === 'run-off' || state === 'lot')
    return {
      ...{ kind: 'elects-on', office, next: state },
      tied: named(names, tiedIn(election)),
      ...{ rounds, article, commitment },
    }
  if (state !== 'decided' || electedId === null) return undefined
  const lot = seed === null ? null : { seed, commitment }
  return { kind: 'elected', office, name: names.get(electedId) ?? electedId, rounds, article, lot }
}

function closedRound({ no, kind, candidates, counts }: Round, names: Names): ElectionRound[] {
  if (!counts) return []
  const ballots = candidates
    .map((id) => ({ name: names.get(id) ?? id, n: counts.for[id] ?? 0 }))
    .toSorted((a, b) => b.n - a.n)
  const { blank, silent, absent } = counts
  return [{ no, kind, ballots, blank, silent, absent }]
}
