// Whom one can be in the playground.

export type Words = { ja: string; en: string }

/** What somebody is told on an empty screen, and what they can send with one press. */
export type Start = { hint: Words; tries: { ja: string[]; en: string[] } }

export type PlaygroundPerson = {
  id: string
  name: string
  note: string | Words
  line?: string
  slack?: string
  /** The language the bot speaks with them, where it knows them. */
  locale?: 'ja' | 'en'
  start?: { line: Start; slack: Start }
}

/** A role the page offers at one press, and who plays it. */
export type CastMember = { role: Words; platform: 'line' | 'slack'; person: string }

/** How somebody tells the bot to speak a language: as a button in LINE that shows `said`, as a command in Slack. */
export type Language = { said: string; line: string; slack: string }
