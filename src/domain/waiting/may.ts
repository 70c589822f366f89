import type { TownModel } from '../town/model.ts'

const HOUR_MS = 3_600_000

/** A freed slot is kept for the next in line until this instant, by the town's settings (J6). [choice] */
export const offerEnd = ({ settings }: Pick<TownModel, 'settings'>, now: Date): Date =>
  new Date(now.getTime() + settings.offerHours * HOUR_MS)
