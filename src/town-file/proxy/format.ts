import { z } from 'zod'
import { proxyState } from '../../domain/proxy/model.ts'
import { id, instant, name, provenance, text } from '../values.ts'

export const proxyEntry = z.strictObject({
  seat: id,
  name,
  state: proxyState,
  principal: id.optional(),
  title: name.nullish(),
  org: name.nullish(),
  person: id.nullish(),
  reason: text.nullish(),
  pledgedAt: instant.nullish(),
  ...provenance,
})

export type FileProxy = z.output<typeof proxyEntry>
