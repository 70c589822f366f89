import type { Reader } from '../../domain/act.ts'
import { isoDay } from '../../domain/calendar.ts'
import { pressing } from '../../domain/pay/due.ts'
import { directedBy, maySeePayments } from '../../domain/pay/may.ts'
import { readPayRule, rolesOf, unpaid } from '../../domain/pay/read.ts'
import type { PictureRequest } from '../turn/picture.ts'
import { payClockPicture } from './picture.ts'

/** The payment clock as it stands, for whoever it was shown to, as long as they may see it. */
export async function payClockDrawing(
  reader: Pick<Reader, 'sql' | 'town'>,
  { locale, now, person }: PictureRequest,
): Promise<string | undefined> {
  const who = { personId: person, roles: await rolesOf(reader, person) }
  if (!maySeePayments(who).allowed) return undefined
  const today = isoDay(now, (await readPayRule(reader)).timezone)
  const all = (await unpaid(reader, directedBy(who))).map((one) => pressing(one, today))
  return payClockPicture(all, { today, locale }).svg
}
