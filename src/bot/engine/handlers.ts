// Table entry → handler. A command without one does not compile.
import type { z } from 'zod'
import { quorum } from '../attendance/quorum.ts'
import { remind } from '../attendance/remind.ts'
import { roll } from '../attendance/roll.ts'
import { rsvp } from '../attendance/rsvp.ts'
import { status } from '../attendance/status.ts'
import { rsvpUndo } from '../attendance/undo.ts'
import { charter, charterAmend, charterWhatIf } from '../charter/charter.ts'
import { claim } from '../claim/claim.ts'
import { myJobs } from '../claim/my-jobs.ts'
import { progress } from '../claim/progress.ts'
import { release } from '../claim/release.ts'
import { claimUndo } from '../claim/undo.ts'
import { motionClose } from '../decision/close.ts'
import { motion, motionWhy } from '../decision/motion.ts'
import { motionNew, motionUrgent } from '../decision/new.ts'
import { motionOpen } from '../decision/open.ts'
import { tieBreak } from '../decision/tie-break.ts'
import { motionVoid } from '../decision/void.ts'
import { vote } from '../decision/vote.ts'
import { deliver, deliverUndo } from '../delivery/deliver.ts'
import { desk } from '../desk/desk.ts'
import { undelivered } from '../desk/undelivered.ts'
import { ballot } from '../election/ballot.ts'
import { electionClose, electionDraw } from '../election/close.ts'
import { election } from '../election/election.ts'
import { electionCandidate, electionNew } from '../election/new.ts'
import { electionOpen } from '../election/open.ts'
import { enquiryDone } from '../enquiry/done.ts'
import { enquiries } from '../enquiry/enquiries.ts'
import { enquiryReply } from '../enquiry/reply.ts'
import { talk } from '../enquiry/talk.ts'
import { calendar, calendarRenew } from '../feed/calendar.ts'
import { feeAmount, feeAmountUndo } from '../fees/amount.ts'
import { feeExpense, feeExpenseUndo } from '../fees/expense.ts'
import { fee } from '../fees/fee.ts'
import { help } from '../help/help.ts'
import { jobClose } from '../job/close.ts'
import { job } from '../job/job.ts'
import { jobNew } from '../job/new.ts'
import { agenda } from '../meeting/agenda.ts'
import { meetingCancel } from '../meeting/cancel.ts'
import { meetingChange } from '../meeting/change.ts'
import { meetingConvene } from '../meeting/convene.ts'
import { meeting } from '../meeting/meeting.ts'
import { meetingNew } from '../meeting/new.ts'
import { next } from '../meeting/next.ts'
import { meetingRestore } from '../meeting/restore.ts'
import { memberAppoint, memberSucceed, memberVacate } from '../membership/appoint.ts'
import { body, bodyChair, bodyEnd, bodyHandover, bodyNew, bodySeat } from '../membership/body.ts'
import { duty } from '../membership/duty.ts'
import { member } from '../membership/member.ts'
import { memberRadar } from '../membership/radar.ts'
import { actionDone, actionNew } from '../minutes/action.ts'
import { minutesEdit } from '../minutes/edit.ts'
import { minutes } from '../minutes/minutes.ts'
import { minutesConfirm, minutesSend } from '../minutes/send.ts'
import { observerAccept, observerDecline } from '../observer/accept.ts'
import { memberObserver } from '../observer/observer.ts'
import { observerWithdraw } from '../observer/withdraw.ts'
import { paperNew } from '../papers/new.ts'
import { papers } from '../papers/papers.ts'
import { paperWithdraw } from '../papers/withdraw.ts'
import { pay } from '../pay/pay.ts'
import { memberCode } from '../people/code.ts'
import { connect } from '../people/connect.ts'
import { deleteMe } from '../people/delete-me.ts'
import { language } from '../people/language.ts'
import { memberDelete } from '../people/member-delete.ts'
import { memberRegister, memberRegisterUndo, memberRename } from '../people/register.ts'
import { worker } from '../people/worker.ts'
import { memberPledge, memberPledgeUndo } from '../pledge/member-pledge.ts'
import { pledge } from '../pledge/pledge.ts'
import { pollAnswer } from '../poll/answer.ts'
import { pollCancel } from '../poll/cancel.ts'
import { poll } from '../poll/poll.ts'
import { pollRemind } from '../poll/remind.ts'
import { pollSettle } from '../poll/settle.ts'
import { pollUndo } from '../poll/undo.ts'
import { proxyAccept, proxyDecline } from '../proxy/accept.ts'
import { proxyApprove, proxyRefuse } from '../proxy/approve.ts'
import { proxyCancel } from '../proxy/cancel.ts'
import { proxy } from '../proxy/proxy.ts'
import { minutesPublish } from '../publication/publish.ts'
import { roadmapChange } from '../roadmap/change.ts'
import { roadmapDone, roadmapDrop, roadmapReopen } from '../roadmap/done.ts'
import { roadmapMove } from '../roadmap/move.ts'
import { roadmapNew } from '../roadmap/new.ts'
import { roadmap } from '../roadmap/roadmap.ts'
import { meetingBoard } from '../session/board.ts'
import { left } from '../session/left.ts'
import { mySeat } from '../session/my-seat.ts'
import { meetingClose, meetingOpen } from '../session/open.ts'
import { checkInCode, present } from '../session/present.ts'
import { preside } from '../session/preside.ts'
import { recuse } from '../session/recuse.ts'
import { type CommandId, commands } from '../table/table.ts'
import { courseCame, courseMissed } from '../training/came.ts'
import { courseCancel } from '../training/cancel.ts'
import { courseChange } from '../training/change.ts'
import { course } from '../training/course.ts'
import { courseDone, courseDoneUndo } from '../training/done.ts'
import { enrol } from '../training/enrol.ts'
import { enrolLeave } from '../training/leave.ts'
import { needs } from '../training/needs.ts'
import { courseNew } from '../training/new.ts'
import type { Card } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { waitLeave } from '../waiting/leave.ts'
import { wait } from '../waiting/wait.ts'
import { writtenClose, writtenVoid } from '../written/close.ts'
import { motionWritten } from '../written/motion-written.ts'
import { undo } from './undo.ts'

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
  help: bind(commands.help, help),
  connect: bind(commands.connect, connect),
  undo: bind(commands.undo, undo),
  language: bind(commands.language, language),
  talk: bind(commands.talk, talk),
  enquiries: bind(commands.enquiries, enquiries),
  'enquiry-reply': bind(commands['enquiry-reply'], enquiryReply),
  'enquiry-done': bind(commands['enquiry-done'], enquiryDone),
  desk: bind(commands.desk, desk),
  undelivered: bind(commands.undelivered, undelivered),
  next: bind(commands.next, next),
  agenda: bind(commands.agenda, agenda),
  meeting: bind(commands.meeting, meeting),
  calendar: bind(commands.calendar, calendar),
  'calendar-renew': bind(commands['calendar-renew'], calendarRenew),
  'meeting-new': bind(commands['meeting-new'], meetingNew),
  'meeting-convene': bind(commands['meeting-convene'], meetingConvene),
  'meeting-change': bind(commands['meeting-change'], meetingChange),
  'meeting-restore': bind(commands['meeting-restore'], meetingRestore),
  'meeting-cancel': bind(commands['meeting-cancel'], meetingCancel),
  poll: bind(commands.poll, poll),
  'poll-answer': bind(commands['poll-answer'], pollAnswer),
  'poll-undo': bind(commands['poll-undo'], pollUndo),
  'poll-remind': bind(commands['poll-remind'], pollRemind),
  'poll-settle': bind(commands['poll-settle'], pollSettle),
  'poll-cancel': bind(commands['poll-cancel'], pollCancel),
  rsvp: bind(commands.rsvp, rsvp),
  'rsvp-undo': bind(commands['rsvp-undo'], rsvpUndo),
  status: bind(commands.status, status),
  quorum: bind(commands.quorum, quorum),
  remind: bind(commands.remind, remind),
  roll: bind(commands.roll, roll),
  proxy: bind(commands.proxy, proxy),
  'proxy-cancel': bind(commands['proxy-cancel'], proxyCancel),
  'proxy-approve': bind(commands['proxy-approve'], proxyApprove),
  'proxy-refuse': bind(commands['proxy-refuse'], proxyRefuse),
  'proxy-accept': bind(commands['proxy-accept'], proxyAccept),
  'proxy-decline': bind(commands['proxy-decline'], proxyDecline),
  'member-observer': bind(commands['member-observer'], memberObserver),
  'observer-withdraw': bind(commands['observer-withdraw'], observerWithdraw),
  'observer-accept': bind(commands['observer-accept'], observerAccept),
  'observer-decline': bind(commands['observer-decline'], observerDecline),
  pledge: bind(commands.pledge, pledge),
  'member-pledge': bind(commands['member-pledge'], memberPledge),
  'member-pledge-undo': bind(commands['member-pledge-undo'], memberPledgeUndo),
  papers: bind(commands.papers, papers),
  'paper-new': bind(commands['paper-new'], paperNew),
  'paper-withdraw': bind(commands['paper-withdraw'], paperWithdraw),
  present: bind(commands.present, present),
  'check-in-code': bind(commands['check-in-code'], checkInCode),
  'meeting-board': bind(commands['meeting-board'], meetingBoard),
  left: bind(commands.left, left),
  'my-seat': bind(commands['my-seat'], mySeat),
  'meeting-open': bind(commands['meeting-open'], meetingOpen),
  'meeting-close': bind(commands['meeting-close'], meetingClose),
  preside: bind(commands.preside, preside),
  recuse: bind(commands.recuse, recuse),
  vote: bind(commands.vote, vote),
  'tie-break': bind(commands['tie-break'], tieBreak),
  motion: bind(commands.motion, motion),
  'motion-new': bind(commands['motion-new'], motionNew),
  'motion-urgent': bind(commands['motion-urgent'], motionUrgent),
  'motion-open': bind(commands['motion-open'], motionOpen),
  'motion-close': bind(commands['motion-close'], motionClose),
  'motion-void': bind(commands['motion-void'], motionVoid),
  'motion-written': bind(commands['motion-written'], motionWritten),
  'written-close': bind(commands['written-close'], writtenClose),
  'written-void': bind(commands['written-void'], writtenVoid),
  'motion-why': bind(commands['motion-why'], motionWhy),
  ballot: bind(commands.ballot, ballot),
  election: bind(commands.election, election),
  'election-new': bind(commands['election-new'], electionNew),
  'election-candidate': bind(commands['election-candidate'], electionCandidate),
  'election-open': bind(commands['election-open'], electionOpen),
  'election-close': bind(commands['election-close'], electionClose),
  'election-draw': bind(commands['election-draw'], electionDraw),
  charter: bind(commands.charter, charter),
  'charter-amend': bind(commands['charter-amend'], charterAmend),
  'charter-what-if': bind(commands['charter-what-if'], charterWhatIf),
  minutes: bind(commands.minutes, minutes),
  'minutes-edit': bind(commands['minutes-edit'], minutesEdit),
  'minutes-send': bind(commands['minutes-send'], minutesSend),
  'minutes-publish': bind(commands['minutes-publish'], minutesPublish),
  'minutes-confirm': bind(commands['minutes-confirm'], minutesConfirm),
  'action-new': bind(commands['action-new'], actionNew),
  'action-done': bind(commands['action-done'], actionDone),
  roadmap: bind(commands.roadmap, roadmap),
  'roadmap-new': bind(commands['roadmap-new'], roadmapNew),
  'roadmap-done': bind(commands['roadmap-done'], roadmapDone),
  'roadmap-move': bind(commands['roadmap-move'], roadmapMove),
  'roadmap-change': bind(commands['roadmap-change'], roadmapChange),
  'roadmap-drop': bind(commands['roadmap-drop'], roadmapDrop),
  'roadmap-reopen': bind(commands['roadmap-reopen'], roadmapReopen),
  member: bind(commands.member, member),
  duty: bind(commands.duty, duty),
  'member-appoint': bind(commands['member-appoint'], memberAppoint),
  'member-vacate': bind(commands['member-vacate'], memberVacate),
  'member-succeed': bind(commands['member-succeed'], memberSucceed),
  'member-radar': bind(commands['member-radar'], memberRadar),
  body: bind(commands.body, body),
  'body-new': bind(commands['body-new'], bodyNew),
  'body-seat': bind(commands['body-seat'], bodySeat),
  'body-end': bind(commands['body-end'], bodyEnd),
  'body-handover': bind(commands['body-handover'], bodyHandover),
  'body-chair': bind(commands['body-chair'], bodyChair),
  fee: bind(commands.fee, fee),
  'fee-amount': bind(commands['fee-amount'], feeAmount),
  'fee-amount-undo': bind(commands['fee-amount-undo'], feeAmountUndo),
  'fee-expense': bind(commands['fee-expense'], feeExpense),
  'fee-expense-undo': bind(commands['fee-expense-undo'], feeExpenseUndo),
  'member-code': bind(commands['member-code'], memberCode),
  'member-register': bind(commands['member-register'], memberRegister),
  'member-register-undo': bind(commands['member-register-undo'], memberRegisterUndo),
  'member-delete': bind(commands['member-delete'], memberDelete),
  'delete-me': bind(commands['delete-me'], deleteMe),
  'member-rename': bind(commands['member-rename'], memberRename),
  worker: bind(commands.worker, worker),
  job: bind(commands.job, job),
  'job-new': bind(commands['job-new'], jobNew),
  'job-close': bind(commands['job-close'], jobClose),
  claim: bind(commands.claim, claim),
  wait: bind(commands.wait, wait),
  'wait-leave': bind(commands['wait-leave'], waitLeave),
  release: bind(commands.release, release),
  progress: bind(commands.progress, progress),
  deliver: bind(commands.deliver, deliver),
  'deliver-undo': bind(commands['deliver-undo'], deliverUndo),
  'claim-undo': bind(commands['claim-undo'], claimUndo),
  'my-jobs': bind(commands['my-jobs'], myJobs),
  pay: bind(commands.pay, pay),
  course: bind(commands.course, course),
  'course-new': bind(commands['course-new'], courseNew),
  'course-change': bind(commands['course-change'], courseChange),
  'course-cancel': bind(commands['course-cancel'], courseCancel),
  'course-done': bind(commands['course-done'], courseDone),
  'course-done-undo': bind(commands['course-done-undo'], courseDoneUndo),
  'course-came': bind(commands['course-came'], courseCame),
  'course-missed': bind(commands['course-missed'], courseMissed),
  enrol: bind(commands.enrol, enrol),
  'enrol-leave': bind(commands['enrol-leave'], enrolLeave),
  needs: bind(commands.needs, needs),
}
