// Which poll somebody means: by its number, or the only one there is.
import type { Poll } from '../../domain/poll/model.ts'
import { findPoll } from '../../domain/poll/read.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { pollName } from './view.ts'
import { words } from './words.ts'

type Given = { id: CommandId; args: { poll?: number | undefined } & Record<string, unknown> }

/** `among` are those that may be meant without being named. */
export async function choosePoll(
  turn: Turn,
  given: Given,
  among: Poll[],
): Promise<{ poll: Poll } | { card: Card }> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { poll: no } = given.args
  if (no !== undefined) {
    const found = await findPoll(act, no)
    return found ? { poll: found } : { card: refusalAbout('poll', w.noSuchPoll(no), w.noneHint) }
  }
  const [only] = among
  if (!only) return { card: refusal(w.none, w.noneHint) }
  if (among.length === 1) return { poll: only }
  const choices = among.map((one) =>
    press(pollName(locale, town, one), line(given.id, { ...given.args, poll: one.no })),
  )
  return { card: card(w.which, [buttons(...choices)], 'question') }
}
