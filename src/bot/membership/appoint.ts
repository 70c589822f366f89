import { type AppointRefusal, appointMember } from '../../domain/membership/appoint.ts'
import { succeedSeat, type VacateRefusal, vacateSeat } from '../../domain/membership/vacate.ts'
import { choosePerson } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, type Field, facts, note, text } from '../turn/card.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseSeat } from './choose.ts'
import { words } from './words.ts'

/** Writes down that the mayor appointed somebody to a seat, with the term. */
export async function memberAppoint(turn: Turn, args: ArgsOf<'member-appoint'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseSeat(turn, args.seat, { id: 'member-appoint', args, day: args.from })
  if ('card' in chosen) return chosen.card
  const { seat } = chosen
  if (!args.member) return appointForm(locale, seat, args)
  if (!args.from) return refusalAbout('from', w.dayAsk)
  const again = { id: 'member-appoint', args: { ...args, seat: seat.id }, key: 'member' } as const
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const { person } = found
  const term = { from: args.from, to: args.to }
  const appointed = await appointMember(act, { seatId: seat.id, personId: person.id, ...term })
  if (!appointed.ok) return seatRefused(locale, appointed.refusal, seat.title)
  return card(
    w.appointed(person.name, seat.title),
    [text(seat.body), facts([w.term, w.sayTerm(args.from, args.to ?? null)])],
    'done',
  )
}

function appointForm(
  locale: Locale,
  seat: { id: string; title: string },
  args: ArgsOf<'member-appoint'>,
): Card {
  const w = words(locale)
  const field = (name: 'member' | 'from' | 'to', hint?: string): Field => ({
    ...{ name, kind: 'text', optional: name === 'to' },
    label: argumentLabel('member-appoint', name, locale),
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: args[name] }),
  })
  const fields = [field('member'), field('from', w.dayHint), field('to', w.toHint)]
  const preset = { seat: seat.id }
  return card(
    w.appointAsk(seat.title),
    [{ kind: 'form', command: 'member-appoint', preset, submit: w.appoint, fields }],
    'question',
  )
}

/** Writes down that a seat falls vacant on a day, also by resignation. */
export async function memberVacate(turn: Turn, args: ArgsOf<'member-vacate'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseSeat(turn, args.seat, { id: 'member-vacate', args, day: args.on })
  if ('card' in chosen) return chosen.card
  const { seat } = chosen
  if (!args.on) return refusalAbout('on', w.dayAsk)
  if (!seat.personId) return refusal(w.seatVacant)
  const vacated = await vacateSeat(act, { seatId: seat.id, on: args.on, holder: seat.personId })
  if (!vacated.ok) return seatRefused(locale, vacated.refusal, seat.title)
  return card(
    w.vacated(seat.title, args.on),
    [
      text(seat.body),
      ...(seat.name ? [note(w.vacatedWas(seat.name))] : []),
      ...(args.reason ? [facts([w.reason, args.reason])] : []),
    ],
    'done',
  )
}

/** Writes down who follows in an ex-officio seat, and from when (N8). */
export async function memberSucceed(turn: Turn, args: ArgsOf<'member-succeed'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseSeat(turn, args.seat, { id: 'member-succeed', args, day: args.on })
  if ('card' in chosen) return chosen.card
  const { seat } = chosen
  if (!args.member) return card(peopleWords(locale).whoAsk, [], 'question')
  if (!args.on) return refusalAbout('on', w.dayAsk)
  if (!seat.personId) return refusal(w.seatVacant)
  const again = { id: 'member-succeed', args: { ...args, seat: seat.id }, key: 'member' } as const
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const { person } = found
  const passing = { seatId: seat.id, on: args.on, holder: seat.personId, personId: person.id }
  const succeeded = await succeedSeat(act, passing)
  if (!succeeded.ok) return seatRefused(locale, succeeded.refusal, seat.title)
  return card(
    w.succeeded(person.name, seat.title, args.on),
    [text(seat.body), ...(seat.name ? [note(w.vacatedWas(seat.name))] : [])],
    'done',
  )
}

function seatRefused(locale: Locale, why: AppointRefusal | VacateRefusal, seat: string): Card {
  const w = words(locale)
  const term = ({ from, to }: { from: string; to: string | null }) => facts([w.term, w.sayTerm(from, to)])
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-seat':
      return refusalAbout('seat', w.noSuchSeat(seat), w.noSuchSeatHint)
    case 'term-ends-before-it-begins':
      return refusalAbout('to', w.endsBefore)
    case 'outside-of-body':
      return card(w.outsideOfBody, [term(why)], 'refusal')
    case 'seat-taken':
      return card(w.seatTaken(why.name), [term(why)], 'refusal')
    case 'sits-already':
      return card(w.sitsAlready(why.title), [term(why)], 'refusal')
    case 'seat-vacant':
      return refusal(w.seatVacant)
    case 'holder-changed':
      return refusal(w.holderChanged, w.nothingDone)
  }
}
