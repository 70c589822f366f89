import { among, type Sql, type Statement, statement } from '../../db/sql.ts'
import { LEASED } from '../../domain/claim/model.ts'
import type { Condition } from '../turn/notice.ts'

/** Whether what a notice rests on is still so: its meeting as it was, its proxy where it stood, its poll open, its terms unanswered. */
export const isStillSo = async (
  sql: Sql,
  town: string,
  {
    meeting,
    proxy,
    observer,
    answer,
    motion,
    round,
    action,
    written,
    poll,
    terms,
    lead,
    party,
    course,
    enrolment,
    claim,
    jobs,
    lease,
  }: Condition,
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
    ...(terms
      ? [
          statement`exists (select 1 from terms where town_id = ${town} and claim_id = ${terms.claim} and version = ${terms.version}
            and state = 'proposed')`,
        ]
      : []),
    ...(lead
      ? [
          statement`exists (select 1 from lead where town_id = ${town} and no = ${lead.no} and revision = ${lead.revision}
            and stage not in ('won', 'lost'))`,
        ]
      : []),
    ...(party
      ? [
          statement`exists (select 1 from item where town_id = ${town} and meeting_id = ${party.meeting} and no = ${party.item}
              and order_no = ${party.order})
            and not exists (select 1 from recusal where town_id = ${town} and meeting_id = ${party.meeting} and item_no = ${party.item}
              and seat_id = ${party.seat})`,
        ]
      : []),
    ...(course ? [courseIs(town, course)] : []),
    ...(enrolment
      ? [
          statement`exists (select 1 from enrolment where town_id = ${town} and course_no = ${enrolment.course}
            and person_id = ${enrolment.person} and state = any (${enrolment.states}))`,
        ]
      : []),
    ...(claim
      ? [
          statement`exists (select 1 from claim where town_id = ${town} and id = ${claim.id} and state = any (${claim.states}))`,
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

function courseIs(
  town: string,
  { no, states, dates = [], place }: NonNullable<Condition['course']>,
): Statement {
  const days = dates.map((at) => new Date(at))
  return statement`exists (select 1 from course c where c.town_id = ${town} and c.no = ${no} and c.state = any (${states})
    and (${place === undefined}::boolean or c.place is not distinct from ${place ?? null}::text)
    and not exists (select 1 from unnest(${days}::timestamptz[]) d where not exists (
      select 1 from course_date x where x.town_id = c.town_id and x.course_no = c.no and x.starts_at = d)))`
}
