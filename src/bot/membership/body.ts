// Bodies: what there is, and setting up, ending, handing over, naming people to a subcommittee.
import { addSeat } from '../../domain/membership/add-seat.ts'
import { endBody } from '../../domain/membership/end-body.ts'
import { foundBody } from '../../domain/membership/found.ts'
import { handOver } from '../../domain/membership/hand-over.ts'
import type { Body } from '../../domain/membership/model.ts'
import { nameToSubcommittee } from '../../domain/membership/name-to.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseBody } from '../charter/choose.ts'
import { words as charterWords } from '../charter/words.ts'
import { choosePerson } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, note } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

export async function body({ locale, town }: Turn, args: ArgsOf<'body'>): Promise<Card> {
  const w = words(locale)
  const shown = town.bodies.filter(
    ({ id, name }) => !args.body || id === args.body || name.includes(args.body),
  )
  const items = shown.map(({ id, name, charterId, from, to, parentId }) => {
    const parent = town.bodies.find((one) => one.id === parentId)
    const parts = [id, charterId, w.sayTerm(from, to), ...(parent ? [w.subcommittee(parent.name)] : [])]
    return { title: name, note: parts.join('・') }
  })
  return card(w.bodies, [{ kind: 'list', items, empty: w.noBodies }])
}

export async function bodyNew({ locale, town, act }: Turn, args: ArgsOf<'body-new'>): Promise<Card> {
  const w = words(locale)
  const { name, charter, from } = args
  if (!name) return refusalAbout('name', w.nameAsk)
  if (!charter) return refusalAbout('charter', w.noSuchCharter(''), known(town.charters.map(({ id }) => id)))
  if (!from) return refusalAbout('from', w.dayAsk)
  const parent = args.parent === undefined ? undefined : named(town.bodies, args.parent)
  if (args.parent !== undefined && !parent) return refusalAbout('parent', w.noSuchParent)
  const founded = await foundBody(act, { name, charterId: charter, parentId: parent?.id, from })
  if (founded.ok)
    return card(
      w.founded(name),
      [facts([w.term, w.sayTerm(from, null)]), note(w.foundedHint(founded.value.id))],
      'done',
    )
  const { refusal: why } = founded
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-charter':
      return refusalAbout('charter', w.noSuchCharter(charter), known(why.known))
    case 'no-such-parent':
      return refusalAbout('parent', w.noSuchParent)
    case 'name-taken':
      return refusalAbout('name', w.nameTaken)
  }
  function known(all: string[]): string {
    return w.knownCharters(listed([...new Set(all)], locale))
  }
}

export async function bodySeat(turn: Turn, args: ArgsOf<'body-seat'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const chosen = chooseBody(turn, args.body, { id: 'body-seat', args, day: dayIn(town, act.now) })
  if ('card' in chosen) return chosen.card
  const { title, category = 'expert', fee } = args
  if (!title) return refusalAbout('title', w.seatNameAsk)
  const added = await addSeat(act, { bodyId: chosen.body.id, title, category, feeEligible: fee !== 'no' })
  if (added.ok) return card(w.seatAdded(title), [facts([chosen.body.name, added.value.id])], 'done')
  return added.refusal.kind === 'not-permitted'
    ? notPermitted(locale, added.refusal)
    : refusalAbout('body', charterWords(locale).noSuchBody(chosen.body.name))
}

const named = (bodies: Body[], ref: string): Body | undefined =>
  bodies.find(({ id, name }) => id === ref || name === ref)

export async function bodyEnd(turn: Turn, args: ArgsOf<'body-end'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const chosen = chooseBody(turn, args.body, { id: 'body-end', args, day: dayIn(town, act.now) })
  if ('card' in chosen) return chosen.card
  if (!args.on) return refusalAbout('on', w.dayAsk)
  const ended = await endBody(act, { bodyId: chosen.body.id, on: args.on })
  if (ended.ok) return card(w.bodyEnded(chosen.body.name, args.on), [note(w.bodyEndedHint)], 'done')
  const { refusal: why } = ended
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-body':
      return refusalAbout('body', charterWords(locale).noSuchBody(chosen.body.name))
    case 'ended-already':
      return refusal(w.endedAlready(why.to))
    case 'ends-before-it-begins':
      return refusalAbout('on', w.endsBeforeBody(why.from))
    case 'meetings-after':
      return refusal(w.meetingsAfter(listed(why.titles, locale)), w.meetingsAfterHint)
  }
}

export async function bodyHandover(
  { locale, town, act }: Turn,
  args: ArgsOf<'body-handover'>,
): Promise<Card> {
  const w = words(locale)
  const [from, to] = [args.from, args.to].map((ref) => (ref ? named(town.bodies, ref) : undefined))
  if (!from) return refusalAbout('from', charterWords(locale).noSuchBody(args.from ?? ''))
  if (!to) return refusalAbout('to', charterWords(locale).noSuchBody(args.to ?? ''))
  const handed = await handOver(act, { fromId: from.id, toId: to.id })
  if (handed.ok) {
    const { seats, members } = handed.value
    return card(w.handedOver(seats, members), [facts([from.name, to.name]), note(w.handedOverHint)], 'done')
  }
  const { refusal: why } = handed
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-body':
      return refusalAbout('to', charterWords(locale).noSuchBody(to.name))
    case 'seats-there-already':
      return refusal(w.seatsThere(why.seats))
    case 'nobody-to-hand-over':
      return refusal(w.nobodyToHandOver)
  }
}

export async function bodyChair(turn: Turn, args: ArgsOf<'body-chair'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const chosen = chooseBody(turn, args.body, { id: 'body-chair', args, day: dayIn(town, act.now) })
  if ('card' in chosen) return chosen.card
  if (!args.member) return card(peopleWords(locale).whoAsk, [], 'question')
  const again = { id: 'body-chair', args: { ...args, body: chosen.body.id }, key: 'member' } as const
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const outcome = await nameToSubcommittee(act, { bodyId: chosen.body.id, personId: found.person.id })
  if (outcome.ok) return card(w.named(found.person.name, chosen.body.name), [], 'done')
  const { refusal: why } = outcome
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-body':
      return refusalAbout('body', charterWords(locale).noSuchBody(chosen.body.name))
    case 'no-subcommittee':
      return refusalAbout('body', w.noSubcommittee)
    case 'ended-already':
      return refusal(w.endedAlready(why.to))
    case 'named-already':
      return refusal(w.namedAlready)
  }
}
