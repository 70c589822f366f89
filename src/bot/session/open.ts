import { closeMeeting, openMeeting } from '../../domain/session/open.ts'
import { readPresider } from '../../domain/session/read.ts'
import { tableParts } from '../attendance/view.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { motionRefused } from '../decision/view.ts'
import { words as decisionWords } from '../decision/words.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { boardLinks } from './view.ts'
import { words } from './words.ts'

/** Opens a meeting, where the quorum is there and somebody presides (Q1, V5). */
export async function meetingOpen(turn: Turn, args: ArgsOf<'meeting-open'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'meeting-open', args })
  if ('card' in chosen) return chosen.card
  const opened = await openMeeting(act, chosen.meeting)
  if (!opened.ok) {
    const { refusal: why } = opened
    if (why.kind === 'open-already') return refusal(w.openAlready)
    if (why.kind === 'too-early') return refusal(w.openTooEarly)
    return motionRefused(locale, why)
  }
  const { meeting, forecast } = opened.value
  const presider = await readPresider(act, meeting.id)
  return card(
    w.opened(nameOf(town, meeting)),
    [
      ...(presider ? [facts([w.presides, `${presider.name}（${w.role[presider.role]}）`])] : []),
      ...tableParts(locale, forecast),
      ...(await boardLinks(turn, meeting)),
    ],
    'done',
  )
}

/** Closes a meeting with nothing left undecided. */
export async function meetingClose(turn: Turn, args: ArgsOf<'meeting-close'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'meeting-close', args })
  if ('card' in chosen) return chosen.card
  const closed = await closeMeeting(act, chosen.meeting)
  if (closed.ok) return card(w.closed(nameOf(town, closed.value)), [], 'done')
  const { refusal: why } = closed
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'not-open':
      return refusal(w.notOpen)
    case 'votes-open': {
      const named = why.motions.map((no) => decisionWords(locale).motionNo(no))
      return refusal(w.votesOpen(listed(named, locale)), w.votesOpenHint)
    }
    case 'election-undecided':
      return refusal(w.electionUndecided, w.electionUndecidedHint)
    default:
      return meetingRefused(locale, why)
  }
}
