// How an enquiry is shown to the secretariat, and what its person is told.
import { officeOpens } from '../../domain/calendar.ts'
import type { ListedEnquiry } from '../../domain/enquiry/read.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { buttons, type Card, card, facts, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

/** Whoever asked, as staff know them. */
export const nameOfEnquirer = (
  locale: Locale,
  { personName, name }: Pick<ListedEnquiry, 'personName' | 'name'>,
): string => {
  const w = words(locale)
  const called = personName ?? name
  return called ? w.called(called) : w.somebody
}

/** What stands in the staff's channel: the person's own words, what they looked at, where they are reached, how it ended. */
export function enquiryCard(locale: Locale, enquiry: ListedEnquiry, ended?: string): Card {
  const w = words(locale)
  const who = nameOfEnquirer(locale, enquiry)
  const { message, job, meeting } = enquiry.about
  return card(
    enquiry.callback ? w.wantsCall(who) : w.wantsToTalk(who),
    [
      facts(
        message ? [w.about, message] : undefined,
        job ? [w.job, job] : undefined,
        meeting ? [w.meeting, meeting] : undefined,
        enquiry.personId === null && enquiry.name ? [w.name, enquiry.name] : undefined,
        enquiry.phone ? [w.phone, enquiry.phone] : undefined,
        [w.from, enquiry.platform === 'line' ? 'LINE' : 'Slack'],
      ),
      ...(ended ? [strong(ended)] : openParts(locale, enquiry.id)),
    ],
    ended ? 'plain' : 'alert',
  )
}

const openParts = (locale: Locale, id: number): Part[] => {
  const w = words(locale)
  const reply = press(w.reply, line('enquiry-reply', { enquiry: id }), { style: 'primary' })
  return [buttons(reply, press(w.done, line('enquiry-done', { enquiry: id }))), note(w.replyHint)]
}

/** When somebody answers: outside the office's hours, from when on. */
export function whenAnswered(
  locale: Locale,
  { settings, timezone }: Pick<TownModel, 'settings' | 'timezone'>,
  { now, callback }: { now: Date; callback: boolean },
): Part[] {
  const w = words(locale)
  const opens = officeOpens(now, settings, timezone)
  const { phone } = settings
  return [
    text(callback ? w.talkCallback : w.talkHint),
    ...(opens ? [text(w.closedNow(sayWhen(opens, timezone, locale)))] : []),
    ...(phone ? [facts([w.talkPhone, phone])] : []),
  ]
}
