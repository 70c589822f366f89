import { remindActions } from '../../domain/minutes/remind-actions.ts'
import { buttons, card, facts, note, press } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { words } from './words.ts'

/** Whoever has something to do after a meeting is asked about it; staff hear of what is overdue. */
export async function remindOfActions({ act, town, notify }: Plan): Promise<void> {
  for (const { id, title, ownerId, owner, due, reminder } of await remindActions(act, town)) {
    if (!ownerId) continue
    notify({
      to: { people: [ownerId] },
      while: { action: id },
      card: (locale) => {
        const w = words(locale)
        return card(w.actionReminder[reminder](title), [
          facts([w.due, sayDay(new Date(`${due}T12:00Z`), town.timezone, locale)]),
          note(w.actionReminderHint),
          buttons(press(w.done, line('action-done', { action: `${id}` }))),
        ])
      },
    })
    if (reminder === 'action-late')
      notify({
        to: { staff: true },
        card: (locale) =>
          card(words(locale).lateNotice(owner ?? '', title), [facts([words(locale).due, due])], 'alert'),
      })
  }
}
