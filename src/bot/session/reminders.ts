// What people hear of an open table at once, whoever moved it and whatever the hour.
import type { MeetingForecast } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { noteTable, type TableNews } from '../../domain/session/note-table.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Plan } from '../turn/plan.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Staff and whoever presides hear of a quorum that is lost or there again, staff of a table without anybody who presides. */
export async function watchTable(
  { act, town, notify }: Plan,
  meeting: Meeting,
  seen?: MeetingForecast,
): Promise<void> {
  const news = await noteTable(act, town, { meeting, seen })
  if (!news) return
  const name = nameOf(town, meeting)
  const still = { while: { meeting: { id: meeting.id, states: ['open' as const] } } }
  if (news.quorum) {
    const told = (locale: Locale) => quorumCard(locale, name, news)
    notify({ to: { staff: true }, card: told, ...still })
    if (news.presider) {
      const to = { people: [news.presider.personId] }
      notify({ to, atTable: true, card: told, ...still })
    }
  }
  const { unpresided } = news
  if (unpresided)
    notify({
      to: { staff: true },
      card: (locale) => unpresidedCard(locale, { name, meeting, ...unpresided }),
      ...still,
    })
}

function quorumCard(locale: Locale, name: string, { quorum, forecast, presider }: TableNews): Card {
  const { required, present, base, article } = forecast
  const w = words(locale)
  const a = attendanceWords(locale)
  const lost = quorum === 'lost'
  const missing = Math.max(0, (required ?? 0) - present)
  return card(
    lost ? w.quorumLost : w.quorumRegained,
    [
      text(name),
      facts(
        [a.present, a.people(present)],
        required === null ? undefined : [w.quorumNeeded, a.people(required)],
        missing > 0 ? [w.quorumMissing, a.people(missing)] : undefined,
        [a.base, a.people(base)],
        [turnWords(locale).article, article],
      ),
      ...(lost ? [note(presider ? w.lostIsFor(presider.name) : w.lostIsForNobody)] : []),
    ],
    lost ? 'alert' : 'done',
  )
}

/** As many as fit below a message. */
const NAMED_MOST = 5

function unpresidedCard(
  locale: Locale,
  {
    name,
    meeting,
    article,
    sitters,
  }: { name: string; meeting: Meeting } & NonNullable<TableNews['unpresided']>,
): Card {
  const w = words(locale)
  const choices = sitters
    .slice(0, NAMED_MOST)
    .map(({ id, name: label }) =>
      press(label, line('preside', { meeting: meeting.id, member: personKey(id) })),
    )
  return card(
    w.nobodyLeft,
    [
      text(name),
      ...(article ? [facts([turnWords(locale).article, article])] : []),
      note(w.nobodyPresidesHint),
      ...(choices.length > 0 ? [buttons(...choices)] : []),
    ],
    'alert',
  )
}
