// How papers are shown, and what is said where one cannot be attached.
import type { Meeting } from '../../domain/meeting/model.ts'
import type { LinkRefusal } from '../../domain/papers/attach.ts'
import { ENDINGS, type Paper } from '../../domain/papers/model.ts'
import { meetingRefused } from '../meeting/view.ts'
import { buttons, type Card, note, type Part, press } from '../turn/card.ts'
import { FILE_HOURS, FILE_PATH } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

const HOUR_MS = 3_600_000
const KILO = 1024

export const linksUntil = ({ act }: Pick<Turn, 'act'>): Date =>
  new Date(act.now.getTime() + FILE_HOURS * HOUR_MS)

/** The way to a paper for the speaker, for a while: following it asks again whether they may (rule 8). */
export const paperUrl = (turn: Turn, { meetingId, no }: Pick<Paper, 'meetingId' | 'no'>): string =>
  turn.link({
    path: FILE_PATH,
    kind: 'paper',
    facts: { meeting: meetingId, no: `${no}` },
    until: linksUntil(turn),
  })

export const sayPaper = (locale: Locale, { no, title }: Pick<Paper, 'no' | 'title'>): string =>
  words(locale).paper(no, title)

const saySize = (bytes: number): string =>
  bytes < KILO * KILO ? `${Math.ceil(bytes / KILO)} KB` : `${(bytes / KILO / KILO).toFixed(1)} MB`

/** 議題2・PDF・120 KB・秘密 */
export function aboutPaper(locale: Locale, { itemNo, kind, type, size, secret }: Paper): string {
  const w = words(locale)
  return [
    ...(itemNo === null ? [] : [w.item(itemNo)]),
    kind === 'link' ? w.link : w.file(ENDINGS[type ?? ''] ?? '', saySize(size ?? 0)),
    ...(secret ? [w.secret] : []),
  ].join('・')
}

/** In a notice of the meeting: how many papers there are, and the way to them. */
export const papersNote = (locale: Locale, { id }: Pick<Meeting, 'id'>, papers: number): Part[] =>
  papers === 0
    ? []
    : [
        note(words(locale).inNotice(papers)),
        buttons(press(words(locale).see, line('papers', { meeting: id }))),
      ]

export function attachRefused(locale: Locale, why: LinkRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-item':
      return refusalAbout('item', w.noSuchItem(why.item), w.noSuchItemHint)
    case 'link-not-https':
      return refusalAbout('url', w.notHttps)
    default:
      return meetingRefused(locale, why)
  }
}
