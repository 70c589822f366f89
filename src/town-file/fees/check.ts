import { type AtMeeting, type Checking, sayRepeated } from '../check.ts'

/** A category has one amount for a day. */
export const checkFeeAmounts = ({ file, say }: Checking): void =>
  sayRepeated(
    file.feeAmounts,
    { path: ['feeAmounts'], key: ({ category, from }) => `${category} from ${from}`, say },
    (key, first) => `${key} is feeAmounts[${first}] already`,
  )

/** Whoever is reimbursed is known, and each expense of theirs has a note of its own. */
export function checkExpenses({ meeting, path, checking: { known, say } }: AtMeeting): void {
  const own = [...path, 'expenses']
  for (const [index, { person }] of (meeting.expenses ?? []).entries())
    if (!known.people.has(person)) say([...own, index, 'person'], `there is no person ${person}`)
  sayRepeated(
    meeting.expenses,
    { path: own, key: ({ person, note }) => `${note} of ${person}`, say },
    (key, first) => `${key} is expenses[${first}] already`,
  )
}
