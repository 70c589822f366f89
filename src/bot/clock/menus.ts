// LINE menus follow what people are: each tick looks at every town, and a turn that connects somebody, opens a table or a
// vote lets it be looked at at once. What LINE does wrong is a line in the log, and the next tick's to mend.
import type { Logger } from 'pino'
import { inBackground } from '../../background.ts'
import { faultOf } from '../../fault.ts'
import { followMenus, type GiveMenu, type Store } from '../queue/menus.ts'

export type MenuWatch = {
  /** Every town. */
  all: () => Promise<void>
  /** Somebody of the town may have another menu now. */
  nudge: (town: string) => void
  stop: () => Promise<void>
}

/** Another instance is giving menus and may have looked before this turn: it is asked again so much later. */
const ELSEWHERE_MS = 1_000

export function watchMenus(store: Store, log: Logger, give: GiveMenu | undefined): MenuWatch {
  let running = Promise.resolve()
  const waiting = new Set<string>()
  let stopping = false
  const look = async (town: string) => {
    waiting.delete(town)
    if (!give) return
    try {
      const { changed, stopped } = await followMenus(store, town, give)
      if (changed > 0) log.info({ town, changed }, 'LINE menus given')
      if (stopped === 'elsewhere') setTimeout(nudge, ELSEWHERE_MS, town).unref()
      if (stopped === 'gone') log.warn({ town }, 'LINE has lost a menu: run `menu line`')
      if (stopped === 'busy') log.warn({ town }, 'LINE gives no more menus for now')
    } catch (error) {
      log.warn({ town, fault: faultOf(error) }, 'LINE menus not given')
    }
  }
  /** One after the other; a town that waits already is looked at once. */
  const soon = (town: string): Promise<void> => {
    if (waiting.has(town)) return running
    waiting.add(town)
    running = running.then(() => look(town))
    return running
  }
  const nudge = (town: string): void => {
    if (give && !stopping) inBackground(log, 'LINE menus not given', soon(town))
  }
  return {
    all: async () => {
      for (const { id } of await store.db.town.findMany({ select: { id: true } })) await soon(id)
    },
    nudge,
    stop: () => {
      stopping = true
      return running
    },
  }
}
