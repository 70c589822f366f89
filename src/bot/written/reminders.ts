import { decideWritten } from '../../domain/written/decide.ts'
import { openWritten } from '../../domain/written/read.ts'
import { remindSilent } from '../../domain/written/remind-silent.ts'
import { buttons, card, facts, note } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import type { Plan } from '../turn/plan.ts'
import { resultCard, tellResult } from './close.ts'
import { returnButtons, writtenName } from './view.ts'
import { words } from './words.ts'

/** Only those who are silent are reminded, and never told that silence is consent (W1). */
export async function remindOfWritten({ act, town, notify }: Plan): Promise<void> {
  for (const { written, people } of await remindSilent(act, town))
    notify({
      to: { people },
      while: { written: { body: written.bodyId, no: written.no } },
      card: (locale) => {
        const w = words(locale)
        return card(w.reminder(writtenName(locale, written)), [
          facts([w.until, sayWhen(written.until, town.timezone, locale)]),
          note(w.noticeHint),
          buttons(...returnButtons(locale, written)),
        ])
      },
    })
}

/** What has come to its end is counted, and staff and members hear of it. */
export async function decideDueWritten(plan: Plan): Promise<void> {
  const { act, notify } = plan
  for (const one of await openWritten(act)) {
    if (one.until > act.now) continue
    const decided = await decideWritten(act, one)
    if (!decided.ok) continue
    notify({ to: { staff: true }, card: (locale) => resultCard(locale, decided.value) })
    tellResult(plan, decided.value)
  }
}
