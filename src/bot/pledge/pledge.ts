// 誓約: whoever is invited accepts with it; members, proxies and observers pledge before secret papers are shown (rule 8).
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { acceptInvitation } from '../../domain/observer/accept.ts'
import { secrecyOf } from '../../domain/pledge/may.ts'
import { owesPledge } from '../../domain/pledge/model.ts'
import { partInMeeting } from '../../domain/pledge/read.ts'
import { takePledge } from '../../domain/pledge/take.ts'
import { chooseReadable, readableMeetings } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { acceptedCard, acceptedNotice } from '../observer/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

export async function pledge(turn: Turn, args: ArgsOf<'pledge'>): Promise<Card> {
  const w = words(turn.locale)
  if (args.sure === 'no') return card(w.notNow, [note(w.notNowHint)])
  if (args.meeting !== undefined) {
    const chosen = await chooseReadable(turn, 'pledge', args)
    return 'card' in chosen ? chosen.card : pledgeFor(turn, chosen.meeting)
  }
  const owed = await meetingsOwed(turn)
  const [first, another] = owed
  if (first && another) return whichOf(turn, owed)
  return first ? pledgeFor(turn, first) : nothingToPledge(turn)
}

const nothingToPledge = ({ locale }: Turn): Card =>
  card(words(locale).nothing, [note(words(locale).nothingHint)])

/** The meetings a pledge is still owed for: one of each body for a member, whose pledge is for their term. */
async function meetingsOwed(turn: Turn): Promise<Meeting[]> {
  const { act, town, speaker } = turn
  const owed: Meeting[] = []
  const bodies = new Set<string>()
  for (const meeting of readableMeetings(turn).filter(
    (one) => isOn(one) && (one.endsAt > act.now || one.state === 'open'),
  )) {
    const secrecy = secrecyOf(town, meeting)
    const invited = speaker.invitations.some(
      ({ meetingId, state }) => meetingId === meeting.id && state === 'invited',
    )
    const part = await partInMeeting(act, town, meeting)
    const owes = part ? owesPledge(part, secrecy) : invited
    if (!owes || (part?.role === 'member' && bodies.has(meeting.bodyId))) continue
    if (part?.role === 'member') bodies.add(meeting.bodyId)
    owed.push(meeting)
  }
  return owed
}

function whichOf({ locale, town }: Turn, meetings: Meeting[]): Card {
  const choices = meetings.map((one) => press(nameOf(town, one), line('pledge', { meeting: one.id })))
  return card(words(locale).which, [buttons(...choices)], 'question')
}

async function pledgeFor(turn: Turn, meeting: Meeting): Promise<Card> {
  const { locale, act, town, speaker, notify } = turn
  const w = words(locale)
  const invitation = speaker.invitations.find(
    ({ meetingId, state }) => meetingId === meeting.id && state === 'invited',
  )
  const accepted = invitation && (await acceptInvitation(act, invitation))
  if (accepted?.ok) {
    const whole = town.meetings.find(({ id }) => id === meeting.id) ?? meeting
    notify(acceptedNotice(town, { observer: accepted.value, meeting: whole }))
    return acceptedCard(locale, town, { observer: accepted.value, meeting: whole })
  }
  const taken = await takePledge(act, { meetingId: meeting.id })
  if (!taken.ok) return taken.refusal.kind === 'no-duty' ? refusal(w.noDuty) : nothingToPledge(turn)
  const { article, again } = taken.value
  return card(
    again ? w.pledgedBefore : w.pledged,
    [
      text(nameOf(town, meeting)),
      ...(article ? [facts([commonWords(locale).article, article])] : []),
      note(w.pledgedHint),
      buttons(press(w.seePapers, line('papers', { meeting: meeting.id }), { style: 'primary' })),
    ],
    'done',
  )
}
