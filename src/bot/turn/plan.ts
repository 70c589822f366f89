// What planning one town's reminders works with.
import type { Act } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'
import type { Notice } from './notice.ts'

export type Plan = { act: Act; town: TownModel; notify: (notice: Notice) => void }
