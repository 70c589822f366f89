import { makeMotion, makeUrgentMotion } from '../../domain/decision/make.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseAtTable } from './choose.ts'
import { motionName, motionRefused } from './view.ts'
import { words } from './words.ts'

/** A motion on an item of the agenda; the item's own title where none is given. */
export async function motionNew(turn: Turn, args: ArgsOf<'motion-new'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'motion-new', args })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const items = listed(
    meeting.items.map(({ no, title }) => `${no} ${title}`),
    locale,
  )
  if (args.item === undefined) return refusalAbout('item', w.itemAsk, w.itemHint(items))
  const title = args.title ?? meeting.items.find(({ no }) => no === args.item)?.title ?? ''
  const made = await makeMotion(act, { meeting, itemNo: args.item, title, ...howVoted(args) })
  if (!made.ok) return motionRefused(locale, made.refusal)
  return madeCard(turn, nameOf(turn.town, meeting), { meetingId: meeting.id, no: made.value.no, title })
}

/** An item that was not in the notice, and its motion (緊急動議). */
export async function motionUrgent(turn: Turn, args: ArgsOf<'motion-urgent'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'motion-urgent', args })
  if ('card' in chosen) return chosen.card
  if (!args.title) return refusalAbout('title', w.titleAsk)
  const { meeting } = chosen
  const made = await makeUrgentMotion(act, { meeting, title: args.title, ...howVoted(args) })
  if (!made.ok) return motionRefused(locale, made.refusal)
  const { no } = made.value
  return madeCard(
    turn,
    nameOf(turn.town, meeting),
    { meetingId: meeting.id, no, title: args.title },
    w.urgentHint,
  )
}

const howVoted = ({ ballot, hidden }: Pick<ArgsOf<'motion-new'>, 'ballot' | 'hidden'>) => ({
  ballot: ballot ?? ('named' as const),
  hidden: hidden === 'yes',
})

function madeCard(
  { locale }: Turn,
  meeting: string,
  motion: { meetingId: string; no: number; title: string },
  hint?: string,
): Card {
  const w = words(locale)
  const open = line('motion-open', { meeting: motion.meetingId, motion: `${motion.no}` })
  return card(
    w.made(motionName(locale, motion)),
    [
      text(meeting),
      ...(hint ? [note(hint)] : []),
      note(w.madeHint),
      buttons(press(w.openVote, open, { style: 'primary' })),
    ],
    'done',
  )
}
