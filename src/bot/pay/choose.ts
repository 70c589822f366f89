// Which month is meant: one without a year is the nearest.
import { monthOf, monthsAfter } from '../../domain/pay/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import type { Turn } from '../turn/turn.ts'

type Said = NonNullable<ArgsOf<'statement'>['month']>
const WORD = { last: -1, this: 0, next: 1 } as const
/** A month without a year lies at most this far ahead. */
const AHEAD_MOST = 6

/** The month that was named, such as 2026-12; this month where none was. */
export function chooseMonth({ town, act }: Pick<Turn, 'town' | 'act'>, said: Said | undefined): string {
  const now = monthOf(dayIn(town, act.now))
  if (said === undefined) return now
  if ('word' in said) return monthsAfter(now, WORD[said.word])
  if (said.year !== undefined) return `${said.year}-${`${said.month}`.padStart(2, '0')}`
  const ahead = (said.month - Number(now.slice(5)) + 12) % 12
  return monthsAfter(now, ahead > AHEAD_MOST ? ahead - 12 : ahead)
}
