import { findJob } from '../../domain/job/read.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import { jobFacts } from '../job/view.ts'
import { buttons, card, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Notice } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** The next in line hears that a place is kept for them, and until when; nobody where there is no next. */
export async function offerNotices(
  { act, town }: Pick<Turn, 'act' | 'town'>,
  { no, to }: { no: number; to: string | null },
): Promise<Notice[]> {
  const job = to === null ? undefined : await findJob(act, no)
  if (to === null || !job) return []
  const kept = { ...job, taken: job.taken - 1 }
  return [
    {
      to: { people: [to] },
      card: (locale) => {
        const w = words(locale)
        return card(w.offered(no, job.title), [
          jobFacts(locale, town, kept, act.now),
          text(w.offeredHint(sayWhen(offerEnd(town, act.now), town.timezone, locale))),
          buttons(
            press(w.take, line('claim', { job: no }), { style: 'primary' }),
            press(w.pass, line('wait-leave', { job: no })),
          ),
        ])
      },
    },
  ]
}
