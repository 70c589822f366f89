// What a sentence turns out to say: a line, as typed words would give it.

import type { Passage } from '../language/passage.ts'
import type { CommandId } from '../table/table.ts'
import type { Line } from './line.ts'

/** How somebody speaks: it decides what their words may be about. */
export type ReaderRole = 'member' | 'worker' | 'staff'

/** About this topic, but nothing may be done: no other reader may try either. */
export type Nothing = { id: 'none' }
export const NOTHING: Nothing = { id: 'none' }

export type Reading = Line | Nothing

/** Reads one kind of sentence; undefined leaves it to the others. */
export type Reader = (passage: Passage) => Reading | undefined

/** A line with the arguments that were found, each as it would be typed. */
export const say = (
  id: CommandId,
  args: Record<string, string | number | boolean | undefined> = {},
): Line => ({
  id,
  args: Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) =>
      value === undefined || value === false ? [] : [[name, value === true ? 'yes' : `${value}`]],
    ),
  ),
})
