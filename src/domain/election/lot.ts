// The lot (V10): a draw anyone can recompute. The seed is committed to by its digest before anybody has voted, and shown
// once it was drawn.
import { createHash } from 'node:crypto'

const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex')

export const commitmentTo = (seed: string): string => sha256(seed)

/**
 * Who is drawn: the candidates by id in ascending order, counted from 0; the one whose number is
 * sha256(seed, meeting, office, ids; each on a line) modulo how many they are.
 */
export function drawnByLot(
  seed: string,
  { meetingId, office, among }: { meetingId: string; office: string; among: readonly string[] },
): string | undefined {
  if (among.length === 0) return undefined
  const ids = among.toSorted()
  const digest = sha256([seed, meetingId, office, ...ids].join('\n'))
  return ids[Number(BigInt(`0x${digest}`) % BigInt(ids.length))]
}
