// Where turns wait for their turn: a bounded queue, taken in groups. Turns that come while a group is on its way are
// taken together as one transaction; nobody has two turns at once; what needs a transaction of its own goes alone.
import { isDatabaseAway } from '../../db/away.ts'
import {
  type App,
  converse,
  converseTogether,
  type Reply,
  type Taken,
  TurnFailed,
} from '../engine/converse.ts'
import { type Utterance, whoOf } from '../turn/turn.ts'

export type Pipe = {
  /** How many more turns may wait, and how many do. */
  room: () => number
  waiting: () => number
  /** Takes a turn; undefined where its town is not known. A fault of the program is thrown, and so is a database that is away. */
  take: (utterance: Utterance) => Promise<Reply | undefined>
  /** Resolves when no turn waits and none is on its way. */
  idle: () => Promise<void>
}

type Waiting = {
  utterance: Utterance
  who: string
  alone: boolean
  /** In how many groups it was that failed. */
  failed: number
  done: (reply: Reply | undefined) => void
  fail: (error: unknown) => void
}

/** So many may wait, so many go together, and so many alone beside them. */
export type PipeLimits = { waiting: number; together: number; alone: number }
const LIMITS: PipeLimits = { waiting: 400, together: 24, alone: 6 }

/** Whoever's turn failed goes alone for so long, and drags nobody along. */
const APART_MS = 60_000
/** A turn whose groups fail through others goes alone in the end. */
const GROUPS_MOST = 3

export function openPipe(app: App, { waiting: most, together, alone }: PipeLimits = LIMITS): Pipe {
  let waiting: Waiting[] = []
  const busy = new Set<string>()
  const apart = new Map<string, number>()
  let grouped = false
  let single = 0
  let idle: (() => void)[] = []
  let woken = false

  const setApart = (who: string): void => {
    const now = Date.now()
    for (const [other, until] of apart) if (until <= now) apart.delete(other)
    apart.set(who, now + APART_MS)
  }
  const isApart = (who: string): boolean => (apart.get(who) ?? 0) > Date.now()

  /** Those who come in the same moment are seen together. */
  const wake = (): void => {
    if (woken) return
    woken = true
    setImmediate(() => {
      woken = false
      next()
    })
  }

  /** Whose turn it is, in the order they came; the words of one person wait for each other. */
  const next = (): void => {
    const group: Waiting[] = []
    const rest: Waiting[] = []
    const passed = new Set<string>()
    for (const one of waiting) {
      const blocked = busy.has(one.who) || passed.has(one.who)
      const goesAlone = one.alone || isApart(one.who)
      if (!blocked && goesAlone && single < alone) start([one], takeAlone)
      else if (!blocked && !goesAlone && !grouped && group.length < together) group.push(one)
      else rest.push(one)
      passed.add(one.who)
    }
    waiting = rest
    if (group.length > 0) start(group, takeGroup)
    if (waiting.length === 0 && busy.size === 0) {
      for (const done of idle) done()
      idle = []
    }
  }

  const start = (group: Waiting[], run: (group: Waiting[]) => Promise<void>): void => {
    const many = run === takeGroup
    for (const { who } of group) busy.add(who)
    if (many) grouped = true
    else single += 1
    run(group)
      .catch((error: unknown) => {
        for (const { fail } of group) fail(error)
      })
      .finally(() => {
        for (const { who } of group) busy.delete(who)
        if (many) grouped = false
        else single -= 1
        next()
      })
  }

  const takeAlone = async ([one]: Waiting[]): Promise<void> => {
    if (!one) return
    try {
      one.done(await converse(app, one.utterance))
    } catch (error) {
      if (!isDatabaseAway(error)) setApart(one.who)
      one.fail(error)
    }
  }

  const takeGroup = async (group: Waiting[]): Promise<void> => {
    const taken = await converseTogether(
      app,
      group.map(({ utterance }) => utterance),
    ).catch((error: unknown) => {
      // With the database away each would fail the same way; with anything else, one of them is to blame.
      if (isDatabaseAway(error)) throw error
      const culprit = error instanceof TurnFailed ? error.n : undefined
      for (const [n, one] of group.entries()) {
        one.failed += 1
        one.alone = culprit === undefined || n === culprit || one.failed >= GROUPS_MOST
      }
      return undefined
    })
    const back = group.filter((one, n) => !settle(one, taken?.[n]))
    waiting.unshift(...back)
  }

  return {
    room: () => most - waiting.length,
    waiting: () => waiting.length,
    take: (utterance) =>
      new Promise((done, fail) => {
        const who = whoOf(utterance)
        waiting.push({ utterance, who, alone: false, failed: 0, done, fail })
        if (!grouped || isApart(who)) wake()
      }),
    idle: () =>
      new Promise((done) => {
        if (waiting.length === 0 && busy.size === 0) done()
        else idle.push(done)
      }),
  }
}

/** Gives a turn its answer; false where it has to be taken alone. */
function settle(one: Waiting, taken: Taken | undefined): boolean {
  if (taken === undefined) return false
  if (taken.kind === 'alone') one.alone = true
  else one.done(taken.kind === 'answered' ? taken.reply : undefined)
  return taken.kind !== 'alone'
}
