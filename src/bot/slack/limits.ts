// Slack's limits, as its reference and its packages give them (2026-11).

export const SLACK = {
  header: 150,
  sectionText: 3000,
  fieldText: 2000,
  fields: 10,
  buttonText: 75,
  buttonValue: 2000,
  actions: 25,
  messageBlocks: 50,
  /** Undocumented: all blocks of a message together. */
  blocksJson: 13_000,
  messageText: 4000,
  viewTitle: 24,
  viewBlocks: 100,
  /** 250 kB; a character may take three bytes. */
  viewJson: 80_000,
  label: 2000,
  placeholder: 150,
  optionText: 75,
  optionValue: 150,
  options: 100,
  privateMetadata: 3000,
  confirmText: 300,
  confirmButton: 30,
  /** A trigger opens one form within three seconds; a little is kept for the way. */
  triggerMs: 2_700,
  responseUrlMs: 29 * 60_000,
  /** A home tab is drawn anew when it is opened: one this old is not brought any more. */
  homeMs: 60_000,
} as const

export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}
