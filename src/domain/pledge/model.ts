// What part somebody has in a meeting, and whether they have pledged secrecy in it (rule 8).
import type { Observer } from '../observer/model.ts'

export const PART_ROLES = ['staff', 'member', 'proxy', 'observer'] as const

export type Part =
  /** The secretariat keeps the papers; public servants are bound by law (地方公務員法第34条). */
  | { role: 'staff' }
  /** `from` begins the term a pledge is good for. */
  | { role: 'member'; from: string; pledgedAt: Date | null }
  | { role: 'proxy'; proxyId: number; pledgedAt: Date | null }
  | ({ role: 'observer' } & Pick<Observer, 'id' | 'items' | 'pledgedAt'>)

/** Whether somebody still has to pledge before secret papers are shown to them. */
export const owesPledge = (part: Part, { required }: { required: boolean }): boolean =>
  required && part.role !== 'staff' && part.pledgedAt === null
