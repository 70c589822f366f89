import { z } from 'zod'
import { statement } from '../../db/sql.ts'
import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { mayKeepOffice } from '../people/may.ts'
import { readActor } from '../people/read.ts'
import { forbidden, type NotPermitted } from '../permission.ts'
import { dayIn, type TownModel } from '../town/model.ts'
import { isPollReminderDue } from './due.ts'
import { type Poll, type PollRefusal, pollSubject, type SeenPoll, whyEnded } from './model.ts'
import { coversDate, lockPoll } from './read.ts'

const planned = z.object({ person_id: z.string() })

/** Those who were asked, have said nothing of any date, and whom a message reaches: each is named once for a kind. */
async function planForSilent({ sql, town, now }: Act, no: number, kind: string): Promise<string[]> {
  const rows = await sql.rows(
    planned,
    statement`insert into reminder (town_id, kind, subject, person_id, planned_at)
      select distinct a.town_id, ${kind}, ${pollSubject({ no })}, a.person_id, ${now}::timestamptz
      from poll l join town t on t.id = l.town_id
      join poll_date d on d.town_id = l.town_id and d.poll_no = l.no and d.no = 1
      join appointment a on a.town_id = l.town_id and a.body_id = l.body_id and ${coversDate}
      where l.town_id = ${town} and l.no = ${no} and l.state = 'open'
        and not exists (select 1 from poll_answer w where w.town_id = l.town_id and w.poll_no = l.no and w.person_id = a.person_id)
        and exists (select 1 from account c where c.town_id = a.town_id and c.person_id = a.person_id and c.reachable)
      on conflict do nothing returning person_id`,
  )
  return rows.map(({ person_id }) => person_id)
}

/** Staff ask those who are silent, now: each of them once a day. */
export async function remindPoll(
  act: Act,
  town: TownModel,
  { no }: SeenPoll,
): Promise<Outcome<string[], PollRefusal | NotPermitted>> {
  const not = forbidden(mayKeepOffice(await readActor(act)))
  if (not) return refuse(not)
  const state = await lockPoll(act, no, 'share')
  if (!state) return refuse({ kind: 'no-such-poll' })
  const ended = whyEnded(state)
  if (ended) return refuse(ended)
  const people = await planForSilent(act, no, `now-${dayIn(town, act.now)}`)
  if (people.length > 0)
    await audit(act, { act: 'poll.reminded', subject: `poll/${no}`, facts: { people: people.length } })
  return done(people)
}

/** Whom the clock reminds now of a poll: the silent, once, two days before its end. */
export const remindOfPoll = async (act: Act, town: TownModel, poll: Poll): Promise<string[]> =>
  isPollReminderDue(poll, { town, now: act.now }) ? planForSilent(act, poll.no, 'poll-end') : []
