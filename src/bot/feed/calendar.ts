import { giveFeed } from '../../domain/feed/give.ts'
import type { Feed } from '../../domain/feed/model.ts'
import { renewFeed } from '../../domain/feed/renew.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { chooseAny } from '../meeting/choose.ts'
import { agendaLines, meetingFacts, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { feedLinks, meetingLinks } from './view.ts'
import { words } from './words.ts'

/** The link of one's own calendar, the same as long as it is not renewed; for one meeting the way to add that. */
export async function calendar(turn: Turn, args: ArgsOf<'calendar'>): Promise<Card> {
  const { locale, act, vault } = turn
  const w = words(locale)
  const chosen = args.meeting === undefined ? undefined : await chooseAny(turn, 'calendar', args)
  if (chosen && 'card' in chosen) return chosen.card
  const given = await giveFeed(act, vault.token)
  if (!given.ok) return refusal(w.noFeed, w.noFeedHint)
  if (chosen) return oneMeeting(turn, chosen.meeting, given.value)
  return feedCard(turn, given.value, given.value.replaced ? w.renewed : w.title)
}

/** カレンダー 作り直し: the former link is dead. A button pressed twice renews once. */
export async function calendarRenew(turn: Turn, args: ArgsOf<'calendar-renew'>): Promise<Card> {
  const { locale, act, vault } = turn
  const w = words(locale)
  const given = await giveFeed(act, vault.token)
  if (!given.ok) return refusal(w.noFeed, w.noFeedHint)
  const renewed = await renewFeed(act, { n: args.of ?? given.value.n, make: vault.token })
  if (!renewed.ok) return refusal(w.renewedSince, w.renewedSinceHint)
  return { ...feedCard(turn, renewed.value, w.renewed), tone: 'done' }
}

function feedCard({ locale, origin }: Turn, feed: Feed, title: string): Card {
  const w = words(locale)
  const renew = line('calendar-renew', { of: `r${feed.n}` })
  return card(title, [
    ...(feed.replaced ? [text(w.renewedHint)] : []),
    text(w.hint),
    ...w.how.map(note),
    note(w.secret),
    feedLinks(locale, origin, feed.token),
    buttons(press(w.renew, renew, { style: 'danger' })),
  ])
}

function oneMeeting({ locale, town, origin }: Turn, meeting: Meeting, { token }: Feed): Card {
  const w = words(locale)
  const name = nameOf(town, meeting)
  const details = agendaLines(locale, meeting)
  return card(w.oneTitle(name), [
    meetingFacts(locale, town, meeting),
    note(w.oneHint),
    meetingLinks(locale, origin, { token, name, details, meeting }),
    buttons(press(w.all, line('calendar'))),
  ])
}
