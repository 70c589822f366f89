// Table entry → handler. A command without one does not compile.
import type { z } from 'zod'
import { quorum } from '../attendance/quorum.ts'
import * as answers from '../attendance/rsvp.ts'
import * as claims from '../claim/claim.ts'
import * as deliveries from '../claim/progress.ts'
import * as releases from '../claim/release.ts'
import * as common from '../help/help.ts'
import * as office from '../job/new.ts'
import * as changes from '../meeting/change.ts'
import * as convening from '../meeting/convene.ts'
import * as meetings from '../meeting/meeting.ts'
import * as invitations from '../meeting/next.ts'
import * as connecting from '../people/connect.ts'
import * as people from '../people/member.ts'
import * as approvals from '../proxy/approve.ts'
import * as proxies from '../proxy/proxy.ts'
import * as presence from '../session/present.ts'
import { type CommandId, commands } from '../table/table.ts'
import type { Card } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'

/** `bounds` is what a number must lie between. */
export type Handled = { ok: true; card: Card } | { ok: false; wrong: string; bounds?: string | undefined }
type Bound = (turn: Turn, args: Record<string, string>) => Promise<Handled>

/** The words of a line meet the command's schema; the first that does not fit is named. */
const bind =
  <Shape extends z.ZodRawShape>(
    definition: { args: z.ZodObject<Shape> },
    handler: (turn: Turn, args: z.output<z.ZodObject<Shape>>) => Promise<Card>,
  ): Bound =>
  async (turn, args) => {
    const parsed = definition.args.safeParse(args)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const bounds = /^\d+–\d+$/.test(issue?.message ?? '') ? issue?.message : undefined
      return { ok: false, wrong: String(issue?.path[0] ?? ''), bounds }
    }
    return { ok: true, card: await handler(turn, parsed.data) }
  }

export const handlers: Record<CommandId, Bound> = {
  help: bind(commands.help, common.help),
  connect: bind(commands.connect, connecting.connectAgain),
  language: bind(commands.language, common.language),
  talk: bind(commands.talk, people.talk),
  next: bind(commands.next, invitations.next),
  agenda: bind(commands.agenda, invitations.agenda),
  rsvp: bind(commands.rsvp, answers.rsvp),
  'rsvp-undo': bind(commands['rsvp-undo'], answers.undoRsvp),
  status: bind(commands.status, invitations.status),
  proxy: bind(commands.proxy, proxies.proxy),
  'proxy-cancel': bind(commands['proxy-cancel'], proxies.proxyCancel),
  'proxy-approve': bind(commands['proxy-approve'], approvals.proxyApprove),
  'proxy-refuse': bind(commands['proxy-refuse'], approvals.proxyRefuse),
  'proxy-accept': bind(commands['proxy-accept'], approvals.proxyAccept),
  'proxy-decline': bind(commands['proxy-decline'], approvals.proxyDecline),
  vote: bind(commands.vote, invitations.vote),
  quorum: bind(commands.quorum, quorum),
  meeting: bind(commands.meeting, meetings.meeting),
  'meeting-new': bind(commands['meeting-new'], meetings.meetingNew),
  'meeting-convene': bind(commands['meeting-convene'], convening.meetingConvene),
  'meeting-change': bind(commands['meeting-change'], changes.meetingChange),
  'meeting-cancel': bind(commands['meeting-cancel'], changes.meetingCancel),
  present: bind(commands.present, presence.present),
  left: bind(commands.left, presence.left),
  member: bind(commands.member, people.member),
  'member-code': bind(commands['member-code'], people.memberCode),
  worker: bind(commands.worker, office.worker),
  job: bind(commands.job, claims.job),
  'job-new': bind(commands['job-new'], office.jobNew),
  'job-close': bind(commands['job-close'], office.jobClose),
  claim: bind(commands.claim, claims.claim),
  wait: bind(commands.wait, releases.wait),
  'wait-leave': bind(commands['wait-leave'], releases.waitLeave),
  release: bind(commands.release, releases.release),
  progress: bind(commands.progress, deliveries.progress),
  deliver: bind(commands.deliver, deliveries.deliver),
  'my-jobs': bind(commands['my-jobs'], deliveries.myJobs),
  pay: bind(commands.pay, deliveries.pay),
  undelivered: bind(commands.undelivered, common.undelivered),
}
