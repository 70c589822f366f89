// What is fetched by a link: asked for in the name of whoever the link was given to.
import type { Act } from '../../domain/act.ts'
import type { TownModel } from '../../domain/town/model.ts'

export type FileRequest = { act: Act; town: TownModel; facts: Record<string, string> }

/** The path below which files are fetched. */
export const FILE_PATH = 'file'

/** How long such a link is good. */
export const FILE_HOURS = 1
