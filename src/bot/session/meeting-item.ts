import type { Meeting } from '../../domain/meeting/model.ts'
import { askParties } from '../../domain/session/ask-parties.ts'
import { type LinkItemRefusal, linkItem } from '../../domain/session/link-item.ts'
import { mayStepBack } from '../../domain/session/may.ts'
import { readParties } from '../../domain/session/read-parties.ts'
import { words as decisionWords } from '../decision/words.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { notPermitted, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { partiesAsked, partyNames, partyNotices } from './view.ts'
import { words } from './words.ts'

/** Staff say which order an item is about; members whose organisation is party to it are asked (V9). */
export async function meetingItem(turn: Turn, args: ArgsOf<'meeting-item'>): Promise<Card> {
  const { locale, act, town } = turn
  const [w, d] = [words(locale), decisionWords(locale)]
  const chosen = await chooseMeeting(turn, {
    ref: args.meeting,
    again: { id: 'meeting-item', args },
    among: 'all',
    likely: ({ state }) => state !== 'closed' && state !== 'cancelled',
  })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const items = listed(
    meeting.items.map(({ no, title }) => `${no} ${title}`),
    locale,
  )
  if (args.item === undefined) return refusalAbout('item', d.itemAsk, d.itemHint(items))
  if (args.order === undefined) return refusalAbout('order', w.orderAsk, w.orderAskHint)
  const linked = await linkItem(act, { meeting, itemNo: args.item, orderNo: args.order })
  if (!linked.ok) return linkRefused(turn, linked.refusal)
  const said = args.order === null ? w.itemUnlinked(args.item) : w.itemLinked(args.item, args.order)
  const back = line('meeting-item', {
    meeting: meeting.id,
    item: args.item,
    order: linked.value.before ?? w.none,
  })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      text(nameOf(town, meeting)),
      ...(args.order === null ? [] : await partiesParts(turn, meeting, args.item)),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

/** A draft's members are asked when it is convened; of a meeting that is called they are asked at once. */
async function partiesParts(turn: Turn, meeting: Meeting, itemNo: number): Promise<Part[]> {
  const { locale, act, town } = turn
  const w = words(locale)
  const parties = await readParties(act, town, { meeting, itemNo })
  if (parties.length === 0) return [note(w.partiesNone)]
  const { allowed, article } = mayStepBack(town, meeting)
  if (!allowed) return [note(w.recusalNotAllowed), facts([turnWords(locale).article, article])]
  if (meeting.state === 'draft') return [note(w.partiesLater(partyNames(locale, parties)))]
  const asked = await askParties(act, town, { meeting, itemNo })
  for (const notice of partyNotices(town, meeting, asked)) turn.notify(notice)
  return partiesAsked(locale, asked)
}

function linkRefused({ locale }: Turn, why: LinkItemRefusal): Card {
  const [w, d] = [words(locale), decisionWords(locale)]
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-item':
      return refusalAbout('item', d.noSuchItem, d.itemHint(listed(why.items, locale)))
    case 'no-such-order':
      return refusalAbout('order', w.noSuchOrder(why.no), w.orderAskHint)
    default:
      return meetingRefused(locale, why)
  }
}
