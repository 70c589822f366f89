// Who will hear of a job that was just published, and why not more: what staff read in the answer.
import { quietUntil } from '../../domain/calendar.ts'
import { whomToTell } from '../../domain/job/due.ts'
import type { Job } from '../../domain/job/model.ts'
import { unfitNames } from '../../domain/job/read.ts'
import { readTelling } from '../../domain/job/tell.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { note, type Part, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { listed } from '../turn/listed.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function toldParts(
  { locale, act, town }: Turn,
  { no, how, offeredTo, skills }: Job,
): Promise<Part[]> {
  const w = words(locale)
  const { reach } = whomToTell(await readTelling(act, town))
  const { told, why } = reach.get(no) ?? { told: 0, why: 'everybody' as const }
  const wake = quietUntil(act.now, town.settings, town.timezone)
  const when = wake ? w.tellInMorning(sayWhen(wake, town.timezone, locale)) : w.tellSoon
  const missed = how === 'offer' ? await unreachableNames(act, offeredTo) : []
  const unfit = how === 'offer' ? await unfitNames(act, offeredTo, skills) : []
  const because = how === 'offer' && why === 'everybody' ? [] : [note(w.tellWhy[why])]
  return [
    text(told === 0 ? w.tellNobody : w.tellTo(told, when)),
    ...because,
    ...(unfit.length > 0 ? [text(w.tellUnfit(listed(unfit, locale)))] : []),
    ...(missed.length > 0 ? [note(w.tellUnreachable(missed.join('、')))] : []),
  ]
}
