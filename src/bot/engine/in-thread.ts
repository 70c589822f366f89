// Words in a thread of the staff's channel are for whoever the notice above it speaks of: of a question, they are its answer.
import { subjectOfThread } from '../../domain/enquiry/read.ts'
import type { Line } from '../turn/line.ts'
import { questionSubject } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'

const PREFIX = questionSubject(0).slice(0, -1)

/** The line that words in a thread stand for; any other line is as it was said. */
export async function inThread({ act }: Turn, said: Line): Promise<Line> {
  const { thread, message } = said.args
  const [channel, ts] = thread?.split(' ') ?? []
  if (said.id !== 'enquiry-reply' || !thread || !channel || !ts || !message) return said
  const subject = await subjectOfThread(act, { channel, ts })
  if (!subject?.startsWith(PREFIX)) return said
  return { id: 'question-answer', args: { question: subject.slice(PREFIX.length), thread, message } }
}
