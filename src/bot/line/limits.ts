// LINE's limits, as the Messaging API reference gives them (2026-11).

export const LINE = {
  altText: 1500,
  text: 5000,
  buttonLabel: 40,
  quickReplies: 13,
  quickReplyLabel: 20,
  postbackData: 300,
  displayText: 300,
  uri: 1000,
  bubbleBytes: 30_000,
  messagesPerCall: 5,
  multicast: 500,
  /** A menu's widest and largest picture. */
  menuWidth: 2500,
  menuImageBytes: 1_048_576,
  menusPerChannel: 1000,
  /** Calls that give people a menu: three a second. */
  menuCallEveryMs: 350,
  /** A reply token is good for a minute; a little is kept for the way. */
  replyTokenMs: 50_000,
  /** A redelivered event's token, counted from the event. */
  redeliveredTokenMs: 19 * 60_000,
} as const

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Cuts by UTF-16 units, never inside a character. */
export function cut(text: string, units: number): string {
  if (text.length <= units) return text
  const kept = text.slice(0, units - 1)
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** Cuts by what a person counts as characters. */
export function cutGraphemes(text: string, most: number): string {
  if (text.length <= most) return text
  const all = [...graphemes.segment(text)]
  return all.length <= most
    ? text
    : `${all
        .slice(0, most - 1)
        .map(({ segment }) => segment)
        .join('')}…`
}
