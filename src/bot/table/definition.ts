// What is known of a command. Everything that lists commands (help, Slack's manifest, the references) is made from it.
import type { z } from 'zod'
import type { Audience } from '../../domain/permission.ts'

export type Both = { ja: string; en: string }

/** A word people type. `preset` are arguments the word already says: 出席 is `rsvp` with `answer: attend`. */
export type Name = { word: string; preset?: Record<string, string> }

export type Group = 'meeting' | 'work' | 'office' | 'common'

export type Definition<Shape extends z.ZodRawShape> = {
  names: { ja: Name[]; en: Name[] }
  summary: Both
  args: z.ZodObject<Shape>
  /** The argument that takes all remaining words. */
  rest?: keyof Shape & string
  /** The argument that a sentence may name a person for: 「総務課の佐藤花子です」. */
  person?: keyof Shape & string
  /** Who may say it; the operations behind it judge for themselves. */
  who: Audience[]
  group: Group
  /** The Slack command it is found under, how to use it there, and the noun in Japanese: `/meeting 中止` is 会議 中止. */
  slash?: { command: string; noun: string; hint: Both }
  /** Said by buttons: help does not list it. */
  unlisted?: true
  /** What its key on a LINE menu says; a bar where a line of it may end. */
  key?: Both
  /** How it is said in LINE, one example a line. */
  example?: Both
  /** Among what is offered first, in this order. */
  suggested?: number
  /** Words after its name may be a sentence that says the opposite: 「出席 できません」. */
  sentence?: true
  /** A supporter may say it for a worker who agreed to it (J12): for whom is its argument `worker`. */
  supported?: true
  /** What it asks is answered in free words: they are the answer before anything is understood from them. */
  free?: true
  /** What may look different after it: the forecast of a quorum, whose LINE menu is which, or both by who sits at a table. */
  moves?: 'quorum' | 'menu' | 'table'
  /** May share a transaction with other people's turns: what it needs to hold stands in its statements, not in a lock. */
  together?: true
}

export const command = <Shape extends z.ZodRawShape>(definition: Definition<Shape>): Definition<Shape> =>
  definition

export const say = (...all: string[]): Name[] => all.map((word) => ({ word }))
export const saying = (preset: Record<string, string>, ...all: string[]): Name[] =>
  all.map((word) => ({ word, preset }))
