import { findJob } from '../../domain/job/read.ts'
import { remindDueJobs } from '../../domain/job/remind.ts'
import { argumentLabel } from '../table/table.ts'
import { buttons, card, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Workers hear before a job of theirs is due. */
export async function remindOfDueJobs({ act, town, notify }: Plan): Promise<void> {
  for (const { no, dueAt, people } of await remindDueJobs(act, town)) {
    const job = await findJob(act, no)
    if (!job) continue
    notify({
      to: { people },
      card: (locale) => {
        const w = words(locale)
        return card(w.dueSoon(no, job.title), [
          facts([w.due, sayWhen(dueAt, town.timezone, locale)]),
          text(w.dueSoonHint),
          buttons(
            press(argumentLabel('progress', 'percent', locale), line('progress', { job: no })),
            press(commonWords(locale).talkToStaff, line('talk', { job: no })),
          ),
        ])
      },
    })
  }
}
