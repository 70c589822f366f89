// Who is who: everything somebody is to the town, or to one of its bodies, on a day.
import { covers, type Office, officerOn } from '../membership/model.ts'
import { type Audience, type Permission, permit } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { type Role, type Standing, SYSTEM } from './model.ts'

type OnDay = {
  town: Pick<TownModel, 'bodies'>
  /** A day of the town. */
  day: string
  /** Only this body counts; any of the town's where it is left out. */
  bodyId?: string | undefined
}

const OF_ROLE = ['mayor', 'director', 'observer', 'guest', 'supporter', 'staff'] as const satisfies Role[]

/** The roles somebody has; nobody is anything but `anyone` whom the town does not know. */
export function audiencesOf(who: Standing | null, { town, day, bodyId }: OnDay): Set<Audience> {
  const is = new Set<Audience>(['anyone'])
  if (!who) return is
  is.add('connected')
  for (const role of OF_ROLE) if (who.roles.includes(role)) is.add(role)
  const bodies = town.bodies.filter(({ id }) => bodyId === undefined || id === bodyId)
  const holds = (office: Office) => bodies.some((body) => officerOn(body, office, day) === who.personId)
  if (holds('chair')) is.add('chair')
  if (holds('vice')) is.add('vice')
  if (isMember(who, day, bodyId)) is.add('member')
  if (who.proxies.length > 0) is.add('proxy')
  if (who.invitations.length > 0) is.add('guest')
  if (who.worker) is.add('worker')
  if (who.supports.length > 0) is.add('supporter')
  return is
}

/** Without a body a seat to come makes a member too: invitations come before the term begins. */
function isMember({ seats, roles }: Standing, day: string, bodyId: string | undefined): boolean {
  if (bodyId !== undefined) return seats.some((seat) => seat.bodyId === bodyId && covers(seat, day))
  return seats.length > 0 || roles.includes('member')
}

/** Everything somebody is in the town at this moment. */
export const audiencesNow = (who: Standing | null, town: TownModel, now: Date): Set<Audience> =>
  audiencesOf(who, { town, day: dayIn(town, now) })

/** The secretariat (庶務, 第9条). A director is none of it. */
export const isStaff = ({ roles }: { roles: readonly string[] }): boolean => roles.includes('staff')

/** Directors split orders and inspect; jobs are theirs and the secretariat's. */
export const isOffice = ({ roles }: { roles: readonly string[] }): boolean =>
  roles.includes('staff') || roles.includes('director')

/** Who acts: a person with the roles they have now, or the program itself. */
export type Actor = { personId: string; roles: string[] }

const isSystem = ({ personId }: Actor): boolean => personId === SYSTEM

/** What the secretariat does, or the program in its name. */
export const mayKeepOffice = (actor: Actor): Permission =>
  permit(isSystem(actor) || isStaff(actor), ['staff'])

/** What the secretariat or a director does with the job programme. */
export const mayRunProgramme = (actor: Actor): Permission =>
  permit(isSystem(actor) || isOffice(actor), ['staff', 'director'])
