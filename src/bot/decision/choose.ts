// Which motion somebody means: by its number within the meeting, or the only one there is in such a state.
import type { Motion, MotionState } from '../../domain/decision/model.ts'
import { readMotions } from '../../domain/decision/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { motionName } from './view.ts'
import { words } from './words.ts'

export type ChosenMotion = { meeting: Meeting; motion: Motion } | { card: Card }
type Given = {
  id: CommandId
  args: { meeting?: string | undefined; motion?: number | undefined } & Record<string, unknown>
}

/** The meeting at whose table something is done: the open one where none is named. */
export const chooseAtTable = (turn: Turn, { id, args }: Given) =>
  chooseMeeting(turn, {
    ref: args.meeting,
    again: { id, args },
    among: 'all',
    likely: (meeting) =>
      meeting.state === 'open' ||
      (meeting.state === 'convened' && !turn.town.meetings.some(({ state }) => state === 'open')),
  })

export async function chooseMotion(
  turn: Turn,
  given: Given,
  states: readonly (MotionState & keyof ReturnType<typeof words>['noneSo'])[],
): Promise<ChosenMotion> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, given)
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  const motions = await readMotions(act, meeting.id)
  const { motion: no } = given.args
  if (no !== undefined) {
    const named = motions.find((motion) => motion.no === no)
    return named ? { meeting, motion: named } : { card: refusal(w.noSuchMotion(no)) }
  }
  if (motions.length === 0) return { card: refusal(w.noMotions, w.noMotionsHint) }
  const fit = motions.filter(({ state }) => states.some((one) => one === state))
  const [only] = fit
  if (only && fit.length === 1) return { meeting, motion: only }
  if (!only) return { card: refusal(w.noneSo[states[0] ?? 'open']) }
  const choices = fit.map((motion) =>
    press(
      motionName(locale, motion),
      line(given.id, { ...given.args, meeting: meeting.id, motion: `${motion.no}` }),
    ),
  )
  return { card: card(w.motionAsk, [text(nameOf(town, meeting)), buttons(...choices)], 'question') }
}
