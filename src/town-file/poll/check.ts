// What can be wrong with polls: their numbers, what became of them, and figures that do not add up.
import { SYSTEM } from '../../domain/people/model.ts'
import { suits } from '../../domain/poll/model.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import { meetingId } from '../stored.ts'
import type { FilePoll } from './format.ts'

export function checkPolls(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.polls,
    { path: ['polls'], key: ({ no }) => no, say },
    (no, first) => `number ${no} is polls[${first}] already`,
  )
  for (const [index, poll] of (file.polls ?? []).entries()) {
    const path = ['polls', index]
    checkEnd(checking, poll, path)
    checkDates(checking, poll, path)
  }
}

/** What has become of it: closed by one of its dates, cancelled for a reason, or open. */
function checkEnd({ known, stored, file, say }: Checking, poll: FilePoll, path: Path): void {
  const { body, by, state = 'open', chosen, reason, meeting, dates, endedAt } = poll
  if (!known.bodies.has(body)) say([...path, 'body'], `there is no body ${body}`)
  sayNobody({ known, say }, by, [...path, 'by'])
  if ((state === 'closed') !== (chosen !== undefined && chosen !== null))
    say([...path, 'chosen'], state === 'closed' ? 'is missing' : `belongs to a poll that is closed`)
  if (chosen && !dates.some(({ no }) => no === chosen)) say([...path, 'chosen'], `there is no date ${chosen}`)
  if ((state === 'cancelled') !== (reason !== undefined && reason !== null))
    say([...path, 'reason'], state === 'cancelled' ? 'is missing' : 'belongs to a poll that is cancelled')
  if (state === 'open' && endedAt) say([...path, 'endedAt'], 'belongs to a poll that has ended')
  if (!meeting) return
  const id = meetingId({ body, no: meeting })
  const there = stored.meetings.has(id) || (file.meetings ?? []).some((one) => meetingId(one) === id)
  if (!there) say([...path, 'meeting'], `there is no meeting ${meeting} of ${body}`)
  if (!chosen) say([...path, 'meeting'], 'belongs to a poll that is closed')
}

function checkDates({ known, say }: Checking, poll: FilePoll, path: Path): void {
  const own = [...path, 'dates']
  const repeated = (key: (date: FilePoll['dates'][number]) => string | number) =>
    sayRepeated(poll.dates, { path: own, key, say }, (found, first) => `${found} is dates[${first}] already`)
  repeated(({ no }) => no)
  repeated(({ startsAt }) => startsAt)
  for (const [index, date] of poll.dates.entries()) {
    const at = [...own, index]
    sayRepeated(
      date.answers,
      { path: [...at, 'answers'], key: ({ person }) => person, say },
      (person, first) => `${person} has answered in answers[${first}] already`,
    )
    for (const [n, { person, by }] of (date.answers ?? []).entries()) {
      sayNobody({ known, say }, person, [...at, 'answers', n, 'person'])
      sayNobody({ known, say }, by, [...at, 'answers', n, 'by'])
    }
    const figures = { yes: date.yes, maybe: date.maybe, no: date.no_ }
    for (const answer of suits.options) {
      const found = (date.answers ?? []).filter((one) => one.answer === answer).length
      const figure = figures[answer]
      if (figure !== undefined && figure !== found)
        say([...at, answer === 'no' ? 'no_' : answer], `is ${figure}, and the answers are ${found}`)
    }
  }
}

function sayNobody({ known, say }: Pick<Checking, 'known' | 'say'>, person: string | undefined, path: Path) {
  if (person !== undefined && person !== SYSTEM && !known.people.has(person))
    say(path, `there is no person ${person}`)
}
