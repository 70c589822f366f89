import { z } from 'zod'
import { townSettings } from '../../domain/town/model.ts'
import { account, id, name, timezone } from '../values.ts'

/** Kept as written, without the defaults: a default may change later, what the town chose may not. */
const settings = z.record(z.string(), z.unknown()).check((ctx) => {
  const { error } = z.strictObject(townSettings.shape).safeParse(ctx.value)
  for (const issue of error?.issues ?? []) ctx.issues.push({ ...issue, input: undefined })
})

export const townEntry = z.strictObject({
  id,
  name: name.optional(),
  timezone: timezone.optional(),
  line: z.strictObject({ destination: account.nullish() }).nullish(),
  slack: z.strictObject({ teamId: account.nullish(), staffChannel: account.nullish() }).nullish(),
  settings: settings.optional(),
})
