import type { Meeting } from '../../domain/meeting/model.ts'
import type { Poll } from '../../domain/poll/model.ts'
import { readPolls } from '../../domain/poll/read.ts'
import { type Settled, settlePoll } from '../../domain/poll/settle.ts'
import { meetingFacts } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press } from '../turn/card.ts'
import { saySpan } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { pollTopic } from '../turn/notice.ts'
import type { Turn } from '../turn/turn.ts'
import { choosePoll } from './choose.ts'
import { bodyName, pollRefused, sayDate } from './view.ts'
import { words } from './words.ts'

/** 「この日で案を作る」: the date becomes the draft of the next meeting, and those who answered hear of it. */
export async function pollSettle(turn: Turn, args: ArgsOf<'poll-settle'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const open = await readPolls(act, { states: ['open'] })
  const chosen = await choosePoll(turn, { id: 'poll-settle', args }, open)
  if ('card' in chosen) return chosen.card
  const { poll } = chosen
  if (args.date === undefined) return askDate(turn, poll)
  const settled = await settlePoll(act, { ...poll, dateNo: args.date })
  if (!settled.ok) return pollRefused(locale, settled.refusal, poll.no)
  const { meeting, date, people } = settled.value
  tellAnswered(turn, poll, settled.value)
  const planned: Pick<Meeting, 'startsAt' | 'endsAt' | 'place' | 'answersCloseAt'> = {
    ...{ startsAt: date.startsAt, endsAt: meeting.endsAt, answersCloseAt: meeting.answersCloseAt },
    place: poll.place,
  }
  const name = `${bodyName(town, poll)} ${meetingWords(locale).no(meeting.no)}`
  const convene = line('meeting-convene', { meeting: meeting.id })
  return card(
    w.settled(name),
    [
      meetingFacts(locale, town, planned),
      note(w.settledHint(people.length)),
      note(w.draftHint),
      buttons(press(w.convene, convene, { style: 'primary' })),
    ],
    'done',
  )
}

function tellAnswered({ town, notify }: Turn, poll: Poll, { meeting, date, people }: Settled): void {
  if (people.length === 0) return
  notify({
    to: { people },
    topic: pollTopic(poll.no),
    while: {
      poll: { no: poll.no, states: ['closed'] },
      meeting: { id: meeting.id, states: ['draft', 'convened', 'open'] },
    },
    card: (theirs) =>
      card(words(theirs).settledNotice(bodyName(town, poll)), [
        facts(
          [words(theirs).when, saySpan(date.startsAt, meeting.endsAt, town.timezone, theirs)],
          [words(theirs).place, poll.place],
        ),
        note(words(theirs).settledNoticeHint),
      ]),
  })
}

function askDate({ locale, town }: Turn, poll: Poll): Card {
  const choices = poll.dates.map((date) =>
    press(sayDate(locale, town, date), line('poll-settle', { poll: poll.no, date: date.no })),
  )
  return card(words(locale).whichDate, [buttons(...choices)], 'question')
}
