// The languages of those who have not chosen one: asked of their platform after a turn of theirs, one account after the
// other, beside everything else. No turn and no answer waits for it; what fails is asked again another day.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { inBackground } from '../../background.ts'
import type { Sql } from '../../db/sql.ts'
import { learnLanguage, mayAskLanguage } from '../../domain/people/learn-language.ts'
import type { Platform } from '../../domain/people/model.ts'
import { faultOf } from '../../fault.ts'
import type { Locale } from '../turn/locale.ts'
import { type Utterance, whoOf } from '../turn/turn.ts'

/** The language somebody reads, as their platform says; undefined where it knows none. What fails is thrown. */
export type AskLanguage = (userId: string) => Promise<Locale | undefined>
export type Languages = Partial<Record<Platform, AskLanguage>>

type Account = Pick<Utterance, 'town' | 'platform' | 'userId'>

export type LanguageWatch = {
  /** Nobody has chosen the language of this account's person: it is asked for soon. */
  open: (account: Account) => void
  /** Asks no more; resolves when what was asked is on record. */
  stop: () => Promise<void>
}

type Watched = {
  sql: Sql
  log: Logger
  languages: Languages
  now: () => Date
  /** Told of a town where somebody is spoken to in the language of their platform from now on. */
  learned: (town: string) => void
}

/** Slowly enough that the answer is on its way before, and that nobody's turn feels it. */
const EVERY_MS = 100
/** Whoever finds no room is asked about after a later turn. */
const WAITING_MOST = 1_000

export function watchLanguages({ sql, log, languages, now, learned }: Watched): LanguageWatch {
  const waiting = new Map<string, Account>()
  let running: Promise<void> | undefined
  let stopped = false

  const learn = async (account: Account): Promise<void> => {
    const { town, platform, userId } = account
    const ask = languages[platform]
    if (!ask || !(await mayAskLanguage({ sql, town, now: now() }, account))) return
    const locale = await ask(userId)
    if (locale && (await learnLanguage({ sql, town }, account, locale)) && !stopped) learned(town)
  }
  const run = async (): Promise<void> => {
    for (const [who, account] of waiting) {
      await sleep(EVERY_MS)
      if (stopped) return
      await learn(account).catch((error: unknown) =>
        log.warn(
          { town: account.town, platform: account.platform, fault: faultOf(error) },
          'language not known',
        ),
      )
      waiting.delete(who)
    }
    running = undefined
  }
  return {
    open: (account) => {
      if (stopped || !languages[account.platform] || waiting.size >= WAITING_MOST) return
      waiting.set(whoOf(account), account)
      if (running) return
      running = run()
      inBackground(log, 'languages not asked for', running)
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}
