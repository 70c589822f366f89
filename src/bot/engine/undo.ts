// 取り消し: what it takes back is what the speaker's last message did; where that was several things, it asks which.
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { type Line, line, readLine } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from '../turn/words.ts'

/** What was done longer ago is not the last thing any more. */
const LAST_MS = 86_400_000

/** The lines that 取り消し stands for; a card where it asks which. Naming a meeting means the answer to it. */
export function undone(turn: Turn, { args }: Line): Line[] | Card {
  if (args.meeting !== undefined || args.member !== undefined) return [{ id: 'rsvp-undo', args }]
  const { did } = turn.shown
  const acts = did && turn.act.now.getTime() - did.at < LAST_MS ? did.acts : []
  if (acts.length > 1) return askWhich(turn, acts)
  const read = acts[0] && readLine(acts[0].line)
  if (read?.kind === 'command') return [read.line]
  return [{ id: 'undo', args: {} }]
}

type Acts = NonNullable<Turn['shown']['did']>['acts']

function askWhich({ locale }: Turn, acts: Acts): Card {
  const w = words(locale)
  const choices = acts.map(({ label, line: undo }) => press(label, undo))
  return card(w.undoWhich, [text(w.undoWhichHint), buttons(...choices)], 'question')
}

/** Nothing was done that could be taken back. */
export async function undo({ locale, speaker }: Turn): Promise<Card> {
  const w = words(locale)
  const sits = speaker.seats.length > 0
  const offered = buttons(
    sits ? press(w.undoAnswer, line('rsvp-undo')) : undefined,
    press(w.talkToStaff, line('talk')),
    press(w.help, line('help')),
  )
  return card(
    w.nothingToUndo,
    [text(w.nothingToUndoHint), ...(sits ? [text(w.votesChange)] : []), offered],
    'refusal',
  )
}
