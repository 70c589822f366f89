import { among, statement, verbatim } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { IN_HAND } from '../claim/model.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { LIVING } from '../supporter/model.ts'
import { PLACED } from '../training/model.ts'
import { erasedKey } from './fold-name.ts'
import { mayKeepOffice } from './may.ts'
import { ERASED, SYSTEM } from './model.ts'
import { readActor } from './read.ts'

export type EraseRefusal =
  | NotPermitted
  | { kind: 'no-such-person' }
  /** They hold a seat, or work they have in hand: that has to end first. */
  | { kind: 'still-seated' }
  | { kind: 'still-working' }
  /** They preside over a body, or stand in for who does. */
  | { kind: 'still-in-office' }
  /** Nobody deletes themselves: it takes a second person. */
  | { kind: 'oneself' }

/**
 * Deletes what is personal about somebody who asked for it and has left: name, reading, chat accounts, notes and reasons,
 * codes, hours and wishes, an application not finished, whom they support or are supported by, and every card that was said
 * to them. Kept, because law or the record of decisions keeps it: that the seat was held and answered for, who was present,
 * the claims with their days and amounts, what was reimbursed without what for, and the audit, all by an id that no longer
 * names anybody. The terms of their claims name them for as long as law asks for the papers of an order, three years from
 * its end (J1): they never change, so they go as a whole afterwards (`TERMS_KEPT_DAYS`); how many those are is said.
 */
export async function erasePerson(
  act: Act,
  { personId }: { personId: string },
): Promise<Outcome<{ name: string; contracts: number }, EraseRefusal>> {
  const { sql, town } = act
  const not = act.by === SYSTEM ? undefined : forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  if (act.by === personId) return refuse({ kind: 'oneself' })
  const there = await sql.count(
    statement`select 1 from person where town_id = ${town} and id = ${personId} and name <> ${ERASED} for update`,
  )
  if (there === 0) return refuse({ kind: 'no-such-person' })
  const seated =
    await sql.count(statement`select 1 from appointment where town_id = ${town} and person_id = ${personId}
    and (to_date is null or to_date >= ${act.now}::timestamptz::date)`)
  if (seated > 0) return refuse({ kind: 'still-seated' })
  const inOffice =
    await sql.count(statement`select 1 from office where town_id = ${town} and person_id = ${personId}
    and (to_date is null or to_date >= ${act.now}::timestamptz::date)`)
  if (inOffice > 0) return refuse({ kind: 'still-in-office' })
  const working =
    await sql.count(statement`select 1 from claim where town_id = ${town} and person_id = ${personId}
    and state in ${among(IN_HAND)}`)
  if (working > 0) return refuse({ kind: 'still-working' })
  await forget(act, personId)
  await audit(act, { act: 'person.erased', subject: personId })
  const contracts = await sql.count(statement`select distinct t.claim_id from terms t
    join claim c on c.town_id = t.town_id and c.id = t.claim_id where c.town_id = ${town} and c.person_id = ${personId}`)
  return done({ name: ERASED, contracts })
}

/** Files they handed in, what they asked and were answered, and what was said of their work; that it was inspected, and for how much, stays. */
async function forgetWork({ sql, town }: Pick<Act, 'sql' | 'town'>, personId: string): Promise<void> {
  const claims = statement`select id from claim where town_id = ${town} and person_id = ${personId}`
  await sql.count(statement`delete from delivery_file where town_id = ${town} and claim_id in (${claims})`)
  await sql.count(statement`delete from stored_file s where s.town_id = ${town}
    and not exists (select 1 from delivery_file f where f.town_id = s.town_id and f.sha256 = s.sha256)`)
  await sql.count(
    statement`update claim set inspection_reason = null where town_id = ${town} and person_id = ${personId}`,
  )
  await sql.count(
    statement`update inspection set reason = null where town_id = ${town} and claim_id in (${claims})`,
  )
  await sql.count(statement`update question set text = ${ERASED}, answer = case when answer is not null then ${ERASED} end
    where town_id = ${town} and person_id = ${personId}`)
}

