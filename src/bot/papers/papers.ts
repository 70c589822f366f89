// 資料: the papers of a meeting, each by a link of one's own; the secretariat sees besides who has opened what.
import type { Meeting } from '../../domain/meeting/model.ts'
import { isOn } from '../../domain/meeting/model.ts'
import { findObserver } from '../../domain/observer/read.ts'
import { isFor, needsPledge } from '../../domain/papers/may.ts'
import type { Paper } from '../../domain/papers/model.ts'
import { type PaperOpenings, readOpenings, readPapers } from '../../domain/papers/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { secrecyOf } from '../../domain/pledge/may.ts'
import { partInMeeting } from '../../domain/pledge/read.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { offerCard } from '../observer/view.ts'
import { pledgeParts } from '../pledge/view.ts'
import type { ArgsOf } from '../table/table.ts'
import {
  buttons,
  type Card,
  card,
  heading,
  near,
  note,
  type Part,
  press,
  secretLinks,
  text,
} from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { FILE_HOURS } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { aboutPaper, paperUrl, sayPaper } from './view.ts'
import { words } from './words.ts'

/** A card holds so many links; who needs more asks the staff. */
const LISTED_MOST = 12

export async function papers(turn: Turn, args: ArgsOf<'papers'>): Promise<Card> {
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'papers', args },
    among: 'invited',
    likely: (meeting) => isOn(meeting) || (isStaff(turn.speaker) && meeting.state === 'draft'),
  })
  if ('card' in chosen) return chosen.card
  return isStaff(turn.speaker) ? forStaff(turn, chosen.meeting) : forReaders(turn, chosen.meeting)
}

async function forReaders(turn: Turn, meeting: Meeting): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const title = w.title(nameOf(town, meeting))
  const part = await partInMeeting(act, town, meeting)
  const offered = part ? undefined : await offerOf(turn, meeting)
  if (offered) return offered
  const theirs = part ? (await readPapers(act, meeting.id)).filter((paper) => isFor(part, paper)) : []
  if (!part || theirs.length === 0) return card(title, [note(w.none), buttons(talk(locale))])
  const secrecy = secrecyOf(town, meeting)
  const locked = theirs.filter((paper) => needsPledge(part, secrecy, paper))
  const open = theirs.filter((paper) => !locked.includes(paper))
  return card(title, [
    ...open.slice(0, LISTED_MOST).flatMap((paper) => paperParts(turn, paper)),
    ...(open.length > LISTED_MOST ? [note(w.more(open.length - LISTED_MOST))] : []),
    ...(open.length > 0 ? [note(w.linkHint(FILE_HOURS))] : []),
    ...(locked.length > 0 ? [text(w.locked(locked.length)), ...pledgeParts(locale, meeting, secrecy)] : []),
  ])
}

/** Whoever is invited and has not answered is asked that first: their yes is the pledge. */
async function offerOf({ act, locale, town, speaker }: Turn, { id }: Meeting): Promise<Card | undefined> {
  const invitation = speaker.invitations.find(
    ({ meetingId, state }) => meetingId === id && state === 'invited',
  )
  const observer = invitation && (await findObserver(act, invitation.observerId))
  const meeting = town.meetings.find((one) => one.id === id)
  return observer && meeting && offerCard(locale, town, { observer, meeting })
}

const talk = (locale: Locale) => press(commonWords(locale).talkToStaff, line('talk', { ask: 'yes' }))

function paperParts(turn: Turn, paper: Paper): Part[] {
  const { locale } = turn
  const said = sayPaper(locale, paper)
  return [
    text(`${said}（${aboutPaper(locale, paper)}）`),
    secretLinks({ label: `${words(locale).open} ${said}`, url: paperUrl(turn, paper) }),
  ]
}

async function forStaff(turn: Turn, meeting: Meeting): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const all = await readPapers(act, meeting.id)
  const openings = await readOpenings(act, meeting.id)
  const add = buttons(press(w.add, line('paper-new', { meeting: meeting.id }), { style: 'primary' }))
  const each = all.slice(0, LISTED_MOST).flatMap((paper) => [
    heading(sayPaper(locale, paper)),
    text(aboutPaper(locale, paper)),
    note(
      openedBy(
        turn,
        openings.filter(({ no }) => no === paper.no),
      ),
    ),
    secretLinks({ label: w.open, url: paperUrl(turn, paper) }),
    near(press(w.withdraw(paper.no), line('paper-withdraw', { meeting: meeting.id, paper: paper.no }))),
  ])
  return card(w.title(nameOf(town, meeting)), [
    ...(all.length === 0 ? [note(w.noneStaff)] : each),
    ...(all.length > LISTED_MOST ? [note(w.more(all.length - LISTED_MOST))] : []),
    add,
  ])
}

function openedBy({ locale, town }: Turn, openings: PaperOpenings[]): string {
  const w = words(locale)
  if (openings.length === 0) return w.openedNobody
  const names = openings.map(({ name, first, times }) =>
    w.openedOne(name, sayWhen(first, town.timezone, locale), times),
  )
  return w.opened(listed(names, locale))
}
