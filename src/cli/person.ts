// What is kept about one person: shown to them, or deleted at their request, with what has to be kept said.
import { inTransaction } from '../db/transaction.ts'
import { type EraseRefusal, erasePerson } from '../domain/people/erase.ts'
import { gatherPerson } from '../domain/people/gather.ts'
import { SYSTEM } from '../domain/people/model.ts'
import { type Options, print, Refused, type Subcommand, Usage } from './terms.ts'
import { oneTown, withDatabase } from './town.ts'

const KEPT =
  'Kept, by an id that names nobody: that seats were held and answered for, who was present, claims with their days and amounts, and the audit.'

const keptTerms = (contracts: number): string =>
  `Kept with the name, as law asks, until three years after each has ended: the terms of ${contracts} ${contracts === 1 ? 'order' : 'orders'}. They go by themselves then.`

const WHY: Record<Exclude<EraseRefusal['kind'], 'not-permitted'>, string> = {
  'no-such-person': 'There is no such person: use the id in the register.',
  'still-seated': 'They hold a seat: end the term first, by import.',
  'still-working': 'They have work in hand: it has to be delivered or given back first.',
  'still-in-office': 'They are chair or vice-chair: somebody else has to take the office first.',
  oneself: 'Nobody deletes themselves.',
}

export const person: Subcommand = async ([what, id], options: Options) => {
  if ((what !== 'export' && what !== 'delete') || !id)
    throw new Usage('person export <id> | person delete <id>')
  await withDatabase(async ({ db }) => {
    const town = await oneTown(db, options)
    if (what === 'export') {
      const gathered = await inTransaction(db, (transaction) => gatherPerson({ ...transaction, town }, id))
      if (!gathered) throw new Refused(WHY['no-such-person'])
      print(gathered)
      return
    }
    const erased = await inTransaction(db, (transaction) =>
      erasePerson({ ...transaction, town, now: new Date(), by: SYSTEM, via: 'cli' }, { personId: id }),
    )
    if (!erased.ok) {
      const { kind } = erased.refusal
      throw new Refused(kind === 'not-permitted' ? 'Not permitted.' : WHY[kind], { error: kind })
    }
    const { contracts } = erased.value
    const terms = contracts === 0 ? '' : keptTerms(contracts)
    if (options.json) print({ deleted: id, kept: [KEPT, terms].filter(Boolean).join(' '), contracts })
    process.stderr.write(
      `${id}: name, reading, accounts, notes and messages are deleted.\n${KEPT}\n${terms && `${terms}\n`}`,
    )
  })
}
