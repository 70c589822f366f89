import { sumsOf } from '../../domain/pay/model.ts'
import { SYSTEM } from '../../domain/people/model.ts'
import { type Checking, sayRepeated } from '../check.ts'

/** A statement is a worker's, one of its number for a month, and says what its lines add up to. */
export function checkStatements({ file, known, say }: Checking): void {
  sayRepeated(
    file.statements,
    {
      path: ['statements'],
      key: ({ month, worker, version = 1 }) => `${month} of ${worker}, version ${version}`,
      say,
    },
    (key, first) => `${key} is statements[${first}] already`,
  )
  for (const [index, { worker, by, yen, withheld, lines }] of (file.statements ?? []).entries()) {
    const path = ['statements', index]
    if (!known.workers.has(worker)) say([...path, 'worker'], `there is no worker ${worker}`)
    if (by && by !== SYSTEM && !known.people.has(by)) say([...path, 'by'], `there is no person ${by}`)
    const sums = sumsOf(lines)
    if (sums.yen !== yen) say([...path, 'yen'], `is ${yen}, and its lines add up to ${sums.yen}`)
    if (sums.withheld !== withheld)
      say([...path, 'withheld'], `is ${withheld}, and its lines add up to ${sums.withheld}`)
    for (const [n, one] of lines.entries())
      if (one.withheld > one.yen)
        say([...path, 'lines', n, 'withheld'], `is more than the ${one.yen} it is of`)
  }
}
