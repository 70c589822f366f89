import { z } from 'zod'
import type { Reader } from '../../domain/act.ts'
import { figuresOf } from '../../domain/figures/figures-of.ts'
import { maySeeFigures } from '../../domain/figures/may.ts'
import { periodsOf } from '../../domain/figures/periods.ts'
import { readFacts } from '../../domain/figures/read.ts'
import { directedBy } from '../../domain/pay/may.ts'
import { readPayRule, rolesOf } from '../../domain/pay/read.ts'
import type { PictureRequest } from '../turn/picture.ts'
import { CHARTS, figuresPicture } from './picture.ts'

const asked = z.object({
  chart: z.enum(CHARTS),
  year: z.coerce.number().int().optional(),
  month: z.string().optional(),
})

/** A picture of the figures as they stand, for whoever it was shown to, as long as they may see them. */
export async function figuresDrawing(
  reader: Pick<Reader, 'sql' | 'town'>,
  { locale, now, person, facts }: PictureRequest,
): Promise<string | undefined> {
  const { chart, year, month } = asked.parse(facts)
  const who = { personId: person, roles: await rolesOf(reader, person) }
  const span = month !== undefined ? { month } : year !== undefined ? { year } : undefined
  if (!span || !maySeeFigures(who).allowed) return undefined
  const { timezone } = await readPayRule(reader)
  const found = await readFacts(reader, directedBy(who))
  const figures = figuresOf(found, { periods: periodsOf(span), timezone, now })
  return figuresPicture(chart, figures, { span, locale }).svg
}
