// What happens without words, and who answers it.
import { sentFile } from '../delivery/deliver-file.ts'
import { home } from '../desk/home.ts'
import { helpNoCommand, helpUnreadable } from '../help/help.ts'
import { follow, unfollow, unsend } from '../people/follow.ts'
import type { Card } from '../turn/card.ts'
import type { Occasion, Turn } from '../turn/turn.ts'

/** Joining a group has no speaker, and is answered before there is a turn. */
export const occasions: Record<Exclude<Occasion, 'join'>, (turn: Turn) => Promise<Card>> = {
  follow,
  unfollow,
  unsend,
  home,
  unreadable: helpUnreadable,
  /** Workers hand files in; from others they are like any other picture. */
  file: (turn) => (turn.speaker.worker ? sentFile(turn) : helpUnreadable(turn)),
  'no-command': helpNoCommand,
}
