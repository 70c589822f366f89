// The secretariat's desk, Slack's Home tab: what comes next, what waits for a decision, and who waits for whom. Everybody
// else sees there what is theirs.
import { readForecast } from '../../domain/attendance/read.ts'
import { openEnquiries } from '../../domain/enquiry/read.ts'
import { jobsToLookAt } from '../../domain/job/read.ts'
import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { isStaff } from '../../domain/people/may.ts'
import { proxiesToAllow } from '../../domain/proxy/read.ts'
import { statusParts } from '../attendance/view.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { nameOfEnquirer } from '../enquiry/view.ts'
import { words as enquiryWords } from '../enquiry/words.ts'
import { helpParts } from '../help/view.ts'
import { words as jobWords } from '../job/words.ts'
import { visibleMeetings } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import { words as meetingWords } from '../meeting/words.ts'
import { sayNominee } from '../proxy/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import { buttons, type Card, card, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

const MEETINGS_MOST = 4
const DRAFTS_MOST = 3
const ROWS_MOST = 6

export async function desk(turn: Turn): Promise<Card> {
  const { locale, speaker, town } = turn
  const w = words(locale)
  if (!isStaff(speaker)) return card(commonWords(locale).greetings(speaker.name), await ownParts(turn))
  return card(w.deskTitle(town.name), [
    actsPart(turn),
    ...(await meetingParts(turn)),
    ...(await decisionParts(turn)),
    ...(await enquiryParts(turn)),
    ...(await jobParts(turn)),
    ...(await deliveryParts(turn)),
  ])
}

const ownParts = async (turn: Turn): Promise<Part[]> => [
  ...(turn.speaker.seats.length > 0 ? await statusParts(turn) : []),
  ...helpParts(turn),
]

/** What is done most often, one press away. */
function actsPart({ locale }: Turn): Part {
  const w = words(locale)
  return buttons(
    press(w.acts.phone, line('rsvp'), { style: 'primary' }),
    press(w.acts.meeting, line('meeting-new')),
    press(w.acts.job, line('job-new')),
    press(w.acts.register, line('member')),
    press(commonWords(locale).help, line('help')),
  )
}

async function meetingParts(turn: Turn): Promise<Part[]> {
  const { locale, act } = turn
  const w = words(locale)
  const coming = visibleMeetings(turn).filter((meeting) => isOn(meeting) && meeting.endsAt > act.now)
  const parts: Part[] = [strong(w.meetings)]
  if (coming.length === 0) parts.push(note(w.noMeetings))
  for (const meeting of coming.slice(0, MEETINGS_MOST)) parts.push(...(await meetingRow(turn, meeting)))
  if (coming.length > MEETINGS_MOST) parts.push(note(w.more(coming.length - MEETINGS_MOST, '/meeting')))
  return parts
}

async function meetingRow({ locale, town, act }: Turn, meeting: Meeting): Promise<Part[]> {
  const a = attendanceWords(locale)
  const { counts, required, sure, possible, base, outlook } = await readForecast(act, town, meeting)
  const when = `${sayWhen(meeting.startsAt, town.timezone, locale)}　${meeting.place}`
  const remind =
    counts.unanswered > 0
      ? press(`${a.remind}(${counts.unanswered})`, line('remind', { meeting: meeting.id }))
      : undefined
  return [
    text(`${nameOf(town, meeting)}\n${when}\n${a.outlookLabel}：${a.outlook[outlook]}`),
    ...(required === null
      ? []
      : [{ kind: 'meter' as const, label: a.sure, value: sure, possible, needed: required, of: base }]),
    buttons(
      press(a.quorum, line('quorum', { meeting: meeting.id })),
      press(a.roll, line('roll', { meeting: meeting.id })),
      remind,
    ),
  ]
}

/** Proxies to allow, and drafts that wait to be convened. */
async function decisionParts(turn: Turn): Promise<Part[]> {
  const { locale, town, act } = turn
  const [w, p, m] = [words(locale), proxyWords(locale), meetingWords(locale)]
  const drafts = visibleMeetings(turn).filter(
    ({ state, startsAt }) => state === 'draft' && startsAt > act.now,
  )
  const waiting = await proxiesToAllow(act, ROWS_MOST)
  const rows = waiting.flatMap((one): Part[] => [
    text(p.proxyToApprove(one.member, sayNominee(locale, one))),
    buttons(
      press(p.proxyApprove, line('proxy-approve', { proxy: one.id }), { style: 'primary' }),
      press(p.proxyRefuse, line('proxy-refuse', { proxy: one.id })),
    ),
  ])
  const convene = drafts
    .slice(0, DRAFTS_MOST)
    .flatMap((one): Part[] => [
      text(`${nameOf(town, one)}(${m.state.draft})　${sayWhen(one.startsAt, town.timezone, locale)}`),
      buttons(press(m.convene, line('meeting-convene', { meeting: one.id }))),
    ])
  const all = [...rows, ...convene]
  return [strong(w.decisions), ...(all.length > 0 ? all : [note(w.noDecisions)])]
}

async function enquiryParts({ locale, town, act }: Turn): Promise<Part[]> {
  const [w, e] = [words(locale), enquiryWords(locale)]
  const open = await openEnquiries(act)
  const items = open.slice(0, ROWS_MOST).map((one) => ({
    title: nameOfEnquirer(locale, one),
    note: [
      e.waitsSince(sayWhen(one.at, town.timezone, locale)),
      ...(one.about.message ? [one.about.message] : []),
      ...(one.repliedAt ? [e.answered] : []),
    ].join('・'),
    button: press(e.reply, line('enquiry-reply', { enquiry: one.id })),
  }))
  return [strong(e.listTitle), { kind: 'list', items, empty: w.noEnquiries }]
}

async function jobParts({ locale, town, act }: Turn): Promise<Part[]> {
  const [w, j] = [words(locale), jobWords(locale)]
  const items = (await jobsToLookAt(act, ROWS_MOST)).map(
    ({ no, title, delivered, late, waiting, dueAt }) => ({
      title: `${j.no(no)} ${title}`,
      note: [
        ...(delivered > 0 ? [w.jobDelivered(delivered)] : []),
        ...(late > 0 ? [w.jobLate(late)] : []),
        ...(waiting > 0 ? [w.jobWaiting(waiting)] : []),
        `${j.due} ${sayWhen(dueAt, town.timezone, locale)}`,
      ].join('・'),
      button: press(commonWords(locale).details, line('job', { job: no })),
    }),
  )
  return [strong(w.jobs), { kind: 'list', items, empty: w.noJobs }]
}

/** What did not arrive, and how many messages LINE still takes this month, where that is known. */
async function deliveryParts({ locale, town, undelivered, lineLeft }: Turn): Promise<Part[]> {
  const w = words(locale)
  const lost = await undelivered.list()
  const quota = lineLeft
    ? w.lineLeft(lineLeft.messages, sayWhen(lineLeft.at, town.timezone, locale))
    : w.lineLeftUnknown
  return [
    strong(w.delivery),
    note(lost.length > 0 ? w.lost(lost.length) : w.undeliveredNone),
    note(quota),
    ...(lost.length > 0
      ? [
          buttons(
            press(w.undeliveredTitle, line('undelivered')),
            press(w.resend, line('undelivered', { again: 'yes' })),
          ),
        ]
      : []),
  ]
}
