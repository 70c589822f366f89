// From what a sentence means to a command: which meeting it names, and its arguments.

import { monthDay } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/town/model.ts'
import { normalise } from '../language/normalise.ts'
import type { Understood } from '../language/understood.ts'
import { visibleMeetings } from '../meeting/choose.ts'
import type { CommandId } from '../table/table.ts'
import type { Line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'

export type Interpreted =
  | { kind: 'line'; line: Line }
  /** A command was named, but not what follows it. */
  | { kind: 'unclear'; id: CommandId }
  /** 「/quorum help」: how one command is used. */
  | { kind: 'help'; id: CommandId }
  | { kind: 'no-such-day' }
  | { kind: 'nothing' }

export type Said = Pick<Turn, 'utterance' | 'speaker' | 'town' | 'act'>

type Args = Record<string, string | number | undefined>

const command = (id: CommandId, args: Args = {}): Interpreted => ({
  kind: 'line',
  line: {
    id,
    args: Object.fromEntries(
      Object.entries(args).flatMap(([key, value]) => (value === undefined ? [] : [[key, `${value}`]])),
    ),
  },
})

export function toLine(said: Said, meant: Understood): Interpreted {
  if (!isOfMeeting(meant)) return workLine(meant)
  const meeting = meetingIn(said)
  if (meeting === 'no-such-day') return { kind: 'no-such-day' }
  if (/^rsvp/.test(meant.intent) && isConditional(said.utterance.text)) return command('rsvp', { meeting })
  return meetingLine(meant, meeting)
}

/** 「もし雪なら欠席します」 is no answer yet: it changes nothing, and is asked with buttons. */
const isConditional = (text: string): boolean =>
  /もし|場合(?:は|には|のみ)|[一-龠]なら(?!な)|かも(?:しれません|しれない|です)?[。!]?$/.test(normalise(text))

type OfMeeting = Extract<
  Understood,
  {
    intent:
      | `rsvp_${string}`
      | `proxy_${string}`
      | `vote_${string}`
      | 'ask_next_meeting'
      | 'ask_agenda'
      | 'ask_my_status'
  }
>
const isOfMeeting = (meant: Understood): meant is OfMeeting =>
  /^(?:rsvp|proxy|vote|ask_(?!payment))/.test(meant.intent)

function meetingLine(meant: OfMeeting, meeting: string | undefined): Interpreted {
  switch (meant.intent) {
    case 'rsvp_attend': {
      const { mode, lateMinutes: late, leaveEarly } = meant.slots
      return command('rsvp', { answer: 'attend', meeting, mode, late, early: leaveEarly ? 'yes' : undefined })
    }
    case 'rsvp_absent':
      return command('rsvp', { answer: 'absent', meeting, note: meant.slots.reason })
    case 'rsvp_undecided':
      return command('rsvp', { answer: 'undecided', meeting })
    case 'proxy_set': {
      const { proxyName: name, proxyTitle: title, proxyOrg: org } = meant.slots
      return command('proxy', { meeting, name, title, org })
    }
    case 'proxy_cancel':
      return command('proxy-cancel', { meeting, attend: meant.slots.selfAttend ? 'yes' : undefined })
    case 'ask_next_meeting':
      return command('next', { meeting })
    case 'ask_agenda':
      return command('agenda', { meeting })
    case 'ask_my_status':
      return command('status')
    default:
      return command('vote', { choice: CHOICE[meant.intent], motion: meant.slots.motionNo })
  }
}

const CHOICE = { vote_for: 'yes', vote_against: 'no', vote_abstain: 'abstain' } as const

function workLine(meant: Exclude<Understood, OfMeeting>): Interpreted {
  switch (meant.intent) {
    case 'job_list':
      return command('job', { search: meant.slots.category })
    case 'job_claim':
      return command('claim', { job: meant.slots.jobId })
    case 'job_release':
      return command('release', { job: meant.slots.jobId, reason: meant.slots.reason })
    case 'job_deliver':
      return command('deliver', { job: meant.slots.jobId, url: meant.slots.url })
    case 'job_progress': {
      const { jobId: job, percent, done, total, delayed } = meant.slots
      const part = done !== undefined && total ? Math.min(100, Math.round((100 * done) / total)) : undefined
      return command('progress', {
        job,
        percent: percent ?? part,
        delayed: delayed ? 'yes' : undefined,
        note: part === undefined ? undefined : `${done}/${total}`,
      })
    }
    case 'job_help':
      return command('talk', { job: meant.slots.jobId, callback: meant.slots.callback ? 'yes' : undefined })
    case 'ask_payment':
      return command('pay')
    case 'my_jobs':
      return command('my-jobs')
    default:
      return { kind: 'nothing' }
  }
}

/**
 * The meeting a sentence names, by number (第4回) or by day: 「15日の会議」 means a coming meeting on that day, never
 * another one. A day that is said without 会議 and fits none is about something else (3日から出張).
 */
function meetingIn(said: Said): string | 'no-such-day' | undefined {
  const plain = normalise(said.utterance.text)
  const no = /第?(\d{1,4})回|meeting (?:no\.? ?)?(\d{1,4})/i.exec(plain)
  if (no) return `第${no[1] ?? no[2]}回`
  const soon = RELATIVE.find(([word]) => word.test(plain))
  if (soon) return onDayAfter(said, soon[1])?.id ?? 'no-such-day'
  const day = /(?:(\d{1,2})(?:月|\/))?(\d{1,2})(?:日|(?<=\/\d{1,2})(?!\d))(の?会議|の回)?/.exec(plain)
  if (!day) return undefined
  const meeting = onDay(said, day[1] === undefined ? undefined : Number(day[1]), Number(day[2]))
  return meeting?.id ?? (day[3] ? 'no-such-day' : undefined)
}

/** Days said from today. A day on which no meeting is, is not the meeting's. */
const RELATIVE: [RegExp, number][] = [
  [/明後日|あさって/, 2],
  [/明日|あした|\btomorrow\b/i, 1],
  [/今日|本日|\btoday\b/i, 0],
]

function onDayAfter(said: Said, days: number): Meeting | undefined {
  const { month, day } = monthDay(new Date(said.act.now.getTime() + days * 86_400_000), said.town.timezone)
  return onDay(said, month, day)
}

const onDay = ({ town, speaker, act }: Said, month: number | undefined, day: number): Meeting | undefined =>
  visibleMeetings({ town, speaker })
    .filter(({ endsAt, state }) => endsAt > act.now && state !== 'cancelled')
    .find(({ startsAt }) => {
      const on = monthDay(startsAt, town.timezone)
      return on.day === day && (month === undefined || on.month === month)
    })
