import { seatOn } from '../../domain/membership/model.ts'
import { seatsOf } from '../../domain/membership/read.ts'
import { recuse as recordRecusal } from '../../domain/session/recuse.ts'
import { dayIn } from '../../domain/town/model.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { words as decisionWords } from '../decision/words.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import { choosePerson } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, text } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

/** Staff write down that a member stays out of an item, and why (V9). */
export async function recuse(turn: Turn, args: ArgsOf<'recuse'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'recuse', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const items = listed(
    meeting.items.map(({ no }) => no),
    locale,
  )
  if (args.item === undefined)
    return refusalAbout('item', decisionWords(locale).itemAsk, decisionWords(locale).itemHint(items))
  if (!args.member) return card(peopleWords(locale).whoAsk, [], 'question')
  if (!args.reason) return refusalAbout('reason', w.recuseReasonAsk)
  const found = await choosePerson(turn, args.member, {
    id: 'recuse',
    args: { ...args, meeting: meeting.id },
    key: 'member',
  })
  if ('card' in found) return found.card
  const { person } = found
  const seat = seatOn(await seatsOf(act, person.id), meeting.bodyId, dayIn(town, meeting.startsAt))
  if (!seat) return refusal(attendanceWords(locale).notMember, attendanceWords(locale).notMemberHint)
  const recorded = await recordRecusal(act, {
    meeting,
    itemNo: args.item,
    seatId: seat.seatId,
    reason: args.reason,
  })
  const article = (one: string) => facts([turnWords(locale).article, one])
  if (recorded.ok)
    return card(
      w.recused(person.name, args.item),
      [
        text(nameOf(town, meeting)),
        facts([decisionWords(locale).reason, args.reason]),
        article(recorded.value.article),
      ],
      'done',
    )
  const { refusal: why } = recorded
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'recusal-not-allowed':
      return card(w.recusalNotAllowed, [article(why.article)], 'refusal')
    case 'no-such-item':
      return refusalAbout(
        'item',
        decisionWords(locale).noSuchItem,
        decisionWords(locale).itemHint(why.items.join('、')),
      )
    case 'recused-already':
      return refusal(w.recusedAlready(person.name))
    default:
      return meetingRefused(locale, why)
  }
}
