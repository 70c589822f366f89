/** Papers that come one after the other are told of together: once none has come for so long. [choice] */
const PAUSE_MS = 10 * 60_000

/** Whether those a meeting's new papers are for are to be told of them now. */
export function arePapersNews(papers: readonly { at: Date; toldAt: Date | null }[], now: Date): boolean {
  const untold = papers.filter(({ toldAt }) => toldAt === null)
  const newest = Math.max(...untold.map(({ at }) => at.getTime()))
  return untold.length > 0 && now.getTime() - newest >= PAUSE_MS
}
