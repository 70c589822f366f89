import type { Job } from '../../domain/job/model.ts'
import { findJob } from '../../domain/job/read.ts'
import { remindDueJobs } from '../../domain/job/remind.ts'
import { tellOfJobs } from '../../domain/job/tell.ts'
import { argumentLabel } from '../table/table.ts'
import { type Button, buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { jobFacts, jobName, payWay } from './view.ts'
import { words } from './words.ts'

/** Workers hear of the jobs that were published, several in one message; staff hear how many, and why not more. */
export async function tellOfNewJobs({ act, town, notify }: Plan): Promise<void> {
  const { to, reach, jobs } = await tellOfJobs(act, town)
  for (const together of Map.groupBy(to, ({ jobs: told }) => `${told.map(({ no }) => no)}`).values()) {
    const told = together[0]?.jobs ?? []
    notify({
      to: { people: together.map(({ personId }) => personId) },
      card: (locale) => newsCard({ locale, town, act }, told),
      while: { jobs: told.map(({ no }) => no) },
    })
  }
  if (jobs.length === 0) return
  notify({
    to: { staff: true },
    card: (locale) => {
      const w = words(locale)
      const items = jobs.map((one) => {
        const { told, why } = reach.get(one.no) ?? { told: 0, why: 'everybody' as const }
        const because = one.how === 'offer' && why === 'everybody' && told > 0 ? [] : [w.tellWhy[why]]
        return { title: jobName(locale, one), note: [w.toldOf(told), ...because].join('・') }
      })
      return card(to.length > 0 ? w.toldTitle(to.length) : w.untoldTitle, [
        { kind: 'list', items, empty: '' },
      ])
    },
  })
}

type Reading = Pick<Turn, 'locale' | 'town' | 'act'>

function newsCard(reading: Reading, jobs: Job[]): Card {
  const { locale, town, act } = reading
  const w = words(locale)
  const [only] = jobs
  if (only && jobs.length === 1) {
    const title = only.how === 'offer' ? w.offeredToYou(only.no, only.title) : w.newJob1(only.no, only.title)
    const hint = note(only.how === 'choose' ? w.choiceHint : w.claimHint)
    return card(title, [jobFacts(locale, town, only, act.now), buttons(take(locale, only)), hint])
  }
  const items = jobs.map((one) => ({
    title: jobName(locale, one),
    note: [payWay(locale, one), one.place ?? w.placeUnknown, sayWhen(one.dueAt, town.timezone, locale)].join(
      '・',
    ),
    button: press(w.seeTerms, line('job', { job: one.no })),
  }))
  return card(w.newJobs(jobs.length), [{ kind: 'list', items, empty: '' }])
}

const take = (locale: Locale, { no, how }: Job): Button =>
  press(how === 'choose' ? words(locale).applyToChoice : words(locale).claim, line('claim', { job: no }), {
    style: 'primary',
  })

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
