import type { Support } from '../../domain/supporter/model.ts'
import { supportedBy, supportersOf } from '../../domain/supporter/read.ts'
import { words as claimWords } from '../claim/words.ts'
import { personKey } from '../people/choose.ts'
import { type Card, card, heading, near, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** Who supports the speaker, and whom they support; either may be ended here. */
export async function supporters(turn: Turn): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const mine = await supportersOf(act, speaker.personId)
  const theirs = await supportedBy(act, speaker.personId)
  if (mine.length + theirs.length === 0) return card(w.listTitle, [text(w.noneMine)])
  return card(w.listTitle, [
    ...(mine.length > 0 ? [heading(w.mine), ...mine.flatMap((one) => mineParts(turn, one))] : []),
    ...(theirs.length > 0 ? [heading(w.theirs), ...theirs.flatMap((one) => theirParts(turn, one))] : []),
  ])
}

function mineParts({ locale }: Turn, { id, supporter, state }: Support): Part[] {
  const w = words(locale)
  const answers = [
    press(w.agree, line('supporter-agree', { support: id }), { style: 'primary' }),
    press(w.decline, line('supporter-decline', { support: id })),
  ]
  const end = press(w.end, line('supporter-end', { support: id }))
  return [text(`${supporter}(${w.state[state]})`), near(...(state === 'asked' ? answers : [end]))]
}

function theirParts({ locale }: Turn, { id, worker, workerId, state }: Support): Part[] {
  const w = words(locale)
  const jobs = press(claimWords(locale).myJobsTitle, line('my-jobs', { worker: personKey(workerId) }))
  const end = press(w.end, line('supporter-end', { support: id }))
  return [text(`${worker}(${w.state[state]})`), near(state === 'agreed' ? jobs : undefined, end)]
}
