// How observers are shown: to the secretariat, to themselves, and what they are asked.
import type { Meeting } from '../../domain/meeting/model.ts'
import { EXPECTED, type HeldInvitation, type Observer } from '../../domain/observer/model.ts'
import { type ListedObserver, readObservers } from '../../domain/observer/read.ts'
import { secrecyOf } from '../../domain/pledge/may.ts'
import { dayIn, type TownModel } from '../../domain/town/model.ts'
import { agendaPart, meetingFacts, nameOf } from '../meeting/view.ts'
import { secrecyParts } from '../pledge/view.ts'
import { buttons, type Card, card, heading, note, type Part, press, text } from '../turn/card.ts'
import { sayTime } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export const sayObserver = (locale: Locale, { name, org }: Pick<Observer, 'name' | 'org'>): string =>
  words(locale).who(name, org)

/** A reference that names exactly one observer, for buttons. */
export const observerRef = (id: number): string => `observer:${id}`

/** The meeting with the items somebody is asked for, as they may know it. */
const asAskedFor = (meeting: Meeting, { items }: Pick<Observer, 'items'>): Meeting => ({
  ...meeting,
  items: items.length === 0 ? meeting.items : meeting.items.filter(({ no }) => items.includes(no)),
})

type Asked = { observer: Observer; meeting: Meeting }

/** What somebody who is invited is asked: whether they come, and to keep what they learn to themselves (N6, rule 8). */
export function offerCard(locale: Locale, town: TownModel, { observer, meeting }: Asked): Card {
  const w = words(locale)
  const secrecy = secrecyOf(town, meeting)
  const accept = press(
    secrecy.required ? w.accept : w.acceptPlain,
    line('observer-accept', { observer: observer.id }),
    { style: 'primary' },
  )
  return card(
    w.offer(nameOf(town, meeting)),
    [
      text(w.offerHint),
      meetingFacts(locale, town, { ...meeting, answersCloseAt: null }, [
        w.itemsLabel,
        w.items(observer.items),
      ]),
      ...agendaPart(locale, asAskedFor(meeting, observer)),
      ...secrecyParts(locale, secrecy),
      buttons(accept, declineButton(locale, observer)),
    ],
    'question',
  )
}

const declineButton = (locale: Locale, { id }: Observer) =>
  press(words(locale).decline, line('observer-decline', { observer: id }))

/** The invitation to somebody who can be reached; dropped where it was taken back, or answered, before it left. */
export const offerNotice = (town: TownModel, { observer, meeting }: Asked): Notice[] =>
  observer.personId === null || observer.state !== 'invited'
    ? []
    : [
        {
          to: { people: [observer.personId] },
          while: { observer: { id: observer.id, states: ['invited'] } },
          card: (locale) => offerCard(locale, town, { observer, meeting }),
        },
      ]

/** Another date or place: the invitation stands, and who cannot come any more says so. */
export const movedNotices = (town: TownModel, meeting: Meeting, observers: Observer[]): Notice[] =>
  observers.flatMap((observer): Notice[] =>
    observer.personId === null || !EXPECTED.includes(observer.state)
      ? []
      : [
          {
            to: { people: [observer.personId] },
            while: {
              observer: { id: observer.id, states: [...EXPECTED] },
              meeting: { id: meeting.id, revision: meeting.revision, states: ['convened', 'open'] },
            },
            topic: `observer ${observer.id}`,
            card: (locale) => movedCard(locale, town, { observer, meeting }),
          },
        ],
  )

const movedCard = (locale: Locale, town: TownModel, { observer, meeting }: Asked): Card =>
  observer.state === 'invited'
    ? offerCard(locale, town, { observer, meeting })
    : card(words(locale).offer(nameOf(town, meeting)), [
        meetingFacts(locale, town, { ...meeting, answersCloseAt: null }),
        text(words(locale).movedHint),
        buttons(declineButton(locale, observer)),
      ])

