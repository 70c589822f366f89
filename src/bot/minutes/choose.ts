// Which meeting's minutes are meant: the one named, the one last shown, else the last one held.
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { chooseAny, visibleMeetings } from '../meeting/choose.ts'
import type { CommandId } from '../table/table.ts'
import type { Card } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function chooseHeld(
  turn: Turn,
  id: CommandId,
  args: { meeting?: string | undefined },
): Promise<{ meeting: Meeting } | { card: Card }> {
  if (args.meeting) return chooseAny(turn, id, args)
  const held = visibleMeetings(turn).filter(({ state }) => state === 'closed')
  const meeting = held.find((one) => one.id === turn.shown.meeting) ?? held.at(-1)
  const w = words(turn.locale)
  if (!meeting)
    return {
      card: isStaff(turn.speaker) ? refusal(w.none, w.notClosedHint) : refusal(w.noneYet, w.noneMemberHint),
    }
  turn.show({ meeting: meeting.id })
  return { meeting }
}
