// What can be wrong with terms: a body that is not what its hash says or that says too little, given ones that would change,
// versions that do not follow each other.
import { SYSTEM } from '../../domain/people/model.ts'
import { hashOfTerms, termsBody } from '../../domain/terms/model.ts'
import type { Checking } from '../check.ts'
import type { Path } from '../problems.ts'
import type { FileTerms } from './format.ts'

type Known = { version: number; sha256: string; state: string }

export function checkTerms(
  { known, say }: Checking,
  terms: FileTerms,
  { path, stored }: { path: Path; stored: Known[] },
): void {
  for (const [index, one] of terms.versions.entries()) {
    const own = [...path, 'versions', index]
    if (one.version !== index + 1) say([...own, 'version'], `is not ${index + 1}`)
    if ((one.state === 'given') !== (index === 0)) say([...own, 'state'], 'is given for the first alone')
    if (hashOfTerms(one.body) !== one.sha256) say([...own, 'sha256'], 'is not that of the body')
    else if (!isTerms(one.body)) say([...own, 'body'], 'does not say what terms have to say')
    if (one.by && one.by !== SYSTEM && !known.people.has(one.by))
      say([...own, 'by'], `there is no person ${one.by}`)
    checkStored(say, one, { own, before: stored.find(({ version }) => version === one.version) })
  }
  if (terms.versions.filter(({ state }) => state === 'proposed').length > 1)
    say([...path, 'versions'], 'one change is proposed at a time')
  const binding = terms.versions.findLast(({ state }) => state === 'given' || state === 'agreed')
  if (binding && binding.sha256 !== terms.sha256)
    say([...path, 'sha256'], 'is not that of the version that binds')
  if (binding && binding.at !== terms.at) say([...path, 'at'], 'is not that of the version that binds')
}

function checkStored(
  say: Checking['say'],
  { sha256, state }: FileTerms['versions'][number],
  { own, before }: { own: Path; before: Known | undefined },
): void {
  if (before && before.sha256 !== sha256) say([...own, 'sha256'], 'was given already, and never changes')
  if (before && before.state !== 'proposed' && before.state !== state)
    say([...own, 'state'], `is ${before.state} already`)
}

function isTerms(body: string): boolean {
  try {
    return termsBody.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}