/** The day before: to who comes, when and where and for which items; who has not answered is asked once more. */
export const eveNotices = (
  town: TownModel,
  meeting: Meeting,
  { observers, now }: { observers: Observer[]; now: Date },
): Notice[] =>
  observers.flatMap((observer): Notice[] =>
    observer.personId === null
      ? []
      : [
          {
            to: { people: [observer.personId] },
            while: {
              observer: { id: observer.id, states: [observer.state] },
              meeting: { id: meeting.id, revision: meeting.revision, states: ['convened', 'open'] },
            },
            card: (locale) =>
              observer.state === 'invited'
                ? offerCard(locale, town, { observer, meeting })
                : eveCard(locale, town, { observer, meeting, now }),
          },
        ],
  )

function eveCard(locale: Locale, town: TownModel, { observer, meeting, now }: Asked & { now: Date }): Card {
  const w = words(locale)
  const name = nameOf(town, meeting)
  const isToday = dayIn(town, now) === dayIn(town, meeting.startsAt)
  return card(isToday ? w.today(name) : w.eve(name), [
    meetingFacts(locale, town, { ...meeting, answersCloseAt: null }, [w.itemsLabel, w.items(observer.items)]),
    ...agendaPart(locale, asAskedFor(meeting, observer)),
    note(w.eveHint),
    buttons(declineButton(locale, observer)),
  ])
}

/** What somebody sees who has said that they come. */
export function acceptedCard(locale: Locale, town: TownModel, { observer, meeting }: Asked): Card {
  const w = words(locale)
  return card(
    w.accepted,
    [
      ...(secrecyOf(town, meeting).required ? [text(w.pledged)] : []),
      text(nameOf(town, meeting)),
      meetingFacts(locale, town, { ...meeting, answersCloseAt: null }, [
        w.itemsLabel,
        w.items(observer.items),
      ]),
      note(w.acceptedHint),
      buttons(declineButton(locale, observer)),
    ],
    'done',
  )
}

/** A meeting somebody is only invited to, and what is still to be said about coming. */
export function invitedParts(
  { locale, town }: Turn,
  meeting: Meeting,
  { observerId, items, state }: HeldInvitation,
): Part[] {
  const w = words(locale)
  const accept = press(w.accept, line('observer-accept', { observer: observerId }), { style: 'primary' })
  return [
    meetingFacts(
      locale,
      town,
      { ...meeting, answersCloseAt: null },
      [w.asLabel, w.asGuest],
      [w.itemsLabel, w.items(items)],
    ),
    ...agendaPart(locale, meeting),
    ...(state === 'invited' ? secrecyParts(locale, secrecyOf(town, meeting)) : []),
    buttons(
      state === 'invited' ? accept : undefined,
      press(w.decline, line('observer-decline', { observer: observerId })),
    ),
  ]
}

/** The secretariat hears who comes. */
export const acceptedNotice = (town: TownModel, { observer, meeting }: Asked): Notice => ({
  to: { staff: true },
  card: (locale) =>
    card(words(locale).acceptedTold(sayObserver(locale, observer)), [text(nameOf(town, meeting))]),
})

/** Everybody invited to a meeting, with what they are asked for and whether they come, for the secretariat. */
export async function observerParts({ act, locale, town }: Turn, meeting: Meeting): Promise<Part[]> {
  const observers = await readObservers(act, meeting.id)
  if (observers.length === 0) return []
  const items = observers.map((one) => observerItem(locale, town, one))
  return [heading(words(locale).heading), { kind: 'list', items, empty: '' }]
}

export function observerItem(locale: Locale, town: TownModel, observer: ListedObserver) {
  const w = words(locale)
  const { id, items, state, from, to } = observer
  const room = from ? (to ? [`${sayTime(from, town.timezone)}–${sayTime(to, town.timezone)}`] : [w.here]) : []
  const withdraw = press(w.withdraw, line('observer-withdraw', { observer: id }))
  return {
    title: sayObserver(locale, observer),
    note: [w.items(items), w.state[state], ...room].join('・'),
    ...(EXPECTED.includes(state) ? { button: withdraw } : {}),
  }
}
