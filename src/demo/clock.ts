// The demo's clock: it can be put to the end of the quiet hours, so that what waits for the morning is seen to arrive.
import type { MovingClock } from '../../standin/moving-clock.ts'
import type { PlaygroundClock, ShownClock } from '../../standin/playground/clock.ts'
import { countHeld } from '../bot/queue/outbox.ts'
import type { Database } from '../db/database.ts'
import { isHoliday, quietUntil } from '../domain/calendar.ts'
import { townSettings } from '../domain/town/model.ts'

type With = {
  database: Pick<Database, 'db' | 'sql'>
  clock: MovingClock
  /** One turn of the metronome, by the demo's clock. */
  tick: () => Promise<unknown>
}

/** Moves the one clock of program, LINE and Slack; the queue goes by the clock on the wall, and brings at once what it is given. */
export function demoClock({ database, clock, tick }: With): PlaygroundClock {
  const look = async (): Promise<ShownClock> => {
    const { id, timezone, settings } = await database.db.town.findFirstOrThrow()
    const now = new Date(clock.now())
    const until = quietUntil(now, townSettings.parse(settings), timezone)
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timezone)
    return {
      now: now.getTime(),
      timezone,
      moved: clock.isMoved(),
      held: await countHeld(database, id),
      ...(until ? { quietUntil: until.getTime() } : {}),
      holiday: isHoliday(today.toPlainDate()),
    }
  }
  return {
    look,
    toMorning: async () => {
      const { quietUntil: morning } = await look()
      if (morning !== undefined) clock.moveTo(morning)
      await tick()
      return look()
    },
    toNow: () => {
      clock.back()
      return look()
    },
  }
}
