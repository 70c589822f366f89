// Whose terms of which job those who run the programme mean: asked with a form or with buttons.
import { nameOfPerson } from '../../domain/people/read.ts'
import type { Contract } from '../../domain/terms/model.ts'
import { contractsOn, contractWith } from '../../domain/terms/read.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type ChosenContract = { contract: Contract; name: string } | { card: Card }

type Meant = { id: CommandId; args: Record<string, unknown> & { worker?: string | undefined }; no: number }

export async function chooseContract(turn: Turn, { id, args, no }: Meant): Promise<ChosenContract> {
  const { locale, act } = turn
  const w = words(locale)
  if (args.worker === undefined) return theOneWho(turn, { id, args, no })
  const chosen = await choosePerson(turn, args.worker, { id, args, key: 'worker' })
  if ('card' in chosen) return chosen
  const { id: personId, name } = chosen.person
  const contract = await contractWith(act, { no, personId })
  return contract ? { contract, name } : { card: refusal(w.notHeld(name, no), w.notHeldHint) }
}

/** Without a name: whoever has it, where that is one person. */
async function theOneWho(turn: Turn, { id, args, no }: Meant): Promise<ChosenContract> {
  const { locale, act } = turn
  const w = words(locale)
  const newest = [...Map.groupBy(await contractsOn(act, no), ({ personId }) => personId).values()]
  const all: { contract: Contract; name: string }[] = []
  for (const [contract] of newest)
    if (contract) all.push({ contract, name: (await nameOfPerson(act, contract.personId)) ?? '' })
  const [only] = all
  if (!only) return { card: refusal(w.nobody(no), w.notHeldHint) }
  if (all.length === 1) return only
  const choices = all.map(({ contract, name }) =>
    press(name, line(id, { ...args, worker: personKey(contract.personId) })),
  )
  return { card: card(w.whoseTerms(no), [buttons(...choices)], 'question') }
}
