// What a turn leaves with the account for the next: the question whose buttons are good, what was done and can be taken
// back, and how often in a row nothing was understood.
import type { Card } from '../turn/card.ts'
import { marked, markOf } from '../turn/question.ts'
import type { Shown } from '../turn/turn.ts'
import type { Begun, Meaning } from './begun.ts'

/** The card as it is said: a question's buttons carry its mark. */
export function remember({ memo, utterance, now }: Begun, meaning: Meaning, answer: Card): Card {
  const question = memo.did ? marked(answer, memo.did, markOf(utterance.eventId)) : undefined
  const isDone = answer.tone === 'done'
  const settled = isDone || memo.ran.some((line) => / sure=no\b/.test(line))
  memo.shown = changed(memo.shown, {
    question: question ? markOf(utterance.eventId) : settled ? undefined : memo.shown.question,
    missed: isMiss(meaning) && answer.tone === 'question' ? (memo.shown.missed ?? 0) + 1 : undefined,
    did: isDone ? didSince(memo, now) : memo.shown.did,
  })
  return question ?? answer
}

const MOST_ACTS = 5

const isMiss = ({ kind }: Meaning): boolean => kind === 'nothing' || kind === 'unclear'

type Did = NonNullable<Shown['did']>

/** What can be taken back after a message that did something: its own acts, or what is left of those it took back from. */
function didSince({ acts, ran, shown }: Begun['memo'], now: Date): Did | undefined {
  if (acts.length > 0) return { at: now.getTime(), acts: acts.slice(-MOST_ACTS) }
  const left = shown.did?.acts.filter(({ line }) => !ran.includes(line)) ?? []
  const tookBack = left.length < (shown.did?.acts.length ?? 0)
  return shown.did && tookBack && left.length > 0 ? { ...shown.did, acts: left } : undefined
}

/** The same object where nothing is different: only what changed is written. */
function changed(shown: Shown, next: Pick<Shown, 'question' | 'missed' | 'did'>): Shown {
  const same = shown.question === next.question && shown.missed === next.missed && shown.did === next.did
  if (same) return shown
  const { question: _question, missed: _missed, did: _did, ...rest } = shown
  return {
    ...rest,
    ...(next.question === undefined ? {} : { question: next.question }),
    ...(next.missed === undefined ? {} : { missed: next.missed }),
    ...(next.did === undefined ? {} : { did: next.did }),
  }
}
