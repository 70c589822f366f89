// Boards that somebody looks at: one look a second at all of them together, whoever and however many watch.
import type { Logger } from 'pino'
import type { Board } from '../../domain/session/read-board.ts'
import { faultOf } from '../../fault.ts'

/** Where boards are read. */
export type BoardOf = { town: string; meeting: string }
export type BoardSource = {
  /** Undefined where there is no such meeting. */
  read: (of: BoardOf) => Promise<Board | undefined>
  /** A mark for each; another one means that something may look different. */
  marks: (of: BoardOf[]) => Promise<(string | undefined)[]>
}

export type News = 'changed' | 'quiet' | 'over'
export type Follower = {
  /** Resolves once something may look different or cannot be read, or nothing was told for so long; `over` when all is. */
  next: (withinMs: number) => Promise<News>
  leave: () => void
}

export type Boards = {
  /** As it was at most a second ago, and never older than what followers were told of. */
  board: (of: BoardOf) => Promise<Board | undefined>
  /** Undefined where nobody more finds room. */
  follow: (of: BoardOf) => Follower | undefined
  /** Tells every follower that it is over; nobody can follow any more. */
  stop: () => void
}

export type Most = { all: number; each: number }

/** Open connections of this process, and of one meeting's among them. */
const MOST: Most = { all: 200, each: 50 }
const EVERY_MS = 1_000
const MINUTE_MS = 60_000

type Watched = { of: BoardOf; mark: string | undefined; wakes: Set<() => void> }
type With = { source: BoardSource; now: () => Date; log: Logger; most?: Most | undefined }

const keyOf = ({ town, meeting }: BoardOf): string => JSON.stringify([town, meeting])

export function watchBoards({ source, now, log, most = MOST }: With): Boards {
  const watched = new Map<string, Watched>()
  const shared = sharedReads(source)
  let timer: NodeJS.Timeout | undefined
  let looking = false
  let failing = false
  let stopped = false

  const compare = async (): Promise<void> => {
    const all = [...watched.values()]
    const marks = await source.marks(all.map(({ of }) => of))
    // The code changes with the minute, and so may whether people are arriving.
    const minute = Math.floor(now().getTime() / MINUTE_MS)
    for (const [n, one] of all.entries()) {
      const mark = `${marks[n]} ${minute}`
      if (one.mark === mark) continue
      one.mark = mark
      shared.forget(one.of)
      for (const wake of one.wakes) wake()
    }
  }
  const look = async (): Promise<void> => {
    if (looking) return
    looking = true
    try {
      await compare()
      failing = false
    } catch (error) {
      if (!failing) log.warn({ fault: faultOf(error) }, 'boards not looked at')
      failing = true
      for (const { wakes } of watched.values()) for (const wake of wakes) wake()
    } finally {
      looking = false
    }
  }
  const leave = (of: BoardOf, wake: () => void): void => {
    const one = watched.get(keyOf(of))
    one?.wakes.delete(wake)
    if (one?.wakes.size === 0) watched.delete(keyOf(of))
    if (watched.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    board: shared.read,
    follow: (of) => {
      const one = watched.get(keyOf(of)) ?? { of, mark: undefined, wakes: new Set() }
      const following = [...watched.values()].reduce((sum, { wakes }) => sum + wakes.size, 0)
      if (stopped || following >= most.all || one.wakes.size >= most.each) return undefined
      const { wake, ...follower } = newFollower({ isOver: () => stopped, left: () => leave(of, wake) })
      watched.set(keyOf(of), one)
      one.wakes.add(wake)
      timer ??= setInterval(look, EVERY_MS).unref()
      return follower
    },
    stop: () => {
      stopped = true
      for (const { wakes } of watched.values()) for (const wake of wakes) wake()
    },
  }
}

/** What is told while nobody listens is told once they do. */
function newFollower({ isOver, left }: { isOver: () => boolean; left: () => void }) {
  let news = false
  let gone = false
  let heard = (): void => undefined
  const wake = (): void => {
    news = true
    heard()
  }
  const next = async (withinMs: number): Promise<News> => {
    if (!news && !gone && !isOver())
      await new Promise<void>((done) => {
        const timer = setTimeout(done, withinMs)
        heard = () => {
          clearTimeout(timer)
          done()
        }
      })
    if (gone || isOver()) return 'over'
    const told: News = news ? 'changed' : 'quiet'
    news = false
    return told
  }
  return {
    wake,
    next,
    leave: () => {
      gone = true
      heard()
      left()
    },
  }
}

/** Those who read within a second of each other read together. */
function sharedReads({ read }: BoardSource) {
  const reads = new Map<string, { at: number; board: Promise<Board | undefined> }>()
  const forget = (of: BoardOf): void => {
    reads.delete(keyOf(of))
  }
  return {
    forget,
    read: (of: BoardOf): Promise<Board | undefined> => {
      const at = performance.now()
      for (const [key, one] of reads) if (at - one.at >= EVERY_MS) reads.delete(key)
      const known = reads.get(keyOf(of))
      if (known) return known.board
      const board = read(of)
      reads.set(keyOf(of), { at, board })
      return board
    },
  }
}
