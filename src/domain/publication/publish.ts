import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import type { Minutes } from '../minutes/model.ts'
import { readMinutes } from '../minutes/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { namedPeople } from './read.ts'
import { type PublicWords, type Withheld, withholdNames } from './withhold-names.ts'

export type PublishRefusal = NotPermitted | { kind: 'no-minutes' } | { kind: 'minutes-not-final' }

/**
 * The text of a final version for the public, with nobody's name in it. With a form it leaves the program, which is on record;
 * without one it is looked at.
 */
export async function publishMinutes(
  act: Act,
  {
    meetingId,
    version,
    form,
    words,
  }: { meetingId: string; version: number; form?: string; words: PublicWords },
): Promise<Outcome<{ meeting: Meeting; minutes: Minutes; withheld: Withheld }, PublishRefusal>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  const minutes = (await readMinutes(act, meetingId)).find((one) => one.version === version)
  if (!meeting || !minutes) return refuse({ kind: 'no-minutes' })
  if (minutes.state !== 'final') return refuse({ kind: 'minutes-not-final' })
  const withheld = withholdNames(minutes.text, await namedPeople(act, town, meeting), words)
  if (form)
    await audit(act, {
      act: 'minutes.published',
      subject: meetingId,
      facts: { version, form, sha256: minutes.sha256 },
    })
  return done({ meeting, minutes, withheld })
}
