// The hours a worker can give, and what they would like to do.
import { changeWishes } from '../../domain/worker/change-wishes.ts'
import { findWorker } from '../../domain/worker/read.ts'
import { COURTESIES, wholly } from '../help/patterns.ts'
import { foldKana, normalise } from '../language/normalise.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

const NONE = '-'

const NO_ANSWER = wholly(
  `${COURTESIES.no}|${COURTESIES.thanks}|${COURTESIES.understood}|${COURTESIES.greeting}|やめる|きゃんせる|このまま|cancel|stop`,
)
/** What is said to the question, and is no answer to it. */
const isNoAnswer = (said: string): boolean => NO_ANSWER.test(foldKana(normalise(said)))

export async function wishes(turn: Turn, { about, text: said }: ArgsOf<'wishes'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const entry = await findWorker(act, speaker.personId)
  if (!entry || entry.state === 'left') return refusal(w.leftAlready, w.leftAlreadyHint)
  if (!about) return whichCard(turn)
  const was = entry[about]
  if (said === undefined) {
    turn.ask({ id: 'wishes', args: { about }, missing: 'text' })
    return card(w.wishAsk[about], [...(was ? [note(w.wishNow(was))] : []), text(w.wishHint)], 'question')
  }
  if (said !== null && isNoAnswer(said))
    return card(w.wishKept[about], was ? [facts([w.wishWord[about], was])] : [])
  const changed = await changeWishes(act, { personId: speaker.personId, about, text: said })
  if (!changed.ok)
    return changed.refusal.kind === 'not-permitted'
      ? notPermitted(locale, changed.refusal)
      : refusal(w.leftAlready, w.leftAlreadyHint)
  const undo = line('wishes', { about, text: was ?? NONE })
  const title = said === null ? w.wishGone[about] : w.wished[about]
  turn.undoable({ line: undo, label: title })
  turn.notify({
    to: { staff: true },
    card: (theirs) => card(words(theirs).wishTold[about](speaker.name), said === null ? [] : [text(said)]),
  })
  return card(
    title,
    [
      ...(said === null ? [] : [facts([w.wishWord[about], said])]),
      buttons(press(turnWords(locale).undo, undo)),
    ],
    'done',
  )
}

function whichCard({ locale }: Turn): Card {
  const w = words(locale)
  const choose = (about: 'hours' | 'wishes') => press(w.wishWord[about], line('wishes', { about }))
  return card(w.wishWhich, [buttons(choose('hours'), choose('wishes'))], 'question')
}
