// Leases that end (J6): a gentle question with two buttons, and, where nobody answers, the slot goes to the next.
import { askLeases } from '../../domain/claim/ask-leases.ts'
import { expireClaims } from '../../domain/claim/expire.ts'
import { graceEnd } from '../../domain/claim/may.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { words as jobWords } from '../job/words.ts'
import { buttons, card, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Plan } from '../turn/plan.ts'
import { offerNotices } from '../waiting/view.ts'
import { words } from './words.ts'

export async function askOfLeases({ act, town, notify }: Plan): Promise<void> {
  for (const { id, no, personId, title, dueAt } of await askLeases(act))
    notify({
      to: { people: [personId] },
      card: (locale) => {
        const w = words(locale)
        return card(
          w.leaseAsk(no, title),
          [
            text(w.leaseAskHint(sayWhen(dueAt, town.timezone, locale))),
            buttons(
              press(w.stillWorking, line('still-working', { job: no }), { style: 'primary' }),
              press(w.giveBack, line('release', { job: no })),
            ),
            text(w.leaseUntil(sayWhen(graceEnd(town, act.now), town.timezone, locale))),
          ],
          'question',
        )
      },
      while: { lease: { claim: id, askedAt: act.now.getTime() } },
    })
}

export async function expireLeases({ act, town, notify }: Plan): Promise<void> {
  for (const { no, title, personId, name, offeredTo } of await expireClaims(act, town)) {
    notify({
      to: { people: [personId] },
      card: (locale) =>
        card(words(locale).expired(no, title), [
          text(words(locale).expiredHint),
          buttons(press(jobWords(locale).jobsTitle, line('job'))),
        ]),
    })
    for (const notice of await offerNotices({ act, town }, { no, to: offeredTo })) notify(notice)
    const next = offeredTo ? await nameOfPerson(act, offeredTo) : undefined
    notify({
      to: { staff: true },
      card: (theirs) => {
        const w = words(theirs)
        return card(w.expiredTold(name, no), [
          text(title),
          text(next ? w.releasedSlotOffered(next) : w.releasedSlotFree),
        ])
      },
    })
  }
}
