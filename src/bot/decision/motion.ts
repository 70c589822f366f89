import type { Motion } from '../../domain/decision/model.ts'
import { findMotion, readMotions } from '../../domain/decision/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { findPeople } from '../../domain/people/read.ts'
import { chooseAny, chooseOpenFirst } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Button, buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMotion } from './choose.ts'
import { motionName, rulingParts } from './view.ts'
import { words } from './words.ts'

/** The motions of a meeting with what became of each, or one of them whole. */
export async function motion(turn: Turn, args: ArgsOf<'motion'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const chosen = await chooseOpenFirst(turn, 'motion', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const motions = await readMotions(act, meeting.id)
  if (args.motion !== undefined) {
    const named = motions.find(({ no }) => no === args.motion)
    return named ? shown(turn, named) : refusal(w.noSuchMotion(args.motion))
  }
  const staff = isStaff(speaker)
  const items = motions.map((one) => {
    const next = staff ? nextPress(turn, one) : undefined
    return {
      title: motionName(locale, one),
      note: [
        w.state[one.state],
        one.result ? w.result[one.result] : '',
        one.ballot === 'secret' ? w.ballot.secret : '',
      ]
        .filter(Boolean)
        .join('・'),
      ...(next && { button: next }),
    }
  })
  return card(w.list(nameOf(town, meeting)), [
    { kind: 'list', items, empty: `${w.noMotions}。${w.noMotionsHint}` },
  ])
}

/** What staff do next with a motion. */
export function nextPress(
  { locale }: Pick<Turn, 'locale'>,
  { meetingId, no, state }: Motion,
): Button | undefined {
  const w = words(locale)
  const of = { meeting: meetingId, motion: `${no}` }
  if (state === 'draft') return press(w.openVote, line('motion-open', of), { style: 'primary' })
  if (state === 'open') return press(w.closeVote, line('motion-close', of), { style: 'primary' })
  return undefined
}

/** Why a result is what it is: figures, base, reading, article, and who broke the tie. */
export async function motionWhy(turn: Turn, args: ArgsOf<'motion-why'>): Promise<Card> {
  const chosen = await chooseMotion(turn, { id: 'motion-why', args }, ['closed', 'draft', 'open'])
  if ('card' in chosen && args.motion === undefined) {
    const meeting = await chooseAny(turn, 'motion-why', args)
    if ('card' in meeting) return meeting.card
    const decided = await readMotions(turn.act, meeting.meeting.id, ['decided', 'void'])
    const last = decided.at(-1)
    return last ? shown(turn, last) : chosen.card
  }
  if ('card' in chosen) return chosen.card
  const motionNow = await findMotion(turn.act, chosen.motion)
  return motionNow ? shown(turn, motionNow) : refusal(words(turn.locale).noSuchMotion(chosen.motion.no))
}

async function shown(turn: Turn, one: Motion): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const who = one.decidedBy ? (await findPeople(act, { id: one.decidedBy }))[0]?.name : undefined
  const next = isStaff(speaker) ? nextPress(turn, one) : undefined
  return card(
    one.result ? w.result1(motionName(locale, one), w.result[one.result]) : motionName(locale, one),
    [
      ...(one.state === 'void'
        ? [text(w.state.void), ...(one.reason ? [facts([w.reason, one.reason])] : [])]
        : []),
      ...(one.state === 'draft' ? [note(w.madeHint)] : []),
      ...(one.counts || one.state === 'open' ? rulingParts(locale, one, who) : []),
      ...(next ? [buttons(next)] : []),
    ],
  )
}
