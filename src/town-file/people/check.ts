// What can be wrong with people, their chat accounts, and their entries as workers.
import { type Platform, SYSTEM } from '../../domain/people/model.ts'
import { type Checking, sayRepeated, sayRepeatedIds } from '../check.ts'
import { checkNamedSkills } from '../job/check.ts'
import { checkSupporters } from '../supporter/check.ts'

/** Acts carry these where no person acts: the program's own, and those of somebody nobody knows yet. */
const RESERVED: readonly string[] = [SYSTEM, 'stranger']

/** Ids are used once, and never one that means the program itself: such a person could do whatever it may. */
export function checkPeople(checking: Checking): void {
  const { file, say } = checking
  sayRepeatedIds(checking, 'people')
  for (const [index, { id }] of (file.people ?? []).entries())
    if (RESERVED.includes(id)) say(['people', index, 'id'], `${id} is a reserved id`)
}

/** How the platforms write their ids: one that is none would be refused, with everybody it is sent together with. */
const FORM: Record<Platform, RegExp> = { line: /^U[0-9a-f]{32}$/, slack: /^[UW][A-Z0-9]+$/ }
const MEANT: Record<Platform, string> = {
  line: 'is no LINE user id: U and 32 of 0-9 and a-f, as LINE sends it (not the name or the @id)',
  slack: 'is no Slack member id: U or W and capital letters and digits (not the name)',
}

/** A chat account belongs to one person. */
export function checkAccounts(checking: Checking): void {
  for (const platform of ['line', 'slack'] as const) checkAccountsOn(platform, checking)
}

function checkAccountsOn(platform: Platform, { file, stored, say }: Checking): void {
  const { people = [] } = file
  const first = new Map<string, number>()
  const after = new Map(
    people.flatMap((person) => (person[platform] ? [[person.id, person[platform]] as const] : [])),
  )
  const owners = Map.groupBy(
    stored.accounts.filter((account) => account.platform === platform),
    ({ user }) => user,
  )
  for (const [index, person] of people.entries()) {
    const user = person[platform]
    if (!user) continue
    const path = ['people', index, platform]
    if (!FORM[platform].test(user)) say(path, MEANT[platform])
    const before = first.get(user)
    if (before === undefined) first.set(user, index)
    else say(path, `is the account of people[${before}] already`)
    for (const owner of owners.get(user) ?? []) {
      if (owner.town !== file.town.id) say(path, 'is the account of somebody in another town')
      else if (owner.person !== person.id && (after.get(owner.person) ?? user) === user)
        say(path, `is the account of ${owner.person}`)
    }
  }
}

/** A worker is somebody the town knows, with skills it knows. */
export function checkWorkers(checking: Checking): void {
  const { file, known, say } = checking
  sayRepeated(
    file.workers,
    { path: ['workers'], key: ({ person }) => person, say },
    (id, first) => `${id} is workers[${first}] already`,
  )
  for (const [index, { person, skills, supporters = [] }] of (file.workers ?? []).entries()) {
    if (!known.people.has(person)) say(['workers', index, 'person'], `there is no person ${person}`)
    checkNamedSkills(checking, skills, ['workers', index, 'skills'])
    checkSupporters(checking, person, supporters, ['workers', index, 'supporters'])
  }
}
