// Waiting for something to be seen, and never longer than it takes.
import { setTimeout as sleep } from 'node:timers/promises'

const EVERY_MS = 25
const WITHIN_MS = 15_000

type Wait = { what: () => string; withinMs?: number }

/** Looks again and again until there is something; fails with what was waited for. */
export async function until<Seen>(
  look: () => Seen | undefined | Promise<Seen | undefined>,
  { what, withinMs = WITHIN_MS }: Wait,
): Promise<Seen> {
  const end = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for ${what()}`)
    await sleep(EVERY_MS)
  }
}

/** Does the work for every item, so many at a time, and gives the results in the items' order. */
export async function sideBySide<Item, Result>(
  items: Item[],
  atOnce: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const lane = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  return results
}
