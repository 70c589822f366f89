// Who may say what: the table's audiences against what a speaker is.
import { type Audience, type CommandId, commands } from '../table/table.ts'
import { isStaff, type Speaker } from '../turn/turn.ts'

/** Everything a speaker is; a stranger is only `anyone`. */
export function audiencesOf(speaker: Speaker | null): Set<Audience> {
  const is = new Set<Audience>(['anyone'])
  if (!speaker) return is
  is.add('connected')
  if (speaker.seats.length > 0 || speaker.roles.includes('member') || speaker.roles.includes('mayor'))
    is.add('member')
  if (speaker.proxies.length > 0) is.add('proxy')
  if (speaker.worker) is.add('worker')
  if (isStaff(speaker)) is.add('staff')
  return is
}

export const mayTry = (id: CommandId, may: Set<Audience>): boolean =>
  commands[id].who.some((audience) => may.has(audience))
