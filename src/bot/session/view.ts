// The count after somebody came or left, and what it means for opening and going on (Q5).
import type { MeetingForecast } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { boardUntil } from '../../domain/session/model.ts'
import { readBoardNo } from '../../domain/session/read.ts'
import type { Party } from '../../domain/session/read-parties.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { tableParts } from '../attendance/view.ts'
import { nameOf } from '../meeting/view.ts'
import { buttons, card, facts, note, type Part, press, secretLinks, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import type { Notice } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export type Moved = 'came' | 'left'

export const isLost = ({ required, present }: MeetingForecast, moved: Moved): boolean =>
  moved === 'left' && required !== null && present === required - 1

/** The way to the meeting's board, for staff: whoever has the link also sees the code at the table. */
export async function boardLinks({ act, locale, speaker, link }: Turn, meeting: Meeting): Promise<Part[]> {
  if (!isStaff(speaker)) return []
  const no = `${await readBoardNo(act, meeting.id)}`
  const of = { path: 'board', kind: 'board', facts: { meeting: meeting.id, no }, until: boardUntil(meeting) }
  return [secretLinks({ label: words(locale).boardOpen, url: link(of) })]
}

export const presenceParts = (locale: Locale, forecast: MeetingForecast, moved: Moved): Part[] => [
  ...meaning(locale, forecast, moved),
  ...tableParts(locale, forecast),
]

function meaning(locale: Locale, forecast: MeetingForecast, moved: Moved): Part[] {
  const { required, present } = forecast
  const w = words(locale)
  if (required === null) return []
  if (isLost(forecast, moved)) return [strong(w.quorumLost)]
  if (moved === 'came' && present === required) return [strong(w.quorumReached)]
  return present < required ? [text(w.missingPresent(required - present))] : []
}

/** Members whose organisation is party to the order of an item are asked whether they stay out of it (V9): they say it. */
export const partyNotices = (
  town: TownModel,
  meeting: Meeting,
  asked: readonly { party: Party; people: string[] }[],
): Notice[] =>
  asked.map(({ party, people }) => ({
    to: { people },
    atTable: meeting.state === 'open',
    while: {
      meeting: { id: meeting.id, states: ['convened', 'open'] },
      party: { meeting: meeting.id, item: party.itemNo, order: party.orderNo, seat: party.seatId },
    },
    card: (locale) => {
      const w = words(locale)
      const of = { meeting: meeting.id, item: party.itemNo }
      return card(
        w.partyAsk(party.itemNo, party.item),
        [
          text(nameOf(town, meeting)),
          facts([w.partyClient, party.client], [w.partyMember, party.name]),
          text(w.partyAskWhy(party.client)),
          buttons(
            press(w.stepBack, line('step-back', of), { style: 'primary' }),
            press(w.noInterest, line('no-interest', of)),
          ),
          note(w.partyAskHint),
        ],
        'question',
      )
    },
  }))

/** Whom staff still wait for, by name and organisation. */
export const partyNames = (locale: Locale, parties: readonly Party[]): string =>
  listed(
    parties.map(({ name, client }) => words(locale).partyOf(name, client)),
    locale,
  )

/** Tells staff who was asked. */
export const partiesAsked = (locale: Locale, asked: readonly { party: Party }[]): Part[] =>
  asked.length === 0
    ? []
    : [
        note(
          words(locale).partiesAsked(
            partyNames(
              locale,
              asked.map(({ party }) => party),
            ),
          ),
        ),
      ]
