// From what somebody typed to a command, or to nothing. Votes and releases are never guessed (C1).
import { monthDay } from '../domain/calendar.ts'
import type { Meeting } from '../domain/council/town.ts'
import { readCode } from '../domain/people/secret-code.ts'
import { type Line, readLine } from './command-line.ts'
import { visibleMeetings } from './commands/meeting-choice.ts'
import type { CommandId } from './commands.ts'
import { commands, isCommandId } from './commands.ts'
import { isStaff, type Speaker, type Turn } from './turn.ts'
import { understand } from './understand/understand.ts'
import type { AttendSlots, UnderstandRole, Understood } from './understand/understood.ts'

export type Interpreted =
  | { kind: 'line'; line: Line }
  /** A command was named, but not what follows it. */
  | { kind: 'unclear'; id: CommandId }
  | { kind: 'no-such-day' }
  | { kind: 'nothing' }

type Said = Pick<Turn, 'utterance' | 'speaker' | 'town' | 'act'>
type Question = { id: string; args: Record<string, string>; missing: string } | null

/** Commands whose words after the name may be a sentence that says the opposite: 「出席 できません」. */
const MAY_BE_SENTENCES: CommandId[] = ['rsvp', 'proxy', 'vote', 'claim', 'release', 'progress', 'deliver']

/** Reads a line: a command as typed, an answer to what was asked, or a sentence. */
export function interpret(said: Said, asked: Question): Interpreted {
  const { text, manner } = said.utterance
  if (readCode(text)) return { kind: 'line', line: { id: 'connect', args: { code: text } } }
  const read = readLine(text)
  if (manner === 'exact')
    return read.kind === 'command'
      ? { kind: 'line', line: read.line }
      : read.kind === 'unclear'
        ? read
        : { kind: 'nothing' }
  if (read.kind === 'command' && !mayBeSentence(text, read.line)) return { kind: 'line', line: read.line }
  const meant = understandAs(said)
  if (meant.intent !== 'none') return toLine(said, meant)
  const answer = asked && answerTo(asked, text)
  if (answer) return { kind: 'line', line: answer }
  return read.kind === 'no-command'
    ? { kind: 'nothing' }
    : { kind: 'unclear', id: read.kind === 'command' ? read.line.id : read.id }
}

/** Several words behind a command that takes free words: understanding decides whether they change its sense. */
function mayBeSentence(text: string, { id, args }: Line): boolean {
  const rest: { rest?: string } = commands[id]
  return (
    MAY_BE_SENTENCES.includes(id) &&
    /\s/.test(text.trim()) &&
    !/\w=/.test(text) &&
    rest.rest !== undefined &&
    rest.rest in args
  )
}

/** People with several roles are understood in each until one gives a sense. */
function understandAs({ speaker, utterance }: Said): Understood {
  const nothing: Understood = { intent: 'none', slots: {} }
  return rolesOf(speaker).reduce<Understood>(
    (found, role) => (found.intent === 'none' ? understand(utterance.text, role) : found),
    nothing,
  )
}

const rolesOf = (speaker: Speaker): UnderstandRole[] => [
  ...(speaker.seats.length > 0 || speaker.proxies.length > 0 || speaker.roles.includes('member')
    ? ['member' as const]
    : []),
  ...(speaker.worker ? ['worker' as const] : []),
  ...(isStaff(speaker) ? ['staff' as const] : []),
]

/** The next words after a question are its answer where they fit. */
function answerTo({ id, args, missing }: NonNullable<Question>, text: string): Line | undefined {
  if (!isCommandId(id)) return undefined
  if (id === 'proxy' && missing === 'name') return named(args, text)
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> =
    commands[id].args.shape
  const value = text.normalize('NFKC').trim()
  return shape[missing]?.safeParse(value).success ? { id, args: { ...args, [missing]: value } } : undefined
}

/** 「総務課の佐藤花子です」 after 「どなたが代わりに出席されますか」 names the proxy. */
function named(args: Record<string, string>, text: string): Line | undefined {
  const said = understand(`代理は${text}`, 'member')
  if (said.intent !== 'proxy_set' || said.slots.proxyName === undefined) return undefined
  const { proxyName: name, proxyTitle: title, proxyOrg: org } = said.slots
  return { id: 'proxy', args: { ...args, name, ...(title ? { title } : {}), ...(org ? { org } : {}) } }
}

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

function toLine(said: Said, meant: Understood): Interpreted {
  switch (meant.intent) {
    case 'rsvp_attend':
      return attend(said, meant.slots)
    case 'rsvp_absent':
      return command('rsvp', { answer: 'absent', note: meant.slots.reason })
    case 'rsvp_undecided':
      return command('rsvp', { answer: 'undecided' })
    case 'proxy_set': {
      const { proxyName: name, proxyTitle: title, proxyOrg: org } = meant.slots
      return command('proxy', { name, title, org })
    }
    case 'proxy_cancel':
      return command('proxy-cancel', { attend: meant.slots.selfAttend ? 'yes' : undefined })
    case 'ask_next_meeting':
      return command('next')
    case 'ask_agenda':
      return command('agenda')
    case 'ask_my_status':
      return command('status')
    case 'vote_for':
    case 'vote_against':
    case 'vote_abstain':
      return command('vote', { choice: CHOICE[meant.intent], motion: meant.slots.motionNo })
    default:
      return workLine(meant)
  }
}

const CHOICE = { vote_for: 'yes', vote_against: 'no', vote_abstain: 'abstain' } as const

function workLine(
  meant: Exclude<Understood, { intent: `rsvp_${string}` | `proxy_${string}` | `vote_${string}` }>,
): Interpreted {
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

function attend(
  said: Said,
  { mode, lateMinutes, leaveEarly, meetingNo, month, day }: AttendSlots,
): Interpreted {
  const args = { answer: 'attend', mode, late: lateMinutes, early: leaveEarly ? 'yes' : undefined }
  if (meetingNo !== undefined) return command('rsvp', { ...args, meeting: meetingNo })
  if (day === undefined) return command('rsvp', args)
  const meeting = onDay(said, month, day)
  return meeting ? command('rsvp', { ...args, meeting: meeting.id }) : { kind: 'no-such-day' }
}

/** 「15日の会議」 means a coming meeting on that day, never another one. */
const onDay = ({ town, speaker, act }: Said, month: number | undefined, day: number): Meeting | undefined =>
  visibleMeetings({ town, speaker })
    .filter(({ endsAt, state }) => endsAt > act.now && state !== 'cancelled')
    .find(({ startsAt }) => {
      const on = monthDay(startsAt, town.timezone)
      return on.day === day && (month === undefined || on.month === month)
    })
