// What can be wrong with clients and leads: names taken twice, clients and people nobody knows, steps after the end.
import { foldName } from '../../domain/people/fold-name.ts'
import { isOpenStage } from '../../domain/sales/model.ts'
import { type Checking, sayRepeated } from '../check.ts'
import type { Path } from '../problems.ts'
import type { FileLead } from './format.ts'
import { clientNo } from './merge.ts'

/** A client's name is its own; whoever it is in the register is there. */
export function checkClients({ file, stored, known, say }: Checking): void {
  const entries = file.clients ?? []
  const path = ['clients']
  sayRepeated(
    entries,
    { path, key: ({ no }) => no, say },
    (no, first) => `number ${no} is clients[${first}] already`,
  )
  sayRepeated(
    entries,
    { path, key: ({ name }) => foldName(name), say },
    (name, first) => `${name} is the name of clients[${first}] already`,
  )
  for (const [index, { no, name, organisation, by }] of entries.entries()) {
    const key = foldName(name)
    if (key === '') say([...path, index, 'name'], 'must not be empty')
    for (const [other, taken] of stored.clients)
      if (taken === key && other !== no && !entries.some((entry) => entry.no === other))
        say([...path, index, 'name'], `is the name of client ${other} already`)
    if (organisation && !known.organisations.has(organisation))
      say([...path, index, 'organisation'], `there is no organisation ${organisation}`)
    if (by) sayUnknown({ known, say }, by, [...path, index, 'by'])
  }
}

/** A lead is of a client; what is won or lost has no next step, and what is lost a reason. */
export function checkLeads(checking: Checking): void {
  const { file, say } = checking
  const path = ['leads']
  sayRepeated(
    file.leads,
    { path, key: ({ no }) => no, say },
    (no, first) => `number ${no} is leads[${first}] already`,
  )
  for (const [index, lead] of (file.leads ?? []).entries()) checkLead(checking, lead, [...path, index])
}

function checkLead(checking: Checking, lead: FileLead, path: Path): void {
  const { say } = checking
  const { client, owner, by, stage, next, reason, steps = [] } = lead
  if (clientNo(checking, client) === undefined) say([...path, 'client'], `there is no client ${client}`)
  if (owner) sayUnknown(checking, owner, [...path, 'owner'])
  if (by) sayUnknown(checking, by, [...path, 'by'])
  if (stage !== undefined && !isOpenStage(stage) && next)
    say([...path, 'next'], `a lead that is ${stage} has no next step`)
  if (stage === 'lost' && !reason) say([...path, 'reason'], 'is missing: why it was lost')
  for (const [n, step] of steps.entries())
    if (step.by) sayUnknown(checking, step.by, [...path, 'steps', n, 'by'])
  const last = steps.at(-1)
  if (last && stage !== undefined && last.stage !== stage)
    say([...path, 'stage'], `is ${stage}, and its last step ${last.stage}`)
}

/** Whoever is named is in the register; the program itself writes records too. */
export function sayUnknown(
  { known, say }: Pick<Checking, 'known' | 'say'>,
  person: string,
  path: Path,
): void {
  const system = path.at(-1) === 'by' && person === 'system'
  if (!system && !known.people.has(person)) say(path, `there is no person ${person}`)
}
