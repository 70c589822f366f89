import type { Meeting } from '../../domain/meeting/model.ts'
import { boardUntil } from '../../domain/session/model.ts'
import { readBoardNo } from '../../domain/session/read.ts'
import { renewBoard } from '../../domain/session/renew-board.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { boardLinks } from './view.ts'
import { words } from './words.ts'

/** The link to the screen of a meeting, for the projector in the room. */
export async function meetingBoard(turn: Turn, args: ArgsOf<'meeting-board'>): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'meeting-board', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const until = boardUntil(meeting)
  const why = whyNoBoard(meeting, until, turn.act.now)
  if (why) return why === 'past' ? refusal(w.boardPast) : meetingRefused(locale, { kind: why })
  return args.renew === 'yes' ? renewed(turn, meeting, args.of) : boardCard(turn, meeting)
}

async function boardCard(turn: Turn, meeting: Meeting): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const of = `r${await readBoardNo(act, meeting.id)}`
  const renew = line('meeting-board', { meeting: meeting.id, renew: 'yes', of })
  return card(w.boardTitle, [
    text(nameOf(town, meeting)),
    ...(await boardLinks(turn, meeting)),
    note(w.boardHint),
    note(w.boardUntil(sayWhen(boardUntil(meeting), town.timezone, locale))),
    buttons(press(w.boardRenew, renew, { style: 'danger', confirm: w.boardRenewAsk })),
  ])
}

/** The former link shows nothing any more, also where it is open; a button pressed twice renews once. */
async function renewed(turn: Turn, meeting: Meeting, seen: number | undefined): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const n = seen ?? (await readBoardNo(act, meeting.id))
  const made = await renewBoard(act, { meetingId: meeting.id, n })
  if (!made.ok && made.refusal.kind === 'not-permitted') return notPermitted(locale, made.refusal)
  const shown = await boardCard(turn, meeting)
  const said = made.ok ? w.boardRenewed : w.boardRenewedSince
  return { ...shown, title: said, tone: made.ok ? 'done' : 'refusal' }
}

function whyNoBoard({ state }: Meeting, until: Date, now: Date) {
  if (state === 'draft') return 'meeting-not-convened'
  if (state === 'cancelled') return 'meeting-cancelled'
  return until <= now ? 'past' : undefined
}
