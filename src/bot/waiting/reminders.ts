import { lapseOffers } from '../../domain/waiting/lapse.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import { words as jobWords } from '../job/words.ts'
import { buttons, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { offerNotices } from './view.ts'
import { words } from './words.ts'

/** Offers that ended without a word go to the next in line; both hear it. */
export async function passOffersOn({ act, town, notify }: Plan): Promise<void> {
  for (const { no, from, to } of await lapseOffers(act, offerEnd(town, act.now))) {
    notify({
      to: { people: [from] },
      card: (locale) =>
        card(words(locale).offerLapsed(no), [
          text(words(locale).offerLapsedHint),
          buttons(press(jobWords(locale).jobsTitle, line('job'))),
        ]),
    })
    for (const notice of await offerNotices({ act, town }, { no, to })) notify(notice)
  }
}
