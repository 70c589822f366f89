import { latestMinutes } from '../../domain/minutes/read.ts'
import { confirmMinutes, sendMinutes } from '../../domain/minutes/send.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, secretLinks, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseHeld } from './choose.ts'
import { readLink } from './document.ts'
import { isSeen, minutesRefused, seenOf, textParts } from './view.ts'
import { words } from './words.ts'

/** Puts the text before the chair, with the one button that makes it final. */
export async function minutesSend(turn: Turn, args: ArgsOf<'minutes-send'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'minutes-send', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const latest = await latestMinutes(act, meeting.id)
  if (!latest) return minutesRefused(locale, { kind: 'no-minutes' })
  if (!isSeen(latest, args.seen)) return minutesRefused(locale, { kind: 'minutes-changed' })
  const sent = await sendMinutes(act, { meeting, seen: latest })
  if (!sent.ok)
    return minutesRefused(locale, sent.refusal, (await nameOfPerson(act, latest.sentTo ?? '')) ?? '')
  const { minutes, to } = sent.value
  const confirm = line('minutes-confirm', { meeting: meeting.id, seen: seenOf(minutes) })
  turn.notify({
    to: { people: [to] },
    card: (theirs) => {
      const their = words(theirs)
      return card(
        their.confirmNotice(nameOf(town, meeting)),
        [
          note(their.confirmNoticeHint),
          ...textParts(theirs, minutes.text),
          secretLinks(readLink(turn, minutes, { person: to, locale: theirs })),
          buttons(press(their.confirm, confirm, { style: 'primary' })),
        ],
        'alert',
      )
    },
  })
  return card(
    w.sent((await nameOfPerson(act, to)) ?? ''),
    [text(nameOf(town, meeting)), note(w.sentHint)],
    'done',
  )
}

/** The chair confirms the text they read; it is final from now on. */
export async function minutesConfirm(turn: Turn, args: ArgsOf<'minutes-confirm'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'minutes-confirm', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const latest = await latestMinutes(act, meeting.id)
  if (!latest) return refusal(w.notSent, w.notSentHint)
  if (!isSeen(latest, args.seen)) {
    const show = buttons(press(w.show, line('minutes', { meeting: meeting.id })))
    return { ...refusal(w.changedSince), parts: [text(w.changedSinceHint), show] }
  }
  const confirmed = await confirmMinutes(act, { meeting, seen: latest })
  if (!confirmed.ok) return minutesRefused(locale, confirmed.refusal)
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(
        words(theirs).confirmedNotice(speaker.name, nameOf(town, meeting)),
        [facts([words(theirs).hash, confirmed.value.sha256])],
        'done',
      ),
  })
  return card(
    w.confirmed,
    [text(nameOf(town, meeting)), note(w.confirmedHint), facts([w.hash, confirmed.value.sha256])],
    'done',
  )
}
