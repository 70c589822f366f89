import { among, type Sql, type Statement, statement } from '../../db/sql.ts'
import { LEASED } from '../../domain/claim/model.ts'
import type { Condition } from '../turn/notice.ts'

/** Whether what a notice rests on is still so: its meeting as it was, its proxy where it stood, its poll open. */
export const isStillSo = async (
  sql: Sql,
  town: string,
  { meeting, proxy, observer, answer, motion, round, action, written, poll, jobs, lease }: Condition,
): Promise<boolean> => {
  const conditions: Statement[] = [
    ...(meeting
      ? [
          statement`exists (select 1 from meeting where town_id = ${town} and id = ${meeting.id}
            and (${meeting.revision ?? null}::int is null or revision = ${meeting.revision ?? null}::int) and state = any (${meeting.states}))`,
        ]
      : []),
    ...(answer
      ? [
          statement`exists (select 1 from answer where town_id = ${town} and meeting_id = ${answer.meeting}
            and seat_id = ${answer.seat} and at = ${new Date(answer.at)})`,
        ]
      : []),
    ...(proxy
      ? [
          statement`exists (select 1 from proxy where town_id = ${town} and id = ${proxy.id} and state = any (${proxy.states}))`,
        ]
      : []),
    ...(observer
      ? [
          statement`exists (select 1 from observer where town_id = ${town} and id = ${observer.id} and state = any (${observer.states}))`,
        ]
      : []),
    ...(action === undefined
      ? []
      : [
          statement`exists (select 1 from action_item where town_id = ${town} and id = ${action} and state = 'open')`,
        ]),
    ...(written
      ? [
          statement`exists (select 1 from written where town_id = ${town} and body_id = ${written.body} and no = ${written.no}
            and state = 'open')`,
        ]
      : []),
    ...(round
      ? [
          statement`exists (select 1 from election_round where town_id = ${town} and meeting_id = ${round.meeting}
            and office = ${round.office} and no = ${round.no} and closed_at is null)`,
        ]
      : []),
    ...(motion
      ? [
          statement`exists (select 1 from motion where town_id = ${town} and meeting_id = ${motion.meeting} and no = ${motion.no}
            and state = any (${motion.states}))`,
        ]
      : []),
    ...(poll
      ? [
          statement`exists (select 1 from poll where town_id = ${town} and no = ${poll.no} and state = any (${poll.states}))`,
        ]
      : []),
    ...(jobs
      ? [
          statement`exists (select 1 from job where town_id = ${town} and no = any (${jobs}) and state = 'open' and taken < slots)`,
        ]
      : []),
    ...(lease
      ? [
          statement`exists (select 1 from claim where town_id = ${town} and id = ${lease.claim} and state in ${among(LEASED)}
            and lease_asked_at = ${new Date(lease.askedAt)})`,
        ]
      : []),
  ]
  for (const condition of conditions)
    if ((await sql.count(statement`select 1 where ${condition}`)) === 0) return false
  return true
}
