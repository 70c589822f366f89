// What planning one town's reminders works with.
import type { Tx } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Notice } from './turn.ts'

export type Plan = { tx: Tx; town: TownModel; now: Date; notify: (notice: Notice) => void }
