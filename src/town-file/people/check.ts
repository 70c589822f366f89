// What can be wrong with the town itself, its people, their accounts, and the lists they draw on.
import { type Checking, sayRepeated } from '../known.ts'
import type { Platform } from '../stored.ts'

/** A chat platform's door leads into one town. */
export function checkTown({ file: { town }, stored, say }: Checking): void {
  if (!stored.town && !town.name) say(['town', 'name'], 'is missing: the town is new')
  if (stored.lineTown && stored.lineTown !== town.id)
    say(['town', 'line', 'destination'], `belongs to town ${stored.lineTown}`)
  if (stored.slackTown && stored.slackTown !== town.id)
    say(['town', 'slack', 'teamId'], `belongs to town ${stored.slackTown}`)
}

/** Ids are used once, and a chat account belongs to one person. */
export function checkPeople(checking: Checking): void {
  const { file, say } = checking
  for (const list of ['people', 'skills', 'organisations'] as const)
    sayRepeated<{ id: string }>(
      file[list],
      { path: [list], key: ({ id }) => id, say },
      (id, first) => `${id} is ${list}[${first}] already`,
    )
  const charter = {
    path: ['charters'],
    key: ({ id, version }: { id: string; version: number }) => `${id} version ${version}`,
    say,
  }
  sayRepeated(file.charters, charter, (id, first) => `${id} is charters[${first}] already`)
  checkTermsOfCharters(checking)
  for (const platform of ['line', 'slack'] as const) checkAccounts(checking, platform)
}

function checkTermsOfCharters({ file, say }: Checking): void {
  for (const [index, { effective }] of (file.charters ?? []).entries())
    if (effective.to !== null && effective.to < effective.from)
      say(['charters', index, 'effective', 'to'], 'lies before its from')
}

function checkAccounts({ file, stored, say }: Checking, platform: Platform): void {
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
