import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import type { Meeting } from '../meeting/model.ts'
import { seatsOf } from '../membership/read.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Standing } from '../people/model.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { freshTown } from '../town/read.ts'
import { mayRead } from './may.ts'
import type { Minutes } from './model.ts'
import { readMinutes } from './read.ts'

export type HandOutRefusal = NotPermitted | { kind: 'no-minutes' }

/** A version of minutes leaves the program: whoever followed the link may read it now, and that they did is on record. */
export async function handOutMinutes(
  act: Act,
  { meetingId, version, form }: { meetingId: string; version: number; form: string },
): Promise<Outcome<{ meeting: Meeting; minutes: Minutes }, HandOutRefusal>> {
  const town = await freshTown(act)
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  const minutes = (await readMinutes(act, meetingId)).find((one) => one.version === version)
  if (!meeting || !minutes) return refuse({ kind: 'no-minutes' })
  const not = forbidden(mayRead(town, meeting, { who: await standingOf(act), minutes, now: act.now }))
  if (not) return refuse(not)
  await audit(act, {
    act: 'minutes.handed-out',
    subject: meetingId,
    facts: { version, form, sha256: minutes.sha256 },
  })
  return done({ meeting, minutes })
}

/** Whoever came as a proxy reads no minutes. */
async function standingOf(act: Act): Promise<Standing> {
  const { personId, roles } = await readActor(act)
  return {
    personId,
    roles,
    seats: await seatsOf(act, personId),
    proxies: [],
    invitations: [],
    worker: null,
    supports: [],
  }
}
