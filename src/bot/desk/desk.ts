import { isStaff } from '../../domain/people/may.ts'
import { type Card, card, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { deskDecisions } from './desk-decisions.ts'
import { deskEnquiries } from './desk-enquiries.ts'
import { deskJobs } from './desk-jobs.ts'
import { deskMeetings } from './desk-meetings.ts'
import { deskOfficeActs, deskOfficeLine, deskOfficeLost } from './desk-office.ts'
import { deskOrders } from './desk-orders.ts'
import { deskOwnCard } from './desk-own.ts'
import { deskRadar } from './desk-radar.ts'
import { deskWorkers } from './desk-workers.ts'
import { IN_MESSAGE, type Room } from './view.ts'
import { words } from './words.ts'

/** The desk as a message: the secretariat's, and for everybody else what is theirs. */
export const desk = (turn: Turn): Promise<Card> =>
  isStaff(turn.speaker) ? deskCard(turn, IN_MESSAGE) : deskOwnCard(turn, IN_MESSAGE)

/** Everything the secretariat has to see to, each with its next press: thirteen statements, and no word to a platform. */
export async function deskCard(turn: Turn, room: Room): Promise<Card> {
  const { locale, town } = turn
  const [meetings, decisions, enquiries, jobs, orders, radar, lost, line, workers] = await Promise.all([
    deskMeetings(turn, room),
    deskDecisions(turn, room),
    deskEnquiries(turn, room),
    deskJobs(turn, room),
    deskOrders(turn, room),
    deskRadar(turn, room),
    deskOfficeLost(turn, room),
    deskOfficeLine(turn),
    deskWorkers(turn),
  ])
  const w = words(locale)
  const waits = [
    ...(decisions.waiting > 0 ? [w.toDecide(decisions.waiting)] : []),
    ...(enquiries.waiting > 0 ? [w.toAnswer(enquiries.waiting)] : []),
    ...(jobs.waiting > 0 ? [w.toLook(jobs.waiting)] : []),
    ...(workers.waiting > 0 ? [w.toApprove(workers.waiting)] : []),
    ...(orders.waiting > 0 ? [w.toSell(orders.waiting)] : []),
    ...(lost.waiting > 0 ? [w.toSend(lost.waiting)] : []),
  ]
  return card(w.deskTitle(town.name), [
    text(waits.length > 0 ? w.waits(waits.join(w.and)) : w.nothingWaits),
    deskOfficeActs(locale),
    ...meetings,
    ...decisions.parts,
    ...enquiries.parts,
    ...jobs.parts,
    ...workers.parts,
    ...orders.parts,
    ...radar,
    ...lost.parts,
    line,
  ])
}
