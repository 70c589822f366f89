// The ways into a calendar: of all meetings, and of one.
import type { Meeting } from '../../domain/meeting/model.ts'
import { type Button, type Part, press, secretLinks } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

/** Beside a meeting that is to come: how to put it into one's calendar. */
export const addButton = (locale: Locale, { id }: Pick<Meeting, 'id'>): Button =>
  press(words(locale).add, line('calendar', { meeting: id }))

const GOOGLE = 'https://calendar.google.com/calendar/render'

/** LINE opens a link within itself unless it is told so, and there nothing can be subscribed to. */
const OUTSIDE = 'openExternalBrowser=1'

/** `web` is what chat platforms open, which know no webcal: it leads there. */
export function feedLinks(locale: Locale, origin: string, token: string): Part {
  const w = words(locale)
  const feed = `${origin}/calendar/${token}.ics`
  const webcal = feed.replace(/^https?:/, 'webcal:')
  return secretLinks(
    { label: w.iphone, url: webcal, web: `${origin}/calendar/${token}?${OUTSIDE}` },
    { label: w.google, url: `${GOOGLE}?cid=${encodeURIComponent(webcal)}&${OUTSIDE}` },
    { label: w.link, url: feed },
  )
}

type One = { token: string; name: string; details: string; meeting: Meeting }

export function meetingLinks(locale: Locale, origin: string, { token, name, details, meeting }: One): Part {
  const w = words(locale)
  const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')
  const { startsAt, endsAt, place, id } = meeting
  const event = new URLSearchParams({
    action: 'TEMPLATE',
    text: cutTo(name, NAME_MOST),
    dates: `${stamp(startsAt)}/${stamp(endsAt)}`,
    location: cutTo(place, PLACE_MOST),
  })
  if (encodeURIComponent(details).length < DETAILS_MOST) event.set('details', details)
  return secretLinks(
    { label: w.oneFile, url: `${origin}/calendar/${token}/${encodeURIComponent(id)}.ics?${OUTSIDE}` },
    { label: w.oneGoogle, url: `${GOOGLE}?${event}&${OUTSIDE}` },
  )
}

/** LINE takes 1,000 characters of a link, and a letter of Japanese is nine of them. */
const NAME_MOST = 40
const PLACE_MOST = 24
const DETAILS_MOST = 200
const cutTo = (words: string, most: number): string => [...words].slice(0, most).join('')
