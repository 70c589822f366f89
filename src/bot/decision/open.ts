import { openMotion } from '../../domain/decision/open.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseMotion } from './choose.ts'
import { choiceButtons, motionName, motionRefused } from './view.ts'
import { words } from './words.ts'

/** Opens a vote: whoever sits there and may vote is asked at once, at any hour. */
export async function motionOpen(turn: Turn, args: ArgsOf<'motion-open'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseMotion(turn, { id: 'motion-open', args }, ['draft'])
  if ('card' in chosen) return chosen.card
  const opened = await openMotion(act, { ...chosen.motion, meeting: chosen.meeting })
  if (!opened.ok) return motionRefused(locale, opened.refusal, chosen.motion)
  const { motion, meeting, voters, brokenByRecusal } = opened.value
  const name = motionName(locale, motion)
  const secret = motion.ballot === 'secret'
  if (voters.length > 0)
    turn.notify({
      to: { people: voters },
      atTable: true,
      while: { motion: { meeting: meeting.id, no: motion.no, states: ['open'] } },
      card: (theirs) =>
        card(
          words(theirs).openedNotice(motionName(theirs, motion)),
          [
            text(nameOf(town, meeting)),
            note(words(theirs).openedNoticeHint),
            ...(secret ? [note(words(theirs).secretHint)] : []),
            buttons(...choiceButtons(theirs, motion)),
          ],
          'alert',
        ),
    })
  if (brokenByRecusal)
    turn.notify({
      to: { staff: true },
      card: (theirs) => card(words(theirs).brokenByRecusal, [text(motionName(theirs, motion))], 'alert'),
    })
  const close = line('motion-close', { meeting: meeting.id, motion: `${motion.no}` })
  return card(
    w.opened(name),
    [
      text(nameOf(town, meeting)),
      text(w.openedHint(voters.length)),
      ...(brokenByRecusal ? [strong(w.brokenByRecusal)] : []),
      ...(secret ? [note(w.secretHint)] : []),
      buttons(press(w.closeVote, close, { style: 'primary' })),
    ],
    'done',
  )
}
