import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** A word that always reaches a human (C5), with what the person was doing. */
export async function talk(turn: Turn, args: ArgsOf<'talk'>): Promise<Card> {
  const { locale, speaker, town } = turn
  const w = words(locale)
  if (args.ask) return askFirst(turn)
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
  return card(w.talkTitle, [text(args.callback ? w.talkCallback : w.talkHint), ...phoneOf(turn)], 'done')
}

function phoneOf({ town, locale }: Turn): Part[] {
  const { phone } = town.settings
  return phone ? [facts([words(locale).talkPhone, phone])] : []
}

function askFirst(turn: Turn): Card {
  const w = words(turn.locale)
  const choices = [
    press(w.talkNow, line('talk'), { style: 'primary' }),
    press(w.talkCallMe, line('talk', { callback: 'yes' })),
  ]
  return card(w.talkAsk, [text(w.talkAskHint), ...phoneOf(turn), buttons(...choices)], 'question')
}
