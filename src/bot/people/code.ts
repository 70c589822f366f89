import { showCode } from '../../domain/people/code.ts'
import { issueCode } from '../../domain/people/issue-code.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, secret, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { choosePerson } from './choose.ts'
import { words } from './words.ts'

/** A one-time code that connects a person's LINE; staff hand it over. */
export async function memberCode(turn: Turn, args: ArgsOf<'member-code'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (!args.member) {
    turn.ask({ id: 'member-code', args: {}, missing: 'member' })
    return card(w.whoAsk, [], 'question')
  }
  const found = await choosePerson(turn, args.member, { id: 'member-code', args, key: 'member' })
  if ('card' in found) return found.card
  const { id, name } = found.person
  const digits = turn.code()
  const issued = await issueCode(act, { personId: id, digits })
  if (!issued.ok)
    return issued.refusal.kind === 'not-permitted'
      ? notPermitted(locale, issued.refusal)
      : refusal(w.noSuchPerson(name), w.noSuchPersonHint)
  return card(
    w.codeFor(name),
    [
      secret(showCode(digits)),
      text(w.codeHow),
      facts([w.codeUntil, sayWhen(issued.value.expiresAt, town.timezone, locale)]),
    ],
    'done',
  )
}
