// The clock the playground shows and moves, where it is given one.
import { Hono } from 'hono'

/** Instants in epoch milliseconds. */
export type ShownClock = {
  now: number
  timezone: string
  moved: boolean
  /** Messages that wait for the end of the quiet hours. */
  held: number
  /** When the quiet hours or the holiday end; absent outside of them. */
  quietUntil?: number
  holiday: boolean
}

export type PlaygroundClock = {
  look: () => Promise<ShownClock>
  /** Puts the clock to the end of the quiet hours, and does what is due then. */
  toMorning: () => Promise<ShownClock>
  toNow: () => Promise<ShownClock>
}

export const clockRoutes = ({ look, toMorning, toNow }: PlaygroundClock): Hono =>
  new Hono()
    .get('/', async (c) => c.json(await look()))
    .post('/morning', async (c) => c.json(await toMorning()))
    .post('/now', async (c) => c.json(await toNow()))
