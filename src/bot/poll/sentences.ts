// 「日程 1○ 2× 3△」: dates by their number, each with a mark. Nothing else is read as an answer to a poll.
import { normalise } from '../language/normalise.ts'
import type { Passage } from '../language/passage.ts'
import { marks } from '../table/args.ts'
import { type Reading, say } from '../turn/reading.ts'

const NAMED = /^(?:日程(?:調整)?|候補日?|dates?|poll)[はのを:、\s]+(?=\d)/iu
const CLOSED = /(?:です|で)?(?:よろしく)?(?:お願い(?:し|いたし|致し)ます)?$/u

/** Two dates or more need no word before them: a single mark may answer an invitation. */
export function readPollAnswer({ text }: Pick<Passage, 'text'>): Reading | undefined {
  const plain = normalise(text)
  const said = plain.replace(NAMED, '').replace(CLOSED, '')
  const read = marks.safeParse(said)
  if (!read.success || (said === plain.replace(CLOSED, '') && read.data.length < 2)) return undefined
  return say('poll-answer', { answers: said })
}
