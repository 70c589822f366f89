import { type AtMeeting, checkNames, sayRepeated } from '../check.ts'

/** One answer of each person for each seat; that the person holds the seat is not asked: others do not count (N8). */
export function checkAnswers(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const own = [...path, 'answers']
  for (const [index, { seat, person, by }] of (meeting.answers ?? []).entries())
    checkNames(at, seat, { person, by }, [...own, index])
  const key = ({ seat, person }: { seat: string; person: string }) => `${person} for ${seat}`
  sayRepeated(
    meeting.answers,
    { path: own, key, say: checking.say },
    (who, first) => `${who} is answers[${first}] already`,
  )
}
