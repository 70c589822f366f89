// What can be wrong with the motions of a meeting: their numbers and items, and figures that do not add up.
import { type AtMeeting, checkNames, sayRepeated } from '../check.ts'
import type { FileMotion } from './format.ts'

const COUNTED = ['closed', 'decided'] as const

/** Each motion is on an item of its meeting; of a named ballot the figures are those of its votes. */
export function checkMotions(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const own = [...path, 'motions']
  sayRepeated(
    meeting.motions,
    { path: own, key: ({ no }) => no, say: checking.say },
    (no, first) => `number ${no} is motions[${first}] already`,
  )
  for (const [index, motion] of (meeting.motions ?? []).entries()) checkMotion(at, motion, [...own, index])
}

function checkMotion(at: AtMeeting, motion: FileMotion, path: AtMeeting['path']): void {
  const { meeting, checking } = at
  const { say, known } = checking
  if (!(meeting.items ?? []).some(({ no }) => no === motion.item))
    say([...path, 'item'], `there is no item ${motion.item}`)
  for (const [index, { seat, person, through }] of (motion.electorate ?? []).entries())
    checkNames(at, seat, { person, through: through ?? null }, [...path, 'electorate', index])
  for (const [index, { seat, through }] of (motion.votes ?? []).entries())
    checkNames(at, seat, { through }, [...path, 'votes', index])
  if (motion.decidedBy && !known.people.has(motion.decidedBy))
    say([...path, 'decidedBy'], `there is no person ${motion.decidedBy}`)
  if (motion.state === 'closed' && motion.result !== 'tied')
    say([...path, 'result'], 'must be tied where the motion is closed and not decided')
  if ((motion.state === 'open' || isCounted(motion)) && !motion.rules)
    say([...path, 'rules'], 'is missing: a vote that was opened goes by the rules of its opening')
  if (isCounted(motion) && !motion.result) say([...path, 'result'], 'is missing')
  if ((motion.ballot ?? 'named') === 'secret' && (motion.votes ?? []).length > 0)
    say([...path, 'votes'], 'of a secret ballot nobody is named')
  checkFigures(motion, path, say)
}

const isCounted = ({ state }: FileMotion): boolean => COUNTED.some((one) => one === state)

function checkFigures(motion: FileMotion, path: AtMeeting['path'], say: AtMeeting['checking']['say']): void {
  if (!isCounted(motion) || (motion.ballot ?? 'named') === 'secret') return
  const figures = { yes: motion.yes, no: motion.no_, abstain: motion.abstain }
  for (const [choice, figure] of Object.entries(figures)) {
    const found = (motion.votes ?? []).filter((vote) => vote.choice === choice).length
    if ((figure ?? 0) !== found)
      say([...path, choice === 'no' ? 'no_' : choice], `is ${figure ?? 0}, and the votes are ${found}`)
  }
}
