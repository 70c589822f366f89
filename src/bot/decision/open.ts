import type { Motion } from '../../domain/decision/model.ts'
import { openMotion } from '../../domain/decision/open.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { askParties } from '../../domain/session/ask-parties.ts'
import { mayStepBack } from '../../domain/session/may.ts'
import { readParties, unanswered } from '../../domain/session/read-parties.ts'
import { nameOf } from '../meeting/view.ts'
import { partyNames, partyNotices } from '../session/view.ts'
import { words as sessionWords } from '../session/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, strong, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
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
  if (args.sure === 'no') return card(sessionWords(locale).waiting, [text(motionName(locale, chosen.motion))])
  const asking = args.sure ? undefined : await askSilent(turn, chosen)
  if (asking) return asking
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

type AtTable = { meeting: Meeting; motion: Motion }

/** Members whose organisation is party to the item are asked again before the vote; who was silent is for staff to know (V9). */
async function askSilent(turn: Turn, { meeting, motion }: AtTable): Promise<Card | undefined> {
  const { act, town, locale } = turn
  if (motion.state !== 'draft' || meeting.state !== 'open') return undefined
  if (!mayStepBack(town, meeting).allowed) return undefined
  const silent = unanswered(await readParties(act, town, { meeting, itemNo: motion.itemNo }))
  if (silent.length === 0) return undefined
  const asked = await askParties(act, town, { meeting, itemNo: motion.itemNo, motionNo: motion.no })
  for (const notice of partyNotices(town, meeting, asked)) turn.notify(notice)
  const w = sessionWords(locale)
  return confirm(turn, {
    id: 'motion-open',
    args: { meeting: meeting.id, motion: motion.no },
    title: w.partiesSilent,
    parts: [text(motionName(locale, motion)), strong(partyNames(locale, silent)), note(w.partiesSilentHint)],
    yes: w.openAnyway,
    no: w.waitForThem,
  })
}
