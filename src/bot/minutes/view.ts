// How minutes are shown: their state, their text, the documents of them, and what can be done with them next.

import { blocksOf } from '../../document/blocks.ts'
import type { Document } from '../../document/document.ts'
import { sectionsOf } from '../../document/sections.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import type { ActionRefusal } from '../../domain/minutes/add-action.ts'
import type { DraftRefusal } from '../../domain/minutes/draft.ts'
import type { EditRefusal } from '../../domain/minutes/edit.ts'
import type { FinishRefusal } from '../../domain/minutes/finish-action.ts'
import type { HandOutRefusal } from '../../domain/minutes/hand-out.ts'
import type { Minutes } from '../../domain/minutes/model.ts'
import type { ConfirmRefusal, SendRefusal } from '../../domain/minutes/send.ts'
import type { PublishRefusal } from '../../domain/publication/publish.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/view.ts'
import { type Button, type Card, heading, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import { words } from './words.ts'

/** What was read, for a button that acts on it: another text since then is another one. */
export const seenOf = ({ version, sha256 }: Pick<Minutes, 'version' | 'sha256'>): string =>
  `v${version}-${sha256.slice(0, 8)}`

export const isSeen = (minutes: Pick<Minutes, 'version' | 'sha256'>, seen: string | undefined): boolean =>
  seen === undefined || seen === seenOf(minutes)

/** A card holds so much of the text; the rest stands in the document. */
const SHOWN_MOST = 2_400

/** The text in the card's own parts, as much as a card holds. */
export function textParts(locale: Locale, whole: string): Part[] {
  const parts: Part[] = []
  let left = SHOWN_MOST
  for (const { title, text: body } of sectionsOf(whole)) {
    const rest = body.replace(/^#{1,3} .+\n?/, '').trim()
    if (left < title.length + rest.length) return [...parts, note(words(locale).more)]
    left -= title.length + rest.length
    if (title) parts.push(heading(title))
    if (rest) parts.push(text(rest.replace(/^( *)- /gm, '$1・')))
  }
  return parts
}

/** What staff do next with minutes. */
export function staffButtons(locale: Locale, minutes: Minutes): (Button | undefined)[] {
  const w = words(locale)
  const of = { meeting: minutes.meetingId, seen: seenOf(minutes) }
  return [
    minutes.state === 'draft' ? press(w.send, line('minutes-send', of), { style: 'primary' }) : undefined,
    press(w.edit, line('minutes-edit', of)),
    minutes.state === 'final'
      ? press(
          w.publish,
          line('minutes-publish', { meeting: minutes.meetingId, version: `${minutes.version}` }),
        )
      : undefined,
  ]
}

type OfMinutes = { locale: Locale; town: TownModel; meeting: Meeting; minutes: Minutes }

/** The beginning of a hash tells texts apart, and can be read out. */
export const HASH_SHOWN = 16

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const MARKDOWN_TYPE = 'text/markdown; charset=utf-8'

/** Minutes as a document: what is not final says so on every page. */
export function documentOf({ locale, town, meeting, minutes }: OfMinutes): Document {
  const w = words(locale)
  const { version, sha256 } = minutes
  const name = nameOf(town, meeting)
  const final = minutes.state === 'final'
  return {
    language: locale,
    title: w.title(name),
    blocks: blocksOf(minutes.text),
    mark: final ? null : w.draftMark,
    foot: [w.foot(name, version, final), w.footHash(sha256.slice(0, HASH_SHOWN))],
    properties: {},
  }
}

/** What no file may be called. */
const UNNAMEABLE = /[\\/:*?"<>|\s]+/g

export const fileName = ({ locale, town, meeting, minutes }: OfMinutes, more = ''): string =>
  `${words(locale).file(nameOf(town, meeting), minutes.version, minutes.state === 'final')}${more}`.replaceAll(
    UNNAMEABLE,
    '_',
  )

type Refused =
  | DraftRefusal
  | EditRefusal
  | SendRefusal
  | ConfirmRefusal
  | ActionRefusal
  | FinishRefusal
  | HandOutRefusal
  | PublishRefusal

/** Why minutes were not written, sent or confirmed, and what to do next. */
export function minutesRefused(locale: Locale, why: Refused, to = ''): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-meeting':
    case 'meeting-not-closed':
      return refusal(w.notClosed, w.notClosedHint)
    case 'no-minutes':
      return refusal(w.none, w.notClosedHint)
    case 'drafted-already':
    case 'minutes-changed':
      return refusal(w.changed, w.changedHint)
    case 'text-too-long':
      return refusalAbout('text', w.tooLong(why.most))
    case 'text-unchanged':
      return refusalAbout('text', w.unchanged)
    case 'correction-needs-reason':
      return refusalAbout('reason', w.reasonAsk, w.reasonHint)
    case 'minutes-sent':
      return refusal(w.sentAlready(to))
    case 'minutes-final':
      return refusal(w.isFinal)
    case 'minutes-not-final':
      return refusal(w.notFinal, w.notFinalHint)
    case 'minutes-not-sent':
      return refusal(w.notSent, w.notSentHint)
    case 'nobody-confirms':
      return refusal(w.nobodyConfirms, w.nobodyConfirmsHint)
    case 'due-in-the-past':
      return refusalAbout('due', w.dueInThePast)
    case 'no-such-action':
      return refusal(w.noSuchAction)
    case 'action-done':
      return refusal(w.doneAlready)
  }
}
