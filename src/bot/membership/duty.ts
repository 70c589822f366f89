// Organisations with the role and responsibility that their founding paper writes down, looked up by 「役割」.
import { readDuties } from '../../domain/membership/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function duty({ locale, act }: Turn, { org }: ArgsOf<'duty'>): Promise<Card> {
  const w = words(locale)
  const found = await readDuties(act, org)
  const [only] = found
  if (!only && org) return refusal(w.noSuchOrganisation(org), w.noSuchOrganisationHint)
  if (only && found.length === 1)
    return card(only.name, [text(only.duty ?? w.noDuty), ...(only.bodies ? [note(only.bodies)] : [])])
  const items = found.map(({ name, duty: written }) => ({ title: name, note: written ?? w.noDuty }))
  return card(w.duties, [{ kind: 'list', items, empty: w.noOrganisations }])
}
