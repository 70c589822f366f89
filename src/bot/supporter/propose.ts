import { isReachable } from '../../domain/people/read.ts'
import { type ProposeRefusal, proposeSupporter } from '../../domain/supporter/propose.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseWorker } from '../worker/choose.ts'
import { words as workerWords } from '../worker/words.ts'
import { askCard } from './view.ts'
import { words } from './words.ts'

/** Staff propose a supporter: the worker is asked, and nothing may be done for them before they agree (J12). */
export async function proposeSupport(turn: Turn, args: ArgsOf<'worker-supporter'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseWorker(turn, { id: 'worker-supporter', args }, ['trained', 'active', 'resting'])
  if ('card' in chosen) return chosen.card
  const { entry } = chosen
  const worker = personKey(entry.personId)
  if (!args.member) {
    turn.ask({ id: 'worker-supporter', args: { worker }, missing: 'member' })
    return card(w.whoAsk, [], 'question')
  }
  const again = { id: 'worker-supporter' as const, args: { worker }, key: 'member' }
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const { person } = found
  const proposed = await proposeSupporter(act, { workerId: entry.personId, personId: person.id })
  if (!proposed.ok) return refused(turn, proposed.refusal, { worker: entry.name, person: person.name })
  const support = proposed.value
  turn.notify({ to: { people: [entry.personId] }, card: (theirs) => askCard(theirs, support) })
  const undo = line('supporter-end', { support: support.id, sure: 'yes' })
  const said = w.proposed(person.name, entry.name)
  turn.undoable({ line: undo, label: said })
  const [workerHears, supporterHears] = [
    await isReachable(act, entry.personId),
    await isReachable(act, person.id),
  ]
  return card(
    said,
    [
      text(workerHears ? w.proposedHint(entry.name) : w.noAccount(entry.name)),
      ...(supporterHears ? [] : [note(w.supporterNoAccount(person.name))]),
      buttons(press(turnWords(locale).undo, undo)),
    ],
    'done',
  )
}

function refused(
  { locale }: Turn,
  why: ProposeRefusal,
  { worker, person }: { worker: string; person: string },
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-worker':
      return refusalAbout('worker', workerWords(locale).noWorker(worker), workerWords(locale).noWorkerHint)
    case 'no-such-person':
      return refusalAbout(
        'member',
        peopleWords(locale).noSuchPerson(person),
        peopleWords(locale).noSuchPersonHint,
      )
    case 'supports-self':
      return refusal(w.self, w.selfHint)
    case 'already-proposed': {
      const state = why.support.state === 'agreed' ? 'agreed' : 'asked'
      const end = press(w.end, line('supporter-end', { support: why.support.id }))
      return card(w.already[state](person, worker), [buttons(end)])
    }
  }
}
