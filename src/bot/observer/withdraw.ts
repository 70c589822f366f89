import { EXPECTED, type Observer } from '../../domain/observer/model.ts'
import { findObserver, readObservers } from '../../domain/observer/read.ts'
import { withdrawObserver } from '../../domain/observer/withdraw.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { secrecyOf } from '../../domain/pledge/may.ts'
import { chooseAny } from '../meeting/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { sayObserver } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'observer-withdraw'>

/** Takes an invitation back; whoever had accepted it is asked about first, and told. */
export async function observerWithdraw(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const found = await chooseObserver(turn, args)
  if ('card' in found) return found.card
  const { observer } = found
  const who = sayObserver(locale, observer)
  if (args.sure === 'no') return card(w.withdrawKept, [text(who)])
  if (observer.state === 'accepted' && args.sure !== 'yes')
    return confirm(turn, {
      id: 'observer-withdraw',
      args: { observer: observer.id },
      title: w.withdrawAsk(who),
      parts: [text(w.withdrawAskHint)],
      yes: w.withdrawYes,
      no: w.withdrawNo,
    })
  const withdrawn = await withdrawObserver(act, { observerId: observer.id })
  if (!withdrawn.ok) {
    const { refusal: why } = withdrawn
    if (why.kind === 'not-permitted') return notPermitted(locale, why)
    if (why.kind === 'meeting-over') return meetingRefused(locale, why)
    return refusal(w.noSuchObserver, w.noSuchObserverHint)
  }
  const told = tellWithdrawn(turn, observer)
  return card(w.withdrawn(who), told ? [note(w.withdrawnTold)] : [], 'done')
}

/** Whoever was told of the invitation hears that it is none any more. */
function tellWithdrawn({ notify, town }: Turn, { personId, meetingId }: Observer): boolean {
  const meeting = town.meetings.find(({ id }) => id === meetingId)
  if (personId === null || !meeting || meeting.state === 'draft' || meeting.state === 'cancelled')
    return false
  const { required } = secrecyOf(town, meeting)
  notify({
    to: { people: [personId] },
    card: (theirs) =>
      card(
        words(theirs).withdrawnNotice,
        [
          text(nameOf(town, meeting)),
          text(words(theirs).withdrawnNoticeHint),
          ...(required ? [note(words(theirs).dutyStays)] : []),
        ],
        'alert',
      ),
  })
  return true
}

async function chooseObserver(turn: Turn, args: Args): Promise<{ observer: Observer } | { card: Card }> {
  const { act, locale } = turn
  const w = words(locale)
  if (args.observer !== undefined) {
    const observer = await findObserver(act, args.observer)
    return observer ? { observer } : { card: refusal(w.noSuchObserver, w.noSuchObserverHint) }
  }
  const chosen = await chooseAny(turn, 'observer-withdraw', args)
  if ('card' in chosen) return chosen
  if (!args.name) return { card: refusalAbout('name', w.whoAsk) }
  const key = foldName(args.name)
  const [observer] = (await readObservers(act, chosen.meeting.id)).filter(
    ({ name, state }) => foldName(name) === key && EXPECTED.includes(state),
  )
  return observer ? { observer } : { card: refusalAbout('name', w.noSuchObserver, w.noSuchObserverHint) }
}
