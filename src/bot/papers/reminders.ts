import type { Meeting } from '../../domain/meeting/model.ts'
import { tellPapers } from '../../domain/papers/tell.ts'
import { nameOf, whileAsIs } from '../meeting/view.ts'
import { buttons, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { words } from './words.ts'

/** Papers that came after the notice are told of once, together. Their titles are not: they may be secret, too. */
export async function tellOfPapers({ act, town, notify }: Plan, meeting: Meeting): Promise<void> {
  for (const { people, papers } of await tellPapers(act, town, meeting))
    if (people.length > 0)
      notify({
        to: { people },
        while: whileAsIs(meeting),
        card: (locale) =>
          card(words(locale).news(nameOf(town, meeting), papers), [
            text(words(locale).newsHint),
            buttons(press(words(locale).see, line('papers', { meeting: meeting.id }))),
          ]),
      })
}
