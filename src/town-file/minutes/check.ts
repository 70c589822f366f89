// What can be wrong with minutes: a text that is not what its hash says, a final one that would change, versions out of order.
import { hashOf } from '../../domain/minutes/model.ts'
import { type AtMeeting, sayRepeated } from '../check.ts'
import { meetingId } from '../stored.ts'
import type { FileMinutes } from './format.ts'

export function checkMinutes(at: AtMeeting): void {
  const { meeting, path, checking } = at
  const own = [...path, 'minutes']
  sayRepeated(
    meeting.minutes,
    { path: own, key: ({ version }) => version, say: checking.say },
    (version, first) => `version ${version} is minutes[${first}] already`,
  )
  const stored = checking.stored.minutes.get(meetingId(meeting)) ?? []
  for (const [index, version] of (meeting.minutes ?? []).entries()) {
    checkVersion(at, version, [...own, index])
    const before = stored.find((row) => row.version === version.version)
    if (before?.state === 'final' && (before.sha256 !== version.sha256 || version.state !== 'final'))
      checking.say([...own, index], 'is final already, and never changes')
  }
  const open = (meeting.minutes ?? []).filter(({ state }) => state !== 'final')
  if (open.length > 1) checking.say(own, 'one version is worked on at a time')
  for (const [index, { owner, endedBy }] of (meeting.actions ?? []).entries())
    for (const person of [owner, endedBy])
      if (person && !checking.known.people.has(person))
        checking.say([...path, 'actions', index], `there is no person ${person}`)
}

function checkVersion(
  { checking: { say, known } }: AtMeeting,
  { text, sha256, state, finalAt, confirmedBy, sentTo }: FileMinutes,
  path: AtMeeting['path'],
): void {
  if (hashOf(text) !== sha256) say([...path, 'sha256'], 'is not that of the text')
  if (state === 'final' && !(finalAt && confirmedBy))
    say([...path, 'confirmedBy'], 'and finalAt say by whom and when it became final')
  for (const person of [confirmedBy, sentTo])
    if (person && !known.people.has(person)) say(path, `there is no person ${person}`)
}
