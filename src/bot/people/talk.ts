import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** A word that always reaches a human (C5), with what the person was doing. */
export async function talk(turn: Turn, args: ArgsOf<'talk'>): Promise<Card> {
  const { locale, speaker, town } = turn
  const w = words(locale)
  const meeting = town.meetings.find(({ id }) => id === turn.shown.meeting)
  turn.notify({
    to: { staff: true },
    card: (theirs) => {
      const t = words(theirs)
      return card(
        args.callback ? t.wantsCall(speaker.name) : t.wantsToTalk(speaker.name),
        [
          facts(
            args.message ? [t.about, args.message] : undefined,
            args.job ? [t.job, jobWords(theirs).no(args.job)] : undefined,
            meeting ? [t.meeting, meeting.title] : undefined,
          ),
        ],
        'alert',
      )
    },
  })
  const { phone } = town.settings
  return card(
    w.talkTitle,
    [text(args.callback ? w.talkCallback : w.talkHint), ...(phone ? [facts([w.talkPhone, phone])] : [])],
    'done',
  )
}
