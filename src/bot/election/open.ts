import { openRound } from '../../domain/election/open.ts'
import { namesById } from '../../domain/people/read.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseOffice } from './choose.ts'
import { ballotButtons, electionRefused, namesOf } from './view.ts'
import { words } from './words.ts'

/** Opens the ballot or the run-off: whoever sits there and may vote is asked at once, at any hour. */
export async function electionOpen(turn: Turn, args: ArgsOf<'election-open'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseOffice(turn, { id: 'election-open', args })
  if ('card' in chosen) return chosen.card
  const { office } = chosen
  const opened = await openRound(act, chosen)
  if (!opened.ok) return electionRefused(locale, opened.refusal, { office })
  const { meeting, no, kind, candidates, voters } = opened.value
  const names = await namesById(act, candidates)
  const runOff = kind === 'run-off'
  if (voters.length > 0)
    turn.notify({
      to: { people: voters },
      atTable: true,
      while: { round: { meeting: meeting.id, office, no } },
      card: (theirs) =>
        card(
          words(theirs).notice(words(theirs).office[office], runOff),
          [
            text(nameOf(town, meeting)),
            note(words(theirs).noticeHint),
            note(words(theirs).secretHint),
            buttons(...ballotButtons(theirs, { meetingId: meeting.id, office, candidates }, names)),
          ],
          'alert',
        ),
    })
  return card(
    w.opened(w.office[office], runOff),
    [
      text(nameOf(town, meeting)),
      note(w.candidates(namesOf(locale, names, candidates))),
      text(w.openedHint(voters.length)),
      note(w.secretHint),
      buttons(press(w.close, line('election-close', { meeting: meeting.id, office }), { style: 'primary' })),
    ],
    'done',
  )
}
