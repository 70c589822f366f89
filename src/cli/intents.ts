// What the outside contract calls a line: an intent with slots.
import { readAll } from '../bot/engine/understand.ts'
import { type Passage, readPassage } from '../bot/language/passage.ts'
import { dayInEnglish } from '../bot/meeting/patterns.ts'
import type { ReaderRole, Reading } from '../bot/turn/reading.ts'

type Slots = Record<string, string | number | true>
export type Meaning = { intent: string; slots: Slots }

const NONE: Meaning = { intent: 'none', slots: {} }

/** What words say, in the contract's terms: every act and question in order. */
export const meaningsOf = (text: string, role: ReaderRole): Meaning[] => {
  const passage = readPassage(text)
  return readAll(passage, role)
    .map((reading) => inContract(reading, passage))
    .filter(({ intent }) => intent !== 'none')
}

/** The first of them. */
export const meaningOf = (text: string, role: ReaderRole): Meaning => meaningsOf(text, role)[0] ?? NONE

function inContract(reading: Reading, passage: Passage): Meaning {
  if (reading.id === 'none') return meaning('none')
  const { id, args } = reading
  const jobId = whole(args.job)
  switch (id) {
    case 'rsvp':
      return answer(args, passage)
    case 'proxy':
      return meaning('proxy_set', { proxyName: args.name, proxyTitle: args.title, proxyOrg: args.org })
    case 'proxy-cancel':
      return meaning('proxy_cancel', { selfAttend: yes(args.attend) })
    case 'next':
      return meaning('ask_next_meeting', { field: args.field })
    case 'agenda':
      return meaning('ask_agenda')
    case 'status':
      return meaning('ask_my_status')
    case 'vote':
      return vote(args)
    case 'job':
      return meaning('job_list', { category: args.search })
    case 'claim':
      return meaning('job_claim', { jobId })
    case 'release':
      return meaning('job_release', { jobId, reason: args.reason })
    case 'deliver':
      return meaning('job_deliver', { jobId, url: args.url })
    case 'progress':
      return meaning('job_progress', {
        jobId,
        percent: whole(args.percent),
        done: whole(args.done),
        total: whole(args.total),
        delayed: yes(args.delayed),
      })
    case 'talk':
      return meaning('job_help', { jobId, callback: yes(args.callback) })
    case 'pay':
      return meaning('ask_payment')
    case 'my-jobs':
      return meaning('my_jobs')
    default:
      return meaning('none')
  }
}

type Args = Record<string, string>

function answer(args: Args, { key }: Passage): Meaning {
  switch (args.answer) {
    case 'attend':
      return meaning('rsvp_attend', {
        mode: args.mode,
        lateMinutes: whole(args.late) || undefined,
        leaveEarly: yes(args.early),
        meetingNo: meetingNo(args.meeting ?? '') ?? meetingNo(key),
        ...dateOf(args.meeting, key),
      })
    case 'absent':
      return meaning('rsvp_absent', { reason: args.note })
    case 'undecided':
      return meaning('rsvp_undecided')
    default:
      return meaning('none')
  }
}

function vote({ choice, motion }: Args): Meaning {
  const motionNo = whole(motion)
  if (choice === 'yes') return meaning('vote_for', { motionNo })
  return meaning(choice === 'no' ? 'vote_against' : 'vote_abstain', { motionNo })
}

/** A missing slot is an absent key. */
function meaning(intent: string, slots: Record<string, string | number | true | undefined> = {}): Meaning {
  const found: Slots = {}
  for (const [name, value] of Object.entries(slots)) if (value !== undefined) found[name] = value
  return { intent, slots: found }
}

const whole = (digits: string | undefined): number | undefined =>
  digits === undefined ? undefined : Number(digits)
const yes = (flag: string | undefined): true | undefined => (flag === 'yes' ? true : undefined)

// A line names a meeting by its number or else its day; the contract wants number, month and day, each apart.
const MEETING_NO =
  /第(\d{1,3})回|(\d{1,3})回目?の?(?:会議|会合|委員会|推進会議|部会)|(\d{1,3})回目(?=の|は|に|、|も)/u
const MONTH_DAY = /(?<![\d/])(\d{1,2})(?:月|\/)(\d{1,2})(?:日|(?![\d/件枚個%]))/u
const DAY = /(?<!\d|\d月)(\d{1,2})日(?![間前ほ中以市町本帰目分]|から(?!参)|まで)/u
const MONTH = /(?<!\d)(\d{1,2})月(?=の|は|、|に|会議|開催|分)/u

function meetingNo(key: string): number | undefined {
  const hit = MEETING_NO.exec(key)
  return whole(hit?.[1] ?? hit?.[2] ?? hit?.[3])
}

const within = (value: number, last: number): boolean => value >= 1 && value <= last

/** The day of the meeting the line names; a month alone names none, and is told all the same. */
function dateOf(meeting: string | undefined, key: string): { month?: number; day?: number } {
  const named = dateIn(meeting ?? '')
  return named.day === undefined ? dateIn(key) : named
}

function dateIn(key: string): { month?: number; day?: number } {
  const english = dayInEnglish(key)
  if (english) return english
  const both = MONTH_DAY.exec(key)
  if (both) {
    const [month, day] = [Number(both[1]), Number(both[2])]
    return within(month, 12) && within(day, 31) ? { month, day } : {}
  }
  const day = Number(DAY.exec(key)?.[1] ?? 0)
  if (within(day, 31)) return { day }
  const month = Number(MONTH.exec(key)?.[1] ?? 0)
  return within(month, 12) ? { month } : {}
}
