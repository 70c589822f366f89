// Table entry → handler. A command without one does not compile.
import type { z } from 'zod'
import { jobChoose } from '../application/job-choose.ts'
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
import { jobReassign } from '../claim/reassign.ts'
import { release } from '../claim/release.ts'
import { stillWorking } from '../claim/still-working.ts'
import { claimUndo } from '../claim/undo.ts'
import { motionClose } from '../decision/close.ts'
import { motion, motionWhy } from '../decision/motion.ts'
import { motionNew, motionUrgent } from '../decision/new.ts'
import { motionOpen } from '../decision/open.ts'
import { tieBreak } from '../decision/tie-break.ts'
import { motionVoid } from '../decision/void.ts'
import { vote } from '../decision/vote.ts'
import { deliver, deliverUndo } from '../delivery/deliver.ts'
import { deliverFile, deliverFileUndo } from '../delivery/deliver-file.ts'
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
import { figures } from '../figures/figures.ts'
import { help } from '../help/help.ts'
import { jobAccept } from '../inspection/accept.ts'
import { inspection } from '../inspection/inspection.ts'
import { jobPartial } from '../inspection/partial.ts'
import { jobRework } from '../inspection/rework.ts'
import { jobAcceptUndo } from '../inspection/undo.ts'
import { jobClose } from '../job/close.ts'
import { job } from '../job/job.ts'
import { jobNew } from '../job/new.ts'
import { jobPublish } from '../job/publish.ts'
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
import { orderCancel } from '../order/cancel.ts'
import { orderChange } from '../order/change.ts'
import { orderNew } from '../order/new.ts'
import { order } from '../order/order.ts'
import { orderSplit, orderUnsplit } from '../order/split.ts'
import { paperNew } from '../papers/new.ts'
import { papers } from '../papers/papers.ts'
import { paperWithdraw } from '../papers/withdraw.ts'
import { payClock } from '../pay/clock.ts'
import { payPaid, payPaidUndo } from '../pay/paid.ts'
import { pay } from '../pay/pay.ts'
import { paySend } from '../pay/send.ts'
import { statement } from '../pay/statement.ts'
import { memberCode } from '../people/code.ts'
import { connect } from '../people/connect.ts'
import { language } from '../people/language.ts'
import { memberDelete } from '../people/member-delete.ts'
import { memberRegister, memberRegisterUndo, memberRename } from '../people/register.ts'
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
import { questionAnswer } from '../question/answer.ts'
import { question } from '../question/question.ts'
import { recruit } from '../recruit/recruit.ts'
import { roadmapChange } from '../roadmap/change.ts'
import { roadmapDone, roadmapDrop, roadmapReopen } from '../roadmap/done.ts'
import { roadmapMove } from '../roadmap/move.ts'
import { roadmapNew } from '../roadmap/new.ts'
import { roadmap } from '../roadmap/roadmap.ts'
import { clientChange, clientDrop } from '../sales/change-client.ts'
import { leadChange, leadUndo } from '../sales/change-lead.ts'
import { client } from '../sales/client.ts'
import { lead } from '../sales/lead.ts'
import { leadMove } from '../sales/move-lead.ts'
import { clientNew } from '../sales/new-client.ts'
import { leadNew } from '../sales/new-lead.ts'
import { leadWon } from '../sales/won-lead.ts'
import { meetingBoard } from '../session/board.ts'
import { left } from '../session/left.ts'
import { meetingItem } from '../session/meeting-item.ts'
import { mySeat } from '../session/my-seat.ts'
import { meetingClose, meetingOpen } from '../session/open.ts'
import { checkInCode, present } from '../session/present.ts'
import { preside } from '../session/preside.ts'
import { recuse } from '../session/recuse.ts'
import { noInterest, stepBack } from '../session/step-back.ts'
import { agreeAnswer, declineAnswer } from '../supporter/answer.ts'
import { endSupporting } from '../supporter/end.ts'
import { proposeSupport } from '../supporter/propose.ts'
import { supporters } from '../supporter/supporters.ts'
import { type CommandId, commands } from '../table/table.ts'
import { termsAgree, termsDecline } from '../terms/agree.ts'
import { jobChange, jobChangeWithdraw } from '../terms/change.ts'
import { contracts } from '../terms/contracts.ts'
import { jobTerms } from '../terms/job-terms.ts'
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
import { workerApprove, workerBack, workerOrient, workerRest, workerResume } from '../worker/approve.ts'
import { forgetMe } from '../worker/forget-me.ts'
import { workerInvoice } from '../worker/invoice.ts'
import { quit, workerLeave } from '../worker/leave.ts'
import { workerLimit } from '../worker/limit.ts'
import { workerNew, workerNewUndo } from '../worker/new.ts'
import { rest, resume } from '../worker/rest.ts'
import { wishes } from '../worker/wishes.ts'
import { worker } from '../worker/worker.ts'
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
  'meeting-item': bind(commands['meeting-item'], meetingItem),
  'step-back': bind(commands['step-back'], stepBack),
  'no-interest': bind(commands['no-interest'], noInterest),
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
  'member-rename': bind(commands['member-rename'], memberRename),
  job: bind(commands.job, job),
  'job-new': bind(commands['job-new'], jobNew),
  'job-close': bind(commands['job-close'], jobClose),
  'job-publish': bind(commands['job-publish'], jobPublish),
  'job-choose': bind(commands['job-choose'], jobChoose),
  'job-reassign': bind(commands['job-reassign'], jobReassign),
  'still-working': bind(commands['still-working'], stillWorking),
  claim: bind(commands.claim, claim),
  wait: bind(commands.wait, wait),
  'wait-leave': bind(commands['wait-leave'], waitLeave),
  release: bind(commands.release, release),
  progress: bind(commands.progress, progress),
  deliver: bind(commands.deliver, deliver),
  'deliver-undo': bind(commands['deliver-undo'], deliverUndo),
  'deliver-file': bind(commands['deliver-file'], deliverFile),
  'deliver-file-undo': bind(commands['deliver-file-undo'], deliverFileUndo),
  inspection: bind(commands.inspection, inspection),
  'job-accept': bind(commands['job-accept'], jobAccept),
  'job-accept-undo': bind(commands['job-accept-undo'], jobAcceptUndo),
  'job-rework': bind(commands['job-rework'], jobRework),
  'job-partial': bind(commands['job-partial'], jobPartial),
  question: bind(commands.question, question),
  'question-answer': bind(commands['question-answer'], questionAnswer),
  'claim-undo': bind(commands['claim-undo'], claimUndo),
  'my-jobs': bind(commands['my-jobs'], myJobs),
  pay: bind(commands.pay, pay),
  contracts: bind(commands.contracts, contracts),
  'terms-agree': bind(commands['terms-agree'], termsAgree),
  'terms-decline': bind(commands['terms-decline'], termsDecline),
  'job-terms': bind(commands['job-terms'], jobTerms),
  'job-change': bind(commands['job-change'], jobChange),
  'job-change-withdraw': bind(commands['job-change-withdraw'], jobChangeWithdraw),
  worker: bind(commands.worker, worker),
  'worker-new': bind(commands['worker-new'], workerNew),
  'worker-new-undo': bind(commands['worker-new-undo'], workerNewUndo),
  'worker-orient': bind(commands['worker-orient'], workerOrient),
  'worker-approve': bind(commands['worker-approve'], workerApprove),
  'worker-rest': bind(commands['worker-rest'], workerRest),
  'worker-resume': bind(commands['worker-resume'], workerResume),
  'worker-back': bind(commands['worker-back'], workerBack),
  'worker-leave': bind(commands['worker-leave'], workerLeave),
  'worker-limit': bind(commands['worker-limit'], workerLimit),
  'worker-invoice': bind(commands['worker-invoice'], workerInvoice),
  'worker-supporter': bind(commands['worker-supporter'], proposeSupport),
  recruit: bind(commands.recruit, recruit),
  rest: bind(commands.rest, rest),
  resume: bind(commands.resume, resume),
  quit: bind(commands.quit, quit),
  wishes: bind(commands.wishes, wishes),
  'forget-me': bind(commands['forget-me'], forgetMe),
  supporters: bind(commands.supporters, supporters),
  'supporter-agree': bind(commands['supporter-agree'], agreeAnswer),
  'supporter-decline': bind(commands['supporter-decline'], declineAnswer),
  'supporter-end': bind(commands['supporter-end'], endSupporting),
  statement: bind(commands.statement, statement),
  'pay-send': bind(commands['pay-send'], paySend),
  'pay-paid': bind(commands['pay-paid'], payPaid),
  'pay-paid-undo': bind(commands['pay-paid-undo'], payPaidUndo),
  'pay-clock': bind(commands['pay-clock'], payClock),
  figures: bind(commands.figures, figures),
  client: bind(commands.client, client),
  'client-new': bind(commands['client-new'], clientNew),
  'client-change': bind(commands['client-change'], clientChange),
  'client-drop': bind(commands['client-drop'], clientDrop),
  lead: bind(commands.lead, lead),
  'lead-new': bind(commands['lead-new'], leadNew),
  'lead-move': bind(commands['lead-move'], leadMove),
  'lead-won': bind(commands['lead-won'], leadWon),
  'lead-change': bind(commands['lead-change'], leadChange),
  'lead-undo': bind(commands['lead-undo'], leadUndo),
  order: bind(commands.order, order),
  'order-new': bind(commands['order-new'], orderNew),
  'order-split': bind(commands['order-split'], orderSplit),
  'order-unsplit': bind(commands['order-unsplit'], orderUnsplit),
  'order-change': bind(commands['order-change'], orderChange),
  'order-cancel': bind(commands['order-cancel'], orderCancel),
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
