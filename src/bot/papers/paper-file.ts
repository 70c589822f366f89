import { z } from 'zod'
import { fileNameOf } from '../../domain/papers/model.ts'
import { openPaper } from '../../domain/papers/open.ts'
import type { Fetched, FileRequest } from '../turn/file.ts'

const asked = z.strictObject({ meeting: z.string(), no: z.coerce.number().int() })

/** The paper a link leads to, as it was attached, or why it leads nowhere any more. */
export async function paperFile({ act, town, facts }: FileRequest): Promise<Fetched> {
  const { meeting, no } = asked.parse(facts)
  const opened = await openPaper(act, town, { meetingId: meeting, no })
  if (!opened.ok) {
    const { refusal: why } = opened
    switch (why.kind) {
      case 'no-such-paper':
        return { kind: 'unknown' }
      case 'paper-withdrawn':
        return { kind: 'withdrawn' }
      case 'file-missing':
        return { kind: 'missing' }
      case 'access-ended':
        return { kind: 'ended', article: why.article }
      case 'pledge-missing':
        return { kind: 'pledge', article: why.article }
    }
  }
  if (opened.value.kind === 'link') return { kind: 'elsewhere', url: opened.value.url }
  const { paper, content } = opened.value
  const file = { name: fileNameOf(paper), type: paper.type ?? '', bytes: content }
  return { kind: 'file', make: async () => file }
}
