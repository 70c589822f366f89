// The roll of members, and one of them with their organisation's written duty.
import { type RegisterRow, readRegister } from '../../domain/membership/read.ts'
import { pledgesOf } from '../../domain/pledge/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import { sayPledge } from '../pledge/view.ts'
import { words as pledgeWords } from '../pledge/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Button, buttons, type Card, card, facts, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function member(turn: Turn, args: ArgsOf<'member'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const rows = await readRegister(act, dayIn(town, act.now), args.member)
  if (rows.length === 0 && args.member)
    return refusal(peopleWords(locale).noSuchPerson(args.member), peopleWords(locale).noSuchPersonHint)
  const [only] = rows
  if (!only) return card(w.members, [note(w.noMembers)])
  if (rows.length === 1) return memberCard(turn, only)
  return card(w.members, [{ kind: 'list', items: rows.map((row) => memberLine(locale, row)), empty: '' }])
}

const titled = (locale: Locale, { name, office }: RegisterRow): string =>
  `${name ?? words(locale).vacant}${office ? `(${words(locale)[office]})` : ''}`

const codeButton = (locale: Locale, { person_id }: RegisterRow): Button | undefined =>
  person_id === null
    ? undefined
    : press(peopleWords(locale).issueCode, line('member-code', { member: personKey(person_id) }))

function memberLine(locale: Locale, row: RegisterRow) {
  const chat = row.person_id ? [row.chat ?? words(locale).noChat] : []
  const button = codeButton(locale, row)
  return {
    title: titled(locale, row),
    note: [row.body, row.title, ...chat].join('・'),
    ...(button ? { button } : {}),
  }
}

async function memberCard({ locale, act, town }: Turn, row: RegisterRow): Promise<Card> {
  const w = words(locale)
  const code = codeButton(locale, row)
  const pledges = row.person_id === null ? [] : await pledgesOf(act, row.person_id)
  const pledged = pledges.find(({ bodyId }) => bodyId === row.body_id)
  return card(titled(locale, row), [
    facts(
      [w.seat, `${row.body} ${row.title}`],
      row.organisation ? [w.organisation, row.organisation] : undefined,
      row.duty ? [w.duty, row.duty] : undefined,
      [w.chat, row.chat ?? w.noChat],
      pledged ? [pledgeWords(locale).pledge, sayPledge(locale, town, pledged)] : undefined,
    ),
    ...(code ? [buttons(code)] : []),
  ])
}
