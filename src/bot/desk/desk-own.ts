// What the desk shows of somebody's own: their meetings with their answer, their jobs, what waits for their word.
import { type OwnAnswer, readOwnAnswers } from '../../domain/attendance/read.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { isOwnMeeting, isOwnSeat } from '../../domain/meeting/may.ts'
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { asFarAsInvited } from '../../domain/observer/may.ts'
import { isOffice, isStaff } from '../../domain/people/may.ts'
import { sayOwn } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { heldItem } from '../claim/view.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as jobWords } from '../job/words.ts'
import { answerButtons, nameOf } from '../meeting/view.ts'
import { argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, heading, near, note, type Part, press } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { deskDecisions } from './desk-decisions.ts'
import { deskJobs } from './desk-jobs.ts'
import { type Room, row } from './view.ts'
import { words } from './words.ts'

/** The desk of whoever is not the secretariat: never more than they may see. */
export async function deskOwnCard(turn: Turn, room: Room): Promise<Card> {
  const { speaker, locale } = turn
  const [decisions, own, jobs] = await Promise.all([
    deskDecisions(turn, room),
    deskOwn(turn, room),
    isOffice(speaker) ? programmeParts(turn, room) : [],
  ])
  const w = words(locale)
  const theirs = [...(decisions.waiting > 0 ? decisions.parts : []), ...own, ...jobs]
  return card(w.homeTitle(speaker.name), [
    ...(theirs.length > 0 ? theirs : [note(w.nothingForYou)]),
    waysOn(locale),
  ])
}

/** What somebody has a part in themselves: meetings with their answer, and the jobs they hold. */
export async function deskOwn(turn: Turn, room: Room): Promise<Part[]> {
  const [meetings, jobs] = await Promise.all([ownMeetings(turn, room), ownJobs(turn, room)])
  return [...meetings, ...jobs]
}

async function ownMeetings(turn: Turn, room: Room): Promise<Part[]> {
  const { act, town, speaker, locale } = turn
  const w = words(locale)
  const isConcerned = (one: Meeting) =>
    isOwnMeeting(town, speaker, one) ||
    speaker.invitations.some(({ meetingId }) => meetingId === one.id) ||
    (speaker.roles.includes('mayor') && !isStaff(speaker))
  const coming = town.meetings.filter(
    (one) =>
      isOn(one) && one.endsAt > act.now && isConcerned(one) && asFarAsInvited(town, speaker, one, act.now),
  )
  const takesPart = speaker.seats.length > 0 || speaker.proxies.length > 0 || speaker.roles.includes('mayor')
  if (coming.length === 0) return takesPart && !isStaff(speaker) ? [note(w.noMeetings)] : []
  const answers = await readOwnAnswers(act, speaker.personId)
  const next = coming.slice(0, room.meetings)
  const more = coming.length - next.length
  return [
    heading(w.ownMeetings),
    ...next.flatMap((one) =>
      ownMeeting(
        turn,
        one,
        answers.find(({ meetingId }) => meetingId === one.id),
      ),
    ),
    ...(more > 0 ? [near(press(w.more(more), line('meeting')))] : []),
  ]
}

/** Whoever sits in it answers here; whoever has answered is asked before it changes. */
function ownMeeting(
  { town, speaker, locale }: Turn,
  meeting: Meeting,
  answer: OwnAnswer | undefined,
): Part[] {
  const aw = attendanceWords(locale)
  const about = [sayWhen(meeting.startsAt, town.timezone, locale), meeting.place]
  const name = nameOf(town, meeting)
  const look = press(commonWords(locale).details, line('next', { meeting: meeting.id }))
  if (!isOwnSeat(town, speaker, meeting)) return [row(name, about), near(look)]
  const change = press(aw.changeAnswer, line('rsvp', { meeting: meeting.id }))
  return [
    row(name, [...about, `${aw.yourAnswer} ${sayOwn(locale, answer)}`]),
    answer ? near(change, look) : answerButtons(locale, meeting),
  ]
}

async function ownJobs(turn: Turn, room: Room): Promise<Part[]> {
  const { act, speaker, locale } = turn
  if (!speaker.worker) return []
  const [w, cw] = [words(locale), claimWords(locale)]
  const held = await claimsOf(act, speaker.personId, { inHand: true })
  const tell = argumentLabel('progress', 'percent', locale)
  const items = held.slice(0, room.rows).map((one) => ({
    ...heldItem(turn, one),
    button: press(tell, line('progress', { job: one.no })),
  }))
  const more = held.length - items.length
  return [
    heading(cw.myJobsTitle),
    { kind: 'list', items, empty: cw.noneHeld },
    near(
      press(jobWords(locale).jobsTitle, line('job')),
      more > 0 ? press(w.more(more), line('my-jobs')) : undefined,
    ),
  ]
}

/** Directors see to the jobs; the rest of the desk is the secretariat's. */
async function programmeParts(turn: Turn, room: Room): Promise<Part[]> {
  const { parts } = await deskJobs(turn, room)
  return [...parts, near(press(jobWords(turn.locale).newJob, line('job-new')))]
}

const waysOn = (locale: Locale): Part => {
  const w = commonWords(locale)
  return buttons(press(w.help, line('help')), press(w.talkToStaff, line('talk', { ask: 'yes' })))
}
