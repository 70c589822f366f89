// The secretariat attaches a paper: a link at once, a file from a page of its own.
import type { Meeting } from '../../domain/meeting/model.ts'
import { isOn } from '../../domain/meeting/model.ts'
import { attachLink } from '../../domain/papers/attach.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, secretLinks, text } from '../turn/card.ts'
import { FILE_HOURS } from '../turn/file.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { aboutPaper, attachRefused, linksUntil, sayPaper } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'paper-new'>

export async function paperNew(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'paper-new', args },
    among: 'all',
    likely: (meeting) => isOn(meeting) || meeting.state === 'draft',
  })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (meeting.state === 'cancelled') return meetingRefused(locale, { kind: 'meeting-cancelled' })
  if (!args.url) return uploadCard(turn, meeting, args)
  if (!args.title) return refusalAbout('title', w.titleAsk)
  const attached = await attachLink(act, {
    meetingId: meeting.id,
    itemNo: args.item ?? null,
    title: args.title,
    secret: args.secret !== 'no',
    url: args.url,
  })
  if (!attached.ok) return attachRefused(locale, attached.refusal)
  return card(
    w.attached(sayPaper(locale, attached.value)),
    [text(nameOf(town, meeting)), text(aboutPaper(locale, attached.value)), note(w.attachedHint)],
    'done',
  )
}

/** A file is sent from a page; its address is for staff alone, and ends soon. */
function uploadCard(turn: Turn, meeting: Meeting, { item, title, secret }: Args): Card {
  const { locale, town } = turn
  const w = words(locale)
  if (item !== undefined && !meeting.items.some(({ no }) => no === item))
    return attachRefused(locale, { kind: 'no-such-item', item })
  const facts = {
    meeting: meeting.id,
    locale,
    ...(item === undefined ? {} : { item: `${item}` }),
    ...(title ? { title } : {}),
    ...(secret ? { secret } : {}),
  }
  const url = turn.link({ path: 'upload', kind: 'upload', facts, until: linksUntil(turn) })
  return card(w.uploadTitle, [
    text(nameOf(town, meeting)),
    text(w.uploadHint(FILE_HOURS)),
    secretLinks({ label: w.upload, url }),
    note(w.linkInstead),
  ])
}
