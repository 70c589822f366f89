import { SYSTEM } from '../../domain/people/model.ts'
import { type AtMeeting, sayRepeated } from '../check.ts'
import { meetingId } from '../stored.ts'
import type { FilePaper } from './format.ts'

/** A paper is a link or a file, of an item there is; one that is stored stays what it is. */
export function checkPapers({ meeting, path, checking }: AtMeeting): void {
  const { known, say, stored } = checking
  const own = [...path, 'papers']
  sayRepeated(
    meeting.papers,
    { path: own, key: ({ no }) => no, say },
    (no, first) => `number ${no} is papers[${first}] already`,
  )
  const items = meeting.items?.map(({ no }) => no)
  for (const [index, paper] of (meeting.papers ?? []).entries()) {
    const at = [...own, index]
    const { item, sha256, withdrawnAt, withdrawnBy, by, openings = [] } = paper
    if (item && items && !items.includes(item)) say([...at, 'item'], `there is no item ${item}`)
    if (!isWhole(paper)) say(at, 'a link has a url, a file has type, size and sha256, and neither the other')
    if (Boolean(withdrawnAt) !== Boolean(withdrawnBy)) say(at, 'withdrawnAt and withdrawnBy come together')
    for (const person of [by, withdrawnBy, ...openings.map((one) => one.person)])
      if (person && person !== SYSTEM && !known.people.has(person)) say(at, `there is no person ${person}`)
    const before = stored.papers.get(meetingId(meeting))?.find(({ no }) => no === paper.no)
    if (before && (before.sha256 ?? null) !== (sha256 ?? null)) say(at, 'is another file than the one stored')
    if (before?.withdrawnAt && !withdrawnAt) say(at, 'is withdrawn already')
  }
}

function isWhole({ kind, url, type, size, sha256 }: FilePaper): boolean {
  const isFile = Boolean(type) && Boolean(size) && Boolean(sha256)
  const hasFile = Boolean(type) || Boolean(size) || Boolean(sha256)
  return kind === 'link' ? Boolean(url) && !hasFile : isFile && !url
}
