// What is said to others than the speaker.
import type { Card } from './card.ts'
import type { Locale } from './locale.ts'

export type Recipients = { staff: true } | { people: string[] }

export type Notice = {
  to: Recipients
  /** In the language of whoever reads it. */
  card: (locale: Locale) => Card
  /** Left out for those it no longer concerns when it is delivered. */
  unless?: { answered: string } | undefined
}

export type LostNotice = { title: string; to: number; platform: 'line' | 'slack'; why: string | undefined }

/** What could not be delivered to the town's people, and how to try again. */
export type Undelivered = {
  list: () => Promise<LostNotice[]>
  /** Sends everything once more and says how many. */
  again: () => Promise<number>
}
