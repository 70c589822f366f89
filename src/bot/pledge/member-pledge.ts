// A pledge of secrecy that came on paper: staff write it down, and the member hears that they did.
import { seatsOf } from '../../domain/membership/read.ts'
import { isReachable } from '../../domain/people/read.ts'
import { type RecordPledgeRefusal, recordPledge, takeBackPledge } from '../../domain/pledge/record.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseBody } from '../charter/choose.ts'
import { choosePerson, type FoundPerson, personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { words } from './words.ts'

export async function memberPledge(turn: Turn, args: ArgsOf<'member-pledge'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (args.member === undefined) return refusalAbout('member', peopleWords(locale).whoAsk, w.paperHint)
  const again = { id: 'member-pledge', args: { ...args }, key: 'member' } as const
  const chosen = await choosePerson(turn, args.member, again)
  if ('card' in chosen) return chosen.card
  const { person } = chosen
  const body = await bodyOf(turn, person, args)
  if ('card' in body) return body.card
  const via = args.received ?? 'counter'
  const recorded = await recordPledge({ ...act, via }, { personId: person.id, bodyId: body.id })
  if (!recorded.ok) return paperRefused(turn, recorded.refusal, person.name)
  const { article, again: before, at } = recorded.value
  const name = town.bodies.find(({ id }) => id === body.id)?.name ?? body.id
  if (before) return card(w.paperBefore(person.name), [text(name)])
  tellMember(turn, { person, body: name, article })
  const back = line('member-pledge-undo', {
    member: personKey(person.id),
    body: body.id,
    at: at.getTime(),
  })
  const said = w.paperRecorded(person.name)
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      facts(
        [w.body, name],
        [w.receivedBy, w.received[via]],
        article ? [commonWords(locale).article, article] : undefined,
      ),
      note((await isReachable(act, person.id)) ? w.paperTold : w.paperUntold),
      buttons(press(commonWords(locale).undo, back)),
    ],
    'done',
  )
}

/** The body that is named; else the one they hold a seat of, and which of several is asked. */
async function bodyOf(
  turn: Turn,
  { id, name }: FoundPerson,
  args: ArgsOf<'member-pledge'>,
): Promise<{ id: string } | { card: Card }> {
  const { locale, act, town } = turn
  const day = dayIn(town, act.now)
  if (args.body !== undefined) {
    const chosen = chooseBody(turn, args.body, { id: 'member-pledge', args, day })
    return 'card' in chosen ? chosen : { id: chosen.body.id }
  }
  const seats = await seatsOf(act, id)
  const bodies = [...new Set(seats.filter(({ to }) => to === null || to >= day).map(({ bodyId }) => bodyId))]
  const [only, another] = bodies
  if (only === undefined) return { card: paperRefused(turn, { kind: 'no-seat' }, name) }
  if (another === undefined) return { id: only }
  const choices = bodies.map((bodyId) =>
    press(
      town.bodies.find((one) => one.id === bodyId)?.name ?? bodyId,
      line('member-pledge', { ...args, member: personKey(id), body: bodyId }),
    ),
  )
  return { card: card(words(locale).whichBody, [buttons(...choices)], 'question') }
}

function tellMember(
  { notify, speaker }: Turn,
  { person, body, article }: { person: FoundPerson; body: string; article: string | null },
): void {
  notify({
    to: { people: [person.id] },
    topic: `pledge ${person.id}`,
    card: (theirs) => {
      const t = words(theirs)
      return card(t.paperNotice(speaker.name), [
        facts([t.body, body], article ? [commonWords(theirs).article, article] : undefined),
        text(t.clause),
        note(t.paperNoticeHint),
        buttons(press(commonWords(theirs).talkToStaff, line('talk', { ask: 'yes' }))),
      ])
    },
  })
}

function paperRefused({ locale }: Turn, why: RecordPledgeRefusal, name: string): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-duty':
      return refusal(w.noDuty)
    case 'no-seat':
    case 'no-such-body':
      return refusal(w.noSeat(name), w.noSeatHint)
  }
}

export async function memberPledgeUndo(turn: Turn, args: ArgsOf<'member-pledge-undo'>): Promise<Card> {
  const { locale, act, notify } = turn
  const w = words(locale)
  const chosen = await choosePerson(turn, args.member ?? '', {
    id: 'member-pledge-undo',
    args,
    key: 'member',
  })
  if ('card' in chosen) return chosen.card
  const { person } = chosen
  const taken = await takeBackPledge(act, {
    personId: person.id,
    bodyId: args.body ?? '',
    at: new Date(args.at ?? 0),
  })
  if (!taken.ok)
    return taken.refusal.kind === 'not-permitted'
      ? notPermitted(locale, taken.refusal)
      : refusal(w.noPaper(person.name), w.noPaperHint)
  notify({
    to: { people: [person.id] },
    topic: `pledge ${person.id}`,
    undoes: true,
    card: (theirs) => card(words(theirs).paperBackNotice, [note(words(theirs).paperBackNoticeHint)]),
  })
  return card(w.paperBack(person.name), [], 'done')
}
