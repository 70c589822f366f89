// The roll of members and workers, one-time codes, connecting an account, and the way to a human.
import { z } from 'zod'
import { isoDay } from '../../domain/calendar.ts'
import { claimProxyCode } from '../../domain/meeting/proxy.ts'
import {
  connect as connectAccount,
  countWrongCode,
  issueCode,
  redeemCode,
  triesAreUsedUp,
} from '../../domain/people/connect.ts'
import { foldName } from '../../domain/people/names.ts'
import { codeDigest, readCode, showCode } from '../../domain/people/secret-code.ts'
import { buttons, type Card, card, facts, note, type Part, press, strong, text } from '../card.ts'
import { line } from '../command-line.ts'
import type { ArgsOf } from '../commands.ts'
import type { Platform, Turn } from '../turn.ts'
import { sayWhen } from '../when.ts'
import type { Words } from '../words.ts'
import { choosePerson, personKey } from './person-choice.ts'
import { proxyOffer } from './proxy-approval.ts'
import { refusal } from './refusals.ts'

/** What somebody the town does not know is told, and nothing else. */
export function strangerCard(w: Words, phone: string | undefined, platform: Platform): Card {
  const p = w.people
  return card(p.strangerTitle, [
    text(platform === 'slack' ? p.strangerHowSlack : p.strangerHow),
    note(platform === 'slack' ? p.strangerExampleSlack : p.strangerExample),
    text(phone ? p.strangerPhone(phone) : p.strangerNoPhone),
  ])
}

/** A stranger's turn has no speaker yet: what connecting needs of it. */
export type Newcomer = Pick<Turn, 'act' | 'town' | 'words' | 'utterance' | 'tell'> & {
  speaker: Turn['speaker'] | null
  turnAs: (personId: string) => Turn
}

/** A code connects the account to a person, or makes its bearer the proxy it was made for. Few tries, then a pause. */
export async function connect(turn: Newcomer, args: ArgsOf<'connect'>): Promise<Card> {
  const { words: w, act, utterance } = turn
  const account = { platform: utterance.platform, userId: utterance.userId }
  const digits = args.code ? readCode(args.code) : undefined
  if (!digits && !args.code)
    return turn.speaker
      ? card(w.people.codeAsk, [], 'question')
      : strangerCard(w, turn.town.settings.phone, utterance.platform)
  if (await triesAreUsedUp(act, account)) return refusal(w.people.triesUsedUp, w.people.triesUsedUpHint)
  if (digits) {
    const proxy = await asProxy(turn, digits)
    if (proxy) return proxy
    const redeemed = await redeemCode(act, { digits, account })
    if (redeemed.ok) return welcome(turn, redeemed.value.personId)
    if (redeemed.refusal.kind === 'code-expired')
      return refusal(w.people.codeExpired, w.people.codeExpiredHint)
  }
  const { left } = await countWrongCode(act, account)
  return left > 0
    ? refusal(w.people.codeUnknown, w.people.codeUnknownHint(left))
    : refusal(w.people.triesUsedUp, w.people.triesUsedUpHint)
}

/** Somebody connected already shows a code: of a proxy they are asked to be, or of another person they are to be. */
export const connectAgain = (turn: Turn, args: ArgsOf<'connect'>): Promise<Card> =>
  connect({ ...turn, turnAs: () => turn }, args)

async function welcome(turn: Newcomer, personId: string): Promise<Card> {
  const { words: w, act, utterance } = turn
  const { name } = await act.tx.person.findUniqueOrThrow({
    where: { townId_id: { townId: act.town, id: personId } },
  })
  const platform = utterance.platform === 'line' ? 'LINE' : 'Slack'
  turn.tell({ to: { staff: true }, card: (words) => card(words.people.accountConnected(name, platform), []) })
  return card(
    w.people.connected(name),
    [text(w.people.connectedHint), buttons(press(w.help, line('help')))],
    'done',
  )
}

/** A proxy who is not in the register yet is entered with the name the member gave. */
async function asProxy(turn: Newcomer, digits: string): Promise<Card | undefined> {
  const { act, utterance, words: w } = turn
  const pending = await act.tx.proxy.findFirst({
    where: { townId: act.town, codeDigest: codeDigest(act.town, digits), state: 'approved' },
  })
  if (!pending) return undefined
  const personId = turn.speaker?.personId ?? (await enter(turn, pending.name, utterance))
  const claimed = await claimProxyCode(act, { digits, personId })
  if (claimed.ok) return proxyOffer(turn.turnAs(personId), claimed.value)
  switch (claimed.refusal.kind) {
    case 'code-expired':
      return refusal(w.people.codeExpired, w.people.codeExpiredHint)
    case 'proxy-is-principal':
      return refusal(w.meeting.proxyIsPrincipal, w.meeting.proxyIsPrincipalHint)
    case 'proxy-has-other-seat':
      return refusal(w.meeting.proxyOtherSeat(pending.name), w.meeting.proxyOtherSeatHint)
    default:
      return refusal(w.people.codeUnknown)
  }
}

async function enter(
  { act, words }: Newcomer,
  name: string,
  { platform, userId }: Turn['utterance'],
): Promise<string> {
  const id = `proxy-${codeDigest(act.town, userId).slice(0, 12)}`
  await act.tx.person.upsert({
    where: { townId_id: { townId: act.town, id } },
    create: { townId: act.town, id, name, nameKey: foldName(name), locale: words.locale, roles: [] },
    update: {},
  })
  await connectAccount(act, { personId: id, account: { platform, userId } })
  return id
}

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
  turn.tell({
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
