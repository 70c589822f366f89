// What can be wrong with written resolutions: unknown seats and people, and figures that are not those of the returns.
import { countReturns } from '../../domain/written/model.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import type { FileWritten } from './format.ts'

export function checkWritten(checking: Checking): void {
  const { file, say } = checking
  sayRepeated(
    file.written,
    { path: ['written'], key: ({ body, no }) => `${body}/${no}`, say },
    (key, first) => `${key} is written[${first}] already`,
  )
  for (const [index, one] of (file.written ?? []).entries()) {
    checkPlaces(checking, one, ['written', index])
    checkFigures(checking, one, ['written', index])
  }
}

function checkPlaces({ known, say }: Checking, one: FileWritten, path: Path): void {
  if (!known.bodies.has(one.body)) say([...path, 'body'], `there is no body ${one.body}`)
  if (one.until <= one.at) say([...path, 'until'], 'must lie after at')
  const places = [...(one.returns ?? []), ...(one.electorate ?? [])]
  for (const { seat, person } of places) {
    if (known.seats.get(seat) !== one.body) say(path, `${seat} is no seat of ${one.body}`)
    if (!known.people.has(person)) say(path, `there is no person ${person}`)
  }
}

function checkFigures({ say }: Checking, one: FileWritten, path: Path): void {
  if (one.state !== 'decided') return
  if (!one.electorate || !one.result) {
    say([...path, 'electorate'], 'and result stand there once it is decided')
    return
  }
  const { result, counts } = countReturns(
    one.electorate.map(({ choice }) => choice),
    one.rules,
  )
  if (result !== one.result) say([...path, 'result'], `is ${one.result}, and the returns make it ${result}`)
  const said = { yes: one.yes ?? 0, no: one.no_ ?? 0, abstain: one.abstain ?? 0, silent: one.silent ?? 0 }
  for (const key of ['yes', 'no', 'abstain', 'silent'] as const)
    if (said[key] !== counts[key])
      say([...path, key === 'no' ? 'no_' : key], `is ${said[key]}, and the returns are ${counts[key]}`)
}
