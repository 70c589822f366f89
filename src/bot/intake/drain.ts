// One worker for stored events: in order, as fast as there is room for them, with longer pauses while the database is away.
import { inBackground } from '../../background.ts'
import { faultOf } from '../../fault.ts'
import type { Utterance } from '../turn/turn.ts'
import type { Contents } from './contents.ts'
import { answer, type Intake } from './intake.ts'

export type Drain = {
  /** Looks at once. */
  wake: () => void
  /** Takes no more; resolves when what was taken is answered. */
  stop: () => Promise<void>
}

const AT_ONCE = 200
/** Room left to those who write now. */
const KEEP_FREE = 150
const LOOK_EVERY_MS = 5_000
const FULL_MS = 50
const AWAY_FIRST_MS = 500
const AWAY_MOST_MS = 15_000

export function startDrain(intake: Omit<Intake, 'wake'> & { contents: Contents }): Drain {
  const { pipe, stored, app, log, contents } = intake
  const whole: Intake = { ...intake, wake: () => undefined }
  let stopped = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let inHand = 0
  let away = 0
  const longer = (): void => {
    away = Math.min(AWAY_MOST_MS, Math.max(AWAY_FIRST_MS, away * 2))
  }

  /** Takes what there is room for; says when to look again. */
  const round = async (): Promise<number> => {
    const room = Math.min(pipe.room() - KEEP_FREE, AT_ONCE)
    if (room <= 0) return FULL_MS
    const events = await stored.lease(app.now(), room)
    if (events.length === 0) {
      if (inHand === 0) stored.clear()
      return LOOK_EVERY_MS
    }
    inHand += events.length
    for (const one of events) inBackground(log, 'stored event not answered', take(one))
    return 0
  }

  const take = async (one: Utterance): Promise<void> => {
    try {
      const reply = await answer(whole, await contents.take(one))
      away = 0
      // Answered before, of no town of ours, or told that it failed: the turn did not forget it.
      if (!reply || reply.again) await stored.forget(one)
    } catch (error) {
      longer()
      throw error
    } finally {
      inHand -= 1
      if (inHand === 0) wake()
    }
  }

  const run = async (): Promise<void> => {
    let pause = 0
    while (!stopped && pause === 0) {
      try {
        pause = await round()
      } catch (error) {
        log.warn({ fault: faultOf(error) }, 'stored events not taken')
        longer()
      }
      pause = Math.max(pause, away)
    }
    running = undefined
    later(pause)
  }
  const later = (milliseconds: number): void => {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(go, milliseconds)
    timer.unref()
  }
  const go = (): void => {
    running ??= run()
  }
  const wake = (): void => {
    if (away === 0) later(0)
  }
  later(0)
  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
