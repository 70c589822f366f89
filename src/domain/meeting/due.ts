import type { Meeting } from './model.ts'

/** A new date or place is told to everyone who holds a seat (N2). The first notice is the convening's own. */
export const isChangeDue = ({ state, revision }: Meeting): boolean => state === 'convened' && revision > 1
