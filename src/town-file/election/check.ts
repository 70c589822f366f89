// What can be wrong with the elections of a meeting: who stands, whom the figures elect, and a lot that does not fit.
import { commitmentTo, drawnByLot } from '../../domain/election/lot.ts'
import { leading, type RoundCounts } from '../../domain/election/model.ts'
import { type AtMeeting, checkNames, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import { meetingId } from '../stored.ts'
import type { FileElection } from './format.ts'

export function checkElections(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const own = [...path, 'elections']
  sayRepeated(
    meeting.elections,
    { path: own, key: ({ office }) => office, say: checking.say },
    (office, first) => `${office} is elections[${first}] already`,
  )
  for (const [index, election] of (meeting.elections ?? []).entries()) {
    checkPeople(at, election, [...own, index])
    checkResult(at, election, [...own, index])
  }
}

function checkPeople(at: AtMeeting, election: FileElection, path: Path): void {
  const { say, known } = at.checking
  const people = [...(election.candidates ?? []), ...(election.rounds ?? []).flatMap((one) => one.candidates)]
  for (const person of new Set([...people, ...(election.elected ? [election.elected] : [])]))
    if (!known.people.has(person)) say(path, `there is no person ${person}`)
  for (const [no, { voters }] of (election.rounds ?? []).entries())
    for (const [index, { seat, person, through }] of (voters ?? []).entries())
      checkNames(at, seat, { person, through: through ?? null }, [...path, 'rounds', no, 'voters', index])
}

/** Who is elected is whom the last round that was counted, or the lot, elects. */
function checkResult({ checking, meeting }: AtMeeting, election: FileElection, path: Path): void {
  const { say } = checking
  const { state, elected, seed, commitment, office, rounds = [] } = election
  if ((state === 'decided') !== Boolean(elected))
    say([...path, 'elected'], 'stands there once the election is decided, and only then')
  if (seed && commitmentTo(seed) !== commitment) say([...path, 'seed'], 'is not what was committed to')
  for (const [index, { counts, closedAt }] of rounds.entries())
    if (!counts !== !closedAt) say([...path, 'rounds', index, 'counts'], 'stand there once it is closed')
  if (!elected) return
  const last = rounds.findLast((one): one is typeof one & { counts: RoundCounts } => Boolean(one.counts))
  const first = last ? leading(last.counts) : 'nobody'
  const found =
    seed && first !== 'nobody' && 'tied' in first
      ? drawnByLot(seed, { meetingId: meetingId(meeting), office, among: first.tied })
      : first !== 'nobody' && 'elected' in first && first.elected
  if (found !== elected) say([...path, 'elected'], `is ${elected}, and the figures say ${found || 'nobody'}`)
}
