// The charters that come along: the three of the source document, as data in prisma/towns/charters.json.
import { z } from 'zod'
import shipped from '../../../prisma/towns/charters.json' with { type: 'json' }
import { type Charter, charterFile } from './charter.ts'

export const shippedCharters: Charter[] = z.array(charterFile).parse(shipped)

export const shippedCharter = (id: string): Charter | undefined =>
  shippedCharters.find((charter) => charter.id === id)
