// One turn: somebody said a line, and this is all a handler gets to answer it with.
import { z } from 'zod'
import type { Act } from '../../domain/act.ts'
import type { Standing } from '../../domain/people/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Vault } from '../../vault.ts'
import type { CommandId } from '../table/table.ts'
import type { Locale } from './locale.ts'
import type { Notice, Undelivered } from './notice.ts'

export const platformSchema = z.enum(['line', 'slack'])

const occasion = z.enum(['follow', 'unfollow', 'unsend', 'join', 'unreadable', 'no-command', 'home', 'file'])
export type Occasion = z.output<typeof occasion>

/** A picture, a file, a video or a recording, by the platform's id; `taken` is what became of it before its turn. */
const content = z.object({
  id: z.string(),
  kind: z.enum(['image', 'file', 'video', 'audio']),
  taken: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('kept'), sha256: z.string() }),
      z.object({
        kind: z.enum(['none-held', 'file-empty', 'file-too-large', 'file-not-taken', 'town-full', 'lost']),
      }),
    ])
    .optional(),
})
export type Content = z.output<typeof content>

/** Someone said one line somewhere. Kept as it is where a turn is slower than the platform waits. */
export const utteranceSchema = z.object({
  eventId: z.string(),
  town: z.string(),
  platform: platformSchema,
  userId: z.string(),
  text: z.string(),
  /** Typed words may be a sentence; a button, a form or a slash command is exactly a command. */
  manner: z.enum(['typed', 'exact']),
  room: z.enum(['private', 'group']),
  /** Something happened without words: somebody added or blocked the bot, took a message back, sent a picture, opened the Home tab. */
  occasion: occasion.optional(),
  /** What was sent instead of words; its name stands in `text`. */
  content: content.optional(),
  /** What the platform says of the person's language, where it does. */
  locale: z.enum(['ja', 'en']).optional(),
  /** When it was said, by the platform's clock, in epoch milliseconds. */
  said: z.number().optional(),
  /** Where the platform wants the answer, e.g. a reply token; kept with the event until it was answered. */
  reply: z.unknown().optional(),
})
export type Utterance = z.output<typeof utteranceSchema>

/** What is known of the way back of an event: enough to bring its answer, without the words said. */
export type WayBack = Pick<Utterance, 'eventId' | 'town' | 'platform' | 'locale' | 'reply'>

/** Whoever speaks, as far as their platform knows them: their words are taken one after the other. */
export const whoOf = ({ town, platform, userId }: Pick<Utterance, 'town' | 'platform' | 'userId'>): string =>
  `${town}/${platform}/${userId}`

export type Speaker = Standing & { name: string }

/** An act that can be taken back: the line that does so, and what it was, in the speaker's language. */
export const undoSchema = z.object({ line: z.string(), label: z.string() })
export type Undo = z.output<typeof undoSchema>

/** What a person was last shown, asked and did, kept with their account. */
export const shownSchema = z.object({
  /** 「次の会議」「3番」 mean these (C2). */
  meeting: z.string().optional(),
  job: z.int().optional(),
  /** The question whose buttons may still be pressed. */
  question: z.string().optional(),
  /** How often in a row nothing was understood. */
  missed: z.int().optional(),
  /** What the last message that did something did, and when, in epoch milliseconds: 取り消し takes it back. */
  did: z.object({ at: z.number(), acts: z.array(undoSchema) }).optional(),
})
export type Shown = z.output<typeof shownSchema>

/** What a link is for, and for how long it is good; for the speaker, unless it is given to somebody else. */
export type LinkTo = {
  path: string
  kind: string
  facts: Record<string, string>
  until: Date
  person?: string | undefined
}

/** What a person was last asked: their next words may be the answer to it. */
export type Asked = { id: CommandId; args: Record<string, string>; missing: string }

export type Turn = {
  act: Act
  town: TownModel
  speaker: Speaker
  /** The language the speaker reads. */
  locale: Locale
  utterance: Utterance
  shown: Shown
  /** Remembers what was shown, for the words 「次の会議」「3番」. */
  show: (shown: Pick<Shown, 'meeting' | 'job'>) => void
  /** Remembers what was asked, so that the next words can answer it. */
  ask: (asked: Asked) => void
  /** Remembers how what was just done is taken back. */
  undoable: (undo: Undo) => void
  /** Says something to others: it leaves with the same commit. */
  notify: (notice: Notice) => void
  /** Eight fresh random digits. */
  code: () => string
  /** Seals what must not lie in the database in clear: how somebody votes in secret. */
  vault: Vault
  /** An address of this program: whoever holds it has what it leads to. */
  link: (to: LinkTo) => string
  /** Where the program is reached from outside. */
  origin: string
  undelivered: Undelivered
}
