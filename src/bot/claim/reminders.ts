// Workers hear before a job is due; offers that ended without a word go to the next in line.
import { z } from 'zod'
import { hourDaysBefore } from '../../domain/calendar.ts'
import { findJob } from '../../domain/job/model.ts'
import { lapseOffers } from '../../domain/waiting/join.ts'
import { buttons, card, facts, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { notifyOffer, offerEnd } from './release.ts'

/** Somebody who took the job this recently needs no reminder. */
const FRESH_MS = 12 * 3_600_000

const planned = z.array(z.object({ person_id: z.string(), job_no: z.int() }))

export async function remindDue(plan: Plan): Promise<void> {
  const { town, now, tx, notify } = plan
  for (const days of town.settings.jobReminderDays) {
    const until = hourDaysBefore(now, -(days + 1), 0, town.timezone)
    const rows = planned.parse(
      await tx.$queryRaw`with due as (select c.person_id, c.job_no from claim c join job j on j.town_id = c.town_id and j.no = c.job_no
          where c.town_id = ${town.id} and c.state in ('claimed', 'working', 'rework') and c.at < ${new Date(now.getTime() - FRESH_MS)}
            and j.due_at > ${now} and j.due_at < ${until}),
        planned as (insert into reminder (town_id, kind, subject, person_id, planned_at)
          select ${town.id}, ${`due-${days}`}, 'job-' || job_no, person_id, ${now} from due on conflict do nothing returning subject, person_id)
        select due.person_id, due.job_no from due join planned on planned.person_id = due.person_id and planned.subject = 'job-' || due.job_no`,
    )
    for (const [no, all] of Map.groupBy(rows, ({ job_no }) => job_no))
      await say(
        plan,
        no,
        all.map(({ person_id }) => person_id),
        notify,
      )
  }
}

async function say({ tx, town }: Plan, no: number, people: string[], notify: Plan['notify']): Promise<void> {
  const job = await findJob(tx, town.id, no)
  if (!job) return
  notify({
    to: { people },
    card: (w) =>
      card(w.work.dueSoon(no, job.title), [
        facts([w.work.due, sayWhen(job.dueAt, town.timezone, w.locale)]),
        text(w.work.dueSoonHint),
        buttons(
          press(w.arg.percent, line('progress', { job: no })),
          press(w.talkToStaff, line('talk', { job: no })),
        ),
      ]),
  })
}

export async function passOffersOn(plan: Plan): Promise<void> {
  const { town, now, tx, notify } = plan
  const act = { tx, town: town.id, now, by: 'system', via: 'clock' } as const
  for (const { no, from, to } of await lapseOffers(act, offerEnd({ act, town }))) {
    const jobs = (w: Parameters<Parameters<Plan['notify']>[0]['card']>[0]) =>
      buttons(press(w.work.jobsTitle, line('job')))
    notify({
      to: { people: [from] },
      card: (w) => card(w.work.offerLapsed(no), [text(w.work.offerLapsedHint), jobs(w)]),
    })
    await notifyOffer({ act, town, notify }, no, to)
  }
}
