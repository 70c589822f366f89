// What those who applied hear, and why somebody cannot be asked.
import type { HeldClaim } from '../../domain/claim/model.ts'
import type { WorkerState } from '../../domain/people/model.ts'
import { jobItem, similarFor, skillNames } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import { words as peopleWords } from '../people/words.ts'
import { buttons, type Card, card, heading, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice } from '../turn/notice.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Each of those who were passed over hears it kindly, with what they could have instead. */
export async function passedNotices(
  { act, town }: Pick<Turn, 'act' | 'town'>,
  { no, people, title }: { no: number; people: string[]; title: (locale: Locale) => string },
): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const personId of people) {
    const similar = await similarFor(act, personId, no)
    const others = (locale: Locale): Part[] => [
      heading(words(locale).similar),
      { kind: 'list', items: similar.map((job) => jobItem({ locale, town, act }, job)), empty: '' },
    ]
    notices.push({
      to: { people: [personId] },
      card: (locale) =>
        card(title(locale), [
          text(words(locale).passedHint),
          ...(similar.length > 0 ? others(locale) : []),
          buttons(press(jobWords(locale).jobsTitle, line('job'))),
        ]),
    })
  }
  return notices
}

/** What keeps somebody from being given a job. */
export type PersonUnfit =
  | { kind: 'no-worker' }
  | { kind: 'not-active'; state: WorkerState }
  | { kind: 'skill-missing'; missing: string[] }
  | { kind: 'over-limit'; limit: number; held: HeldClaim[] }

/** Why somebody cannot be given a job, told to those who decide. */
export function personUnfit({ locale, town }: Turn, name: string, why: PersonUnfit): Card {
  const w = words(locale)
  return refusal(w.personUnfit(name), reason(why))
  function reason(unfit: PersonUnfit): string {
    switch (unfit.kind) {
      case 'no-worker':
        return w.unfit.noWorker
      case 'not-active':
        return w.unfit.state(peopleWords(locale).workerState[unfit.state])
      case 'skill-missing':
        return w.unfit.skills(skillNames(town, unfit.missing))
      case 'over-limit': {
        const held = unfit.held.map(({ no, title }) => `${jobWords(locale).no(no)} ${title}`)
        return w.unfit.limit(unfit.limit, held.join(jobWords(locale).between))
      }
    }
  }
}
