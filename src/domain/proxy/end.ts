import { among, type Statement, statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { LIVING } from './model.ts'

const ended = (at: Statement): Statement =>
  statement`state = 'superseded', former_state = state, former_digest = code_digest, code_digest = null, ended_at = ${at}`

/**
 * Ends the proxy of a seat, or of every seat of a meeting: the member comes (P5), names another, or the meeting moves
 * (N2). Its code is void with it. To be run alone or as part of a larger statement; gives back who it was. What it was
 * before is kept: taking the act back brings it back (`revive.ts`).
 */
export const endProxies = (
  { town, now }: Pick<Act, 'town' | 'now'>,
  { meetingId, seatId }: { meetingId: string; seatId?: string },
  where: Statement = statement`true`,
): Statement => statement`
  update proxy set ${ended(statement`${now}::timestamptz`)}
  where town_id = ${town} and meeting_id = ${meetingId} and state in ${among(LIVING)}
    and ${seatId === undefined ? statement`true` : statement`seat_id = ${seatId}`} and ${where}
  returning id, name, person_id as "personId"`

/** The same for many seats at once, from rows `g` with `n`, `town`, `meeting`, `seat` and `now`. */
export const endProxiesOf = (from: Statement): Statement => statement`
  update proxy x set state = 'superseded', former_state = x.state, former_digest = x.code_digest, code_digest = null,
    ended_at = g.now from ${from}
  where x.town_id = g.town and x.meeting_id = g.meeting and x.seat_id = g.seat and x.state in ${among(LIVING)}
  returning g.n, x.id, x.name, x.person_id as "personId"`
