import { type ChooseRefusal, type Chosen, chooseApplicant } from '../../domain/application/choose.ts'
import { applicantsOf } from '../../domain/application/read.ts'
import { findJob, jobsToChoose } from '../../domain/job/read.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { termsParts } from '../terms/view.ts'
import { words as termsWords } from '../terms/words.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { passedNotices, personUnfit } from './view.ts'
import { words } from './words.ts'

/** Gives the job to one of those who applied; without a name they are listed, those with the least recent work first. */
export async function jobChoose(turn: Turn, args: ArgsOf<'job-choose'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (args.job === undefined) return whichJob(turn)
  const no = args.job
  if (!args.worker) return applicantsCard(turn, no)
  const found = await choosePerson(turn, args.worker, { id: 'job-choose', args, key: 'worker' })
  if ('card' in found) return found.card
  const { person } = found
  const chosen = await chooseApplicant(act, {
    no,
    personId: person.id,
    leaseDays: town.settings.leaseDays,
  })
  if (!chosen.ok) return chooseRefused(turn, { no, person }, chosen.refusal)
  turn.show({ job: no })
  if (chosen.value.again) return card(w.chosenAgain(person.name, no), [])
  await tellThem(turn, person, chosen.value)
  return card(
    w.chosen(person.name, no),
    [text(chosen.value.job.title), text(whatIsLeft(turn, chosen.value))],
    'done',
  )
}

function whatIsLeft({ locale }: Turn, { job, passed }: Chosen): string {
  const w = words(locale)
  const left = job.slots - job.taken - 1
  if (left > 0) return w.chosenLeft(left)
  return passed.length > 0 ? w.chosenFull(passed.length) : w.chosenFullNobody
}

/** Who was chosen has the complete terms with the news (J1). */
async function tellThem(
  turn: Turn,
  person: FoundPerson,
  { job, passed, given }: Extract<Chosen, { again: false }>,
): Promise<void> {
  const { town } = turn
  const { no, title } = job
  turn.notify({
    to: { people: [person.id] },
    card: (locale) =>
      card(words(locale).chosenTold(no, title), [
        text(words(locale).chosenToldHint(sayWhen(job.dueAt, town.timezone, locale))),
        ...termsParts(locale, given.terms.body),
        buttons(
          press(termsWords(locale).contracts, line('contracts', { job: no })),
          press(jobWords(locale).giveBack(no), line('release', { job: no })),
        ),
      ]),
  })
  const others = {
    no,
    people: passed,
    title: (locale: Turn['locale']) => words(locale).passedTold(no, title),
  }
  for (const notice of await passedNotices(turn, others)) turn.notify(notice)
}

async function whichJob({ locale, act, town }: Turn): Promise<Card> {
  const w = words(locale)
  const jobs = await jobsToChoose(act)
  if (jobs.length === 0) return refusal(w.noneToChoose, w.noneToChooseHint)
  const items = jobs.map((job) => ({
    title: jobName(locale, job),
    note: [w.applicants(job.applied), sayWhen(job.dueAt, town.timezone, locale)].join(
      jobWords(locale).between,
    ),
    button: press(w.chooseTitle(job.no, ''), line('job-choose', { job: job.no })),
  }))
  return card(w.chooseWhich, [{ kind: 'list', items, empty: '' }], 'question')
}

async function applicantsCard({ locale, act }: Turn, no: number): Promise<Card> {
  const w = words(locale)
  const job = await findJob(act, no)
  if (!job) return refusal(jobWords(locale).noSuchJob(no), jobWords(locale).noSuchJobHint)
  if (job.how !== 'choose') return refusal(w.notByChoice(no), w.notByChoiceHint)
  const applicants = await applicantsOf(act, no)
  if (applicants.length === 0) return refusal(w.nobodyApplied(no), w.nobodyAppliedHint)
  const items = applicants.map(({ personId, name, recent, inHand }) => ({
    title: name,
    note: w.load(recent, inHand),
    button: press(w.choose, line('job-choose', { job: no, worker: personKey(personId) })),
  }))
  return card(w.chooseTitle(no, job.title), [{ kind: 'list', items, empty: '' }], 'question')
}

type About = { no: number; person: FoundPerson }

function chooseRefused(turn: Turn, { no, person }: About, why: ChooseRefusal): Card {
  const { locale } = turn
  const [w, j] = [words(locale), jobWords(locale)]
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-job':
      return refusal(j.noSuchJob(no), j.noSuchJobHint)
    case 'not-by-choice':
      return refusal(w.notByChoice(no), w.notByChoiceHint)
    case 'not-applied':
    case 'offered-elsewhere':
      return refusal(w.personNotApplied(person.name, no), w.personNotAppliedHint)
    case 'job-full':
      return refusal(`${j.no(no)} ${j.full}`, w.notByChoiceHint)
    case 'job-closed':
      return refusal(j.publishClosed(no), j.publishClosedHint)
    default:
      return personUnfit(turn, person.name, why)
  }
}
