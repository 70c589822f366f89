import { isAskedFor } from '../observer/model.ts'
import type { SecrecyRule } from '../pledge/may.ts'
import { owesPledge, type Part } from '../pledge/model.ts'
import type { Paper } from './model.ts'

/** Whether a paper is for somebody at all: observers have those of the items they are asked for (N6). */
export const isFor = (part: Part, { itemNo }: Pick<Paper, 'itemNo'>): boolean =>
  part.role !== 'observer' || isAskedFor(part, itemNo)

/** Whether somebody has to pledge secrecy before they see a paper (rule 8). */
export const needsPledge = (part: Part, secrecy: SecrecyRule, { secret }: Pick<Paper, 'secret'>): boolean =>
  secret && owesPledge(part, secrecy)
