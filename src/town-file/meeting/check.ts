// What can be wrong with meetings: their times and agenda, and what was said and done for each of them.
import { checkAnswers } from '../attendance/check.ts'
import { type AtMeeting, type Checking, sayRepeated } from '../check.ts'
import { checkMotions } from '../decision/check.ts'
import { checkElections } from '../election/check.ts'
import { checkExpenses } from '../fees/check.ts'
import { checkMinutes } from '../minutes/check.ts'
import { checkObservers } from '../observer/check.ts'
import { sayNoOrder } from '../order/check.ts'
import { checkPapers } from '../papers/check.ts'
import { checkProxies } from '../proxy/check.ts'
import { checkPresence, checkPresiding } from '../session/check.ts'
import { meetingId } from '../stored.ts'

/** A meeting ends after it starts and takes answers before; who answers or sits does so for a seat of its body. */
export function checkMeetings(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.meetings,
    { path: ['meetings'], key: meetingId, say },
    (id, first) => `${id} is meetings[${first}] already`,
  )
  for (const [index, meeting] of (file.meetings ?? []).entries()) {
    const at = { checking, meeting, path: ['meetings', index] }
    checkTimes(at)
    checkAnswers(at)
    checkProxies(at)
    checkObservers(at)
    checkPapers(at)
    checkPresence(at)
    checkPresiding(at)
    checkMotions(at)
    checkElections(at)
    checkMinutes(at)
    checkExpenses(at)
  }
}

function checkTimes({ checking: { known, say }, meeting, path }: AtMeeting): void {
  const { body, startsAt, endsAt, answersCloseAt, items } = meeting
  if (!known.bodies.has(body)) say([...path, 'body'], `there is no body ${body}`)
  if (endsAt <= startsAt) say([...path, 'endsAt'], 'must lie after startsAt')
  if (answersCloseAt && answersCloseAt > startsAt)
    say([...path, 'answersCloseAt'], 'must not lie after startsAt')
  sayRepeated(
    items,
    { path: [...path, 'items'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is items[${first}] already`,
  )
  for (const [index, { order }] of (items ?? []).entries())
    sayNoOrder({ known, say }, order, [...path, 'items', index])
}
