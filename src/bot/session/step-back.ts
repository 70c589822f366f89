// A member whose organisation is party to an item stays out of it, or says that it does not concern them (V9).
import { readParties } from '../../domain/session/read-parties.ts'
import {
  denyInterest,
  type StepBackRefusal,
  stepBack as takeStepBack,
} from '../../domain/session/step-back.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { words as decisionWords } from '../decision/words.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

/** The reason is asked for, with one that fits as a press: pressing once records nothing. */
export async function stepBack(turn: Turn, args: ArgsOf<'step-back'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'step-back', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const itemNo = args.item
  if (itemNo === undefined) return refusal(w.notParty, w.notPartyHint)
  if (!args.reason) {
    const [party] = (await readParties(act, town, { meeting, itemNo })).filter(
      ({ personId, proxyId }) => act.by === personId || act.by === proxyId,
    )
    if (!party) return refusal(w.notParty, w.notPartyHint)
    const of = { meeting: meeting.id, item: itemNo }
    turn.ask({ id: 'step-back', args: { meeting: meeting.id, item: `${itemNo}` }, missing: 'reason' })
    const fits = w.asOfClient(party.client)
    return card(
      w.stepBackReason(itemNo),
      [
        text(nameOf(town, meeting)),
        text(w.stepBackReasonHint),
        buttons(
          press(fits, line('step-back', { ...of, reason: fits }), { style: 'primary' }),
          press(w.noInterest, line('no-interest', of)),
        ),
      ],
      'question',
    )
  }
  const taken = await takeStepBack(act, town, { meeting, itemNo, reason: args.reason })
  if (!taken.ok) return stepBackRefused(turn, taken.refusal)
  const { article, party } = taken.value
  const { reason } = args
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(
        words(theirs).steppedBackNotice(party.name, itemNo),
        [text(nameOf(town, meeting)), facts([decisionWords(theirs).reason, reason])],
        'alert',
      ),
  })
  return card(
    w.steppedBack(itemNo),
    [
      text(nameOf(town, meeting)),
      facts([decisionWords(locale).reason, reason], [turnWords(locale).article, article]),
      text(w.steppedBackHint),
    ],
    'done',
  )
}

export async function noInterest(turn: Turn, args: ArgsOf<'no-interest'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'no-interest', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (args.item === undefined) return refusal(w.notParty, w.notPartyHint)
  const denied = await denyInterest(act, town, { meeting, itemNo: args.item })
  if (!denied.ok) return stepBackRefused(turn, denied.refusal)
  return card(
    w.denied(args.item),
    [
      text(nameOf(town, meeting)),
      text(w.deniedHint),
      buttons(press(w.stepBack, line('step-back', { meeting: meeting.id, item: args.item }))),
    ],
    'done',
  )
}

function stepBackRefused({ locale, speaker }: Turn, why: StepBackRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-party':
      return refusal(w.notParty, w.notPartyHint)
    case 'recused-already':
      return refusal(w.recusedAlready(speaker.name), w.steppedBackHint)
    case 'recusal-not-allowed':
      return card(w.recusalNotAllowed, [facts([turnWords(locale).article, why.article])], 'refusal')
    case 'no-such-item':
      return refusalAbout(
        'item',
        decisionWords(locale).noSuchItem,
        decisionWords(locale).itemHint(listed(why.items, locale)),
      )
    default:
      return meetingRefused(locale, why)
  }
}
