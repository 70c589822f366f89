// One turn: somebody said a line, and this is all a handler gets to answer it with.
import type { Act } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Message } from '../queue/message.ts'
import type { CommandId } from '../table/table.ts'
import type { Card } from './card.ts'
import type { Locale, Words } from './words.ts'

export type Platform = 'line' | 'slack'

export type Occasion = 'follow' | 'unfollow' | 'unsend' | 'join' | 'unreadable' | 'no-command'

/** Someone said one line somewhere. */
export type Utterance = {
  eventId: string
  town: string
  platform: Platform
  userId: string
  text: string
  /** Typed words may be a sentence; a button, a form or a slash command is exactly a command. */
  manner: 'typed' | 'exact'
  room: 'private' | 'group'
  /** Something happened without words: somebody added or blocked the bot, took a message back, sent a picture. */
  occasion?: Occasion
  /** What the platform says of the person's language, where it does. */
  locale?: Locale | undefined
  /** Where the platform wants the answer, e.g. a reply token; kept with the event until it was answered. */
  reply?: unknown
}

/** A seat somebody holds, from and to which day of the town. */
export type HeldSeat = {
  seatId: string
  bodyId: string
  category: string
  title: string
  from: string
  to: string | null
}
export type HeldProxy = { proxyId: number; meetingId: string; seatId: string; state: string }

export type Speaker = {
  personId: string
  name: string
  roles: string[]
  seats: HeldSeat[]
  proxies: HeldProxy[]
  worker: { personId: string; state: string; skills: string[]; claimLimit: number } | null
}

/** What a person was last shown: 「次の会議」「3番」 mean these (C2). */
export type Shown = { meeting?: string | undefined; job?: number | undefined }

/** What a person was last asked: their next words may be the answer to it. */
export type Asked = { id: CommandId; args: Record<string, string>; missing: string }

export type Recipients = { staff: true } | { people: string[] }

export type Notice = {
  to: Recipients
  card: (words: Words) => Card
  /** Left out for those it no longer concerns when it is delivered. */
  unless?: { answered: string } | undefined
}

export type Turn = {
  act: Act
  town: TownModel
  speaker: Speaker
  words: Words
  utterance: Utterance
  shown: Shown
  /** Remembers what was shown, for the words 「次の会議」「3番」. */
  show: (shown: Shown) => void
  /** Remembers what was asked, so that the next words can answer it. */
  ask: (asked: Asked) => void
  /** Says something to others: it leaves with the same commit. */
  notify: (notice: Notice) => void
  /** Eight fresh random digits. */
  code: () => string
  /** What could not be delivered to the town's people. */
  outbox: {
    undelivered: () => Promise<{ message: Message; why?: string | undefined }[]>
    redrive: () => Promise<number>
  }
}

export const isStaff = ({ roles }: Pick<Speaker, 'roles'>): boolean =>
  roles.includes('staff') || roles.includes('director')
