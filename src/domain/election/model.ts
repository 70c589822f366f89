import { z } from 'zod'
import type { CharterRules } from '../charter/charter.ts'
import { OFFICES } from '../membership/model.ts'

/**
 *   draft ──▶ open ──▶ decided
 *               │ └──▶ run-off (a tie) ──▶ open ──▶ decided
 *               │                            └──▶ lot (a tie again) ──▶ decided
 *               └──▶ draft, run-off (nobody voted)
 */
export const electionState = z.enum(['draft', 'open', 'run-off', 'lot', 'decided'])
export type ElectionState = z.output<typeof electionState>

export const electedOffice = z.enum(OFFICES)

export const roundKind = z.enum(['first', 'run-off'])
export type RoundKind = z.output<typeof roundKind>

/** How a seat stood in a round at its closing (V12). */
export const voterStanding = z.enum(['voted', 'silent', 'absent'])
export type VoterStanding = z.output<typeof voterStanding>

/** The figures of a closed round: never typed, always counted. */
export const roundCounts = z.strictObject({
  /** Ballots for each candidate, by person. */
  for: z.record(z.string(), z.int()),
  blank: z.int(),
  silent: z.int(),
  absent: z.int(),
})
export type RoundCounts = z.output<typeof roundCounts>

export const roundSchema = z.object({
  no: z.int(),
  kind: roundKind,
  candidates: z.array(z.string()),
  openedAt: z.date(),
  closedAt: z.date().nullable(),
  counts: roundCounts.nullable(),
})
export type Round = z.output<typeof roundSchema>

export const electionSchema = z.object({
  meetingId: z.string(),
  office: electedOffice,
  state: electionState,
  commitment: z.string(),
  seed: z.string().nullable(),
  electedId: z.string().nullable(),
  candidates: z.array(z.string()),
  rounds: z.array(roundSchema),
})
export type Election = z.output<typeof electionSchema>

/** An election as the caller names it: there is one for an office in a meeting. */
export type ElectionKey = Pick<Election, 'meetingId' | 'office'>

export type ElectionRefusal =
  | { kind: 'no-such-election' }
  | { kind: 'election-draft' }
  | { kind: 'election-open' }
  | { kind: 'election-run-off' }
  | { kind: 'election-lot' }
  | { kind: 'election-decided' }

/** Why an election cannot be what was asked of it: where it stands. */
export function whyNotNow(state: ElectionState): Exclude<ElectionRefusal, { kind: 'no-such-election' }> {
  switch (state) {
    case 'draft':
      return { kind: 'election-draft' }
    case 'open':
      return { kind: 'election-open' }
    case 'run-off':
      return { kind: 'election-run-off' }
    case 'lot':
      return { kind: 'election-lot' }
    case 'decided':
      return { kind: 'election-decided' }
  }
}

export type ElectionRule = NonNullable<CharterRules['election']>

/** A charter that takes decisions and says nothing of elections leaves them to its members, present or by proxy as for votes. */
export const electionRule = ({ election, presiding, decision, proxy }: CharterRules): ElectionRule =>
  election ?? {
    held: decision.rule !== 'none',
    proxies: proxy.mayVote,
    article: presiding?.article ?? decision.article,
  }

export type Leading = { elected: string } | { tied: string[] } | 'nobody'

/** Who has the most ballots; those who share it; nobody without a ballot for anybody. */
export function leading({ for: ballots }: Pick<RoundCounts, 'for'>): Leading {
  const most = Math.max(0, ...Object.values(ballots))
  if (most === 0) return 'nobody'
  const first = Object.keys(ballots)
    .filter((person) => ballots[person] === most)
    .sort()
  const [only] = first
  return only !== undefined && first.length === 1 ? { elected: only } : { tied: first }
}

/** Those a run-off or the lot is between: who shared the most ballots when somebody voted last. */
export function tiedIn({ rounds }: Pick<Election, 'rounds'>): string[] {
  for (const { counts } of rounds.toReversed()) {
    const first = counts ? leading(counts) : 'nobody'
    if (first !== 'nobody') return 'tied' in first ? first.tied : []
  }
  return []
}
