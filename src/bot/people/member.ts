// The roll of members and workers, one-time codes, connecting an account, and the way to a human.
import { z } from 'zod'
import { isoDay } from '../../domain/calendar.ts'
import { issueCode } from '../../domain/people/connect.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { showCode } from '../../domain/people/secret-code.ts'
import { refusal } from '../meeting/refusals.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, strong, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'
import { choosePerson, personKey } from './choose.ts'

const roll = z.array(
  z.object({
    body: z.string(),
    title: z.string(),
    person_id: z.string().nullable(),
    name: z.string().nullable(),
    office: z.enum(['chair', 'vice']).nullable(),
    organisation: z.string().nullable(),
    duty: z.string().nullable(),
    chat: z.string().nullable(),
  }),
)
const ROLL_LIMIT = 30

export async function member(turn: Turn, args: ArgsOf<'member'>): Promise<Card> {
  const { words: w, act } = turn
  const today = isoDay(act.now, turn.town.timezone)
  const rows = roll.parse(
    await act.tx
      .$queryRaw`select b.name as body, s.title, p.id as person_id, p.name, f.office, o.name as organisation, o.duty,
        (select string_agg(case c.platform when 'line' then 'LINE' else 'Slack' end, '・' order by c.platform) from account c where c.town_id = p.town_id and c.person_id = p.id and c.reachable) as chat
      from seat s join body b on b.town_id = s.town_id and b.id = s.body_id and (b.to_date is null or b.to_date >= ${today}::date or ${args.member ?? null}::text is not null)
      left join appointment a on a.town_id = s.town_id and a.seat_id = s.id and a.from_date <= ${today}::date and (a.to_date is null or a.to_date >= ${today}::date)
      left join person p on p.town_id = a.town_id and p.id = a.person_id
      left join office f on f.town_id = s.town_id and f.body_id = s.body_id and f.person_id = p.id and (f.to_date is null or f.to_date >= ${today}::date)
      left join organisation o on o.town_id = s.town_id and o.id = s.organisation_id
      where s.town_id = ${act.town} and (${args.member ?? null}::text is null
        or p.name_key like ${`${foldName(args.member ?? '')}%`} or s.title like ${`%${args.member ?? ''}%`} or o.name like ${`%${args.member ?? ''}%`})
      order by b.from_date desc, b.id, s.position limit ${ROLL_LIMIT}`,
  )
  if (rows.length === 0)
    return args.member
      ? refusal(w.people.noSuchPerson(args.member), w.people.noSuchPersonHint)
      : card(w.people.members, [note(w.people.noMembers)])
  const [only] = rows
  return rows.length === 1 && only
    ? memberCard(w, only)
    : card(w.people.members, [{ kind: 'list', items: rows.map((row) => memberLine(w, row)), empty: '' }])
}

type Row = z.output<typeof roll>[number]

const titled = (w: Words, { name, office }: Row): string =>
  `${name ?? w.people.vacant}${office ? `(${w.people[office]})` : ''}`

function memberLine(w: Words, row: Row) {
  const chat = row.person_id ? [row.chat ?? w.people.noChat] : []
  const button = row.person_id
    ? { button: press(w.people.issueCode, line('member-code', { member: personKey(row.person_id) })) }
    : {}
  return { title: titled(w, row), note: [row.body, row.title, ...chat].join('・'), ...button }
}

function memberCard(w: Words, row: Row): Card {
  const rows = facts(
    [w.people.seat, `${row.body} ${row.title}`],
    row.organisation ? [w.people.organisation, row.organisation] : undefined,
    row.duty ? [w.people.duty, row.duty] : undefined,
    [w.people.chat, row.chat ?? w.people.noChat],
  )
  const code: Part[] = row.person_id
    ? [buttons(press(w.people.issueCode, line('member-code', { member: personKey(row.person_id) })))]
    : []
  return card(titled(w, row), [rows, ...code])
}

export async function memberCode(turn: Turn, args: ArgsOf<'member-code'>): Promise<Card> {
  const { words: w, act, town } = turn
  if (!args.member) {
    turn.ask({ id: 'member-code', args: {}, missing: 'member' })
    return card(w.people.whoAsk, [], 'question')
  }
  const found = await choosePerson(turn, args.member, { id: 'member-code', args, key: 'member' })
  if ('card' in found) return found.card
  const digits = turn.code()
  const { expiresAt } = await issueCode(act, { personId: found.person.id, digits })
  return card(
    w.people.codeFor(found.person.name),
    [
      strong(showCode(digits)),
      text(w.people.codeHow),
      facts([w.people.codeUntil, sayWhen(expiresAt, town.timezone, w.locale)]),
    ],
    'done',
  )
}

/** A word that always reaches a human (C5), with what the person was doing. */
export async function talk(turn: Turn, args: ArgsOf<'talk'>): Promise<Card> {
  const { words: w, speaker, town } = turn
  const meeting = town.meetings.find(({ id }) => id === turn.shown.meeting)
  turn.notify({
    to: { staff: true },
    card: (words) =>
      card(
        args.callback ? words.people.wantsCall(speaker.name) : words.people.wantsToTalk(speaker.name),
        [
          facts(
            args.message ? [words.people.about, args.message] : undefined,
            args.job ? [words.people.job, words.work.no(args.job)] : undefined,
            meeting ? [words.people.meeting, meeting.title] : undefined,
          ),
        ],
        'alert',
      ),
  })
  const phone = town.settings.phone ? [facts([w.people.talkPhone, town.settings.phone])] : []
  return card(
    w.people.talkTitle,
    [text(args.callback ? w.people.talkCallback : w.people.talkHint), ...phone],
    'done',
  )
}