async function forget({ sql, town, now }: Act, personId: string): Promise<void> {
  const accounts = statement`select platform, user_id from account where town_id = ${town} and person_id = ${personId}`
  await sql.count(statement`delete from inbox where town_id = ${town}
    and (platform, reply->>'userId') in (${accounts})`)
  await sql.count(statement`delete from stored_event where (platform, utterance->>'userId') in (${accounts})
    and utterance->>'town' = ${town}`)
  await sql.count(
    statement`delete from link_attempt where town_id = ${town} and (platform, user_id) in (${accounts})`,
  )
  await sql.count(statement`delete from held where town_id = ${town} and notice->'to' ?| array(
    select user_id from account where town_id = ${town} and person_id = ${personId})`)
  await sql.count(
    statement`delete from enquiry where town_id = ${town} and (platform, user_id) in (${accounts})`,
  )
  await sql.count(
    statement`delete from recruit where town_id = ${town} and (person_id = ${personId} or (platform, user_id) in (${accounts}))`,
  )
  for (const table of [
    'account',
    'link_code',
    'calendar_feed',
    'poll_answer',
    'waiting',
    'application',
    'reminder',
    'spoken',
    'enquiry',
  ])
    await sql.count(
      statement`delete from ${verbatim(table)} where town_id = ${town} and person_id = ${personId}`,
    )
  await sql.count(
    statement`update answer set note = null, previous = null where town_id = ${town} and person_id = ${personId}`,
  )
  await sql.count(
    statement`update claim set note = null, url = null where town_id = ${town} and person_id = ${personId}`,
  )
  await forgetWork({ sql, town }, personId)
  await sql.count(
    statement`update worker set state = 'left', skills = '{}', hours = null, wishes = null, invoice_no = null,
      left_at = coalesce(left_at, ${now}::timestamptz) where town_id = ${town} and person_id = ${personId}`,
  )
  await sql.count(statement`update supporter set state = 'ended', ended_at = ${now}
    where town_id = ${town} and (worker_id = ${personId} or person_id = ${personId}) and state in ${among(LIVING)}`)
  await sql.count(statement`with gone as (
      update enrolment e set state = 'withdrawn', ended_at = ${now} from (select id, state as was from enrolment
        where town_id = ${town} and person_id = ${personId} and state in ${among(PLACED)}) o
      where e.town_id = ${town} and e.id = o.id returning e.course_no, o.was)
    update course c set taken = c.taken - 1 from gone g where c.town_id = ${town} and c.no = g.course_no and g.was = 'enrolled'`)
  // Their notes tell their expenses apart: each is left with a number.
  await sql.count(statement`update expense e set note = ${ERASED} || n.no from (
      select meeting_id, note, row_number() over (partition by meeting_id order by at, note) as no from expense
      where town_id = ${town} and person_id = ${personId}) n
    where e.town_id = ${town} and e.person_id = ${personId} and e.meeting_id = n.meeting_id and e.note = n.note`)
  await sql.count(statement`update proxy set reason = null, code_digest = null, former_digest = null,
      name = case when person_id = ${personId} then ${ERASED} else name end,
      name_key = case when person_id = ${personId} then ${erasedKey(personId)} else name_key end,
      title = case when person_id = ${personId} then null else title end
    where town_id = ${town} and (person_id = ${personId} or principal_id = ${personId})`)
  await sql.count(statement`update observer set name = ${ERASED}, name_key = ${erasedKey(personId)},
      org = null, code_digest = null where town_id = ${town} and person_id = ${personId}`)
  await sql.count(statement`update person set name = ${ERASED}, name_key = ${erasedKey(personId)}, kana = null, phone = null,
    roles = '{}', locale = 'ja', locale_from = 'default' where town_id = ${town} and id = ${personId}`)
}
