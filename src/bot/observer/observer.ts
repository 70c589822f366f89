// Somebody who is no member is invited to a meeting, or to some of its items; without a name, who is.

import { isOn, type Meeting } from '../../domain/meeting/model.ts'
import { type InviteRefusal, inviteObserver } from '../../domain/observer/invite.ts'
import { mayHearOutsiders } from '../../domain/observer/may.ts'
import { namesakes, readObservers } from '../../domain/observer/read.ts'
import { showCode } from '../../domain/people/code.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { splitName } from '../language/names.ts'
import { chooseMeeting } from '../meeting/choose.ts'
import { meetingFacts, meetingRefused, nameOf } from '../meeting/view.ts'
import { personKey } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, press, secret, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { observerItem, offerNotice, sayObserver } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'member-observer'>
/** Somebody of that name who is not in the register. */
const OTHER = 'other'

export async function memberObserver(turn: Turn, args: Args): Promise<Card> {
  const again = { id: 'member-observer', args: { ...args, items: args.items?.join(',') } } as const
  const chosen = await chooseMeeting(turn, { ref: args.meeting, again, among: 'all', likely: isAhead })
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  if (!args.name) return listed(turn, meeting)
  const who = await whoIs(turn, meeting, { ...args, name: plainName(args.name) })
  return 'card' in who ? who.card : invite(turn, meeting, { ...args, ...who })
}

const isAhead = ({ state }: Meeting): boolean => isOn({ state }) || state === 'draft'

async function listed({ act, locale, town }: Turn, meeting: Meeting): Promise<Card> {
  const w = words(locale)
  const observers = await readObservers(act, meeting.id)
  const items = observers.map((one) => observerItem(locale, town, one))
  return card(w.title(nameOf(town, meeting)), [{ kind: 'list', items, empty: w.none }, note(w.how)])
}

/** 様 and titles are dropped; a name that has none stays as it was written. */
function plainName(said: string): string {
  const { name } = splitName(said)
  return foldName(name) === foldName(said) ? said.trim() : name
}

/** The one person of the register who bears the name, or nobody of it; several are asked about. */
async function whoIs(
  { act, locale }: Turn,
  { id: meetingId }: Meeting,
  args: Args & { name: string },
): Promise<{ name: string; personId: string | null } | { card: Card }> {
  const { name, person } = args
  if (person === OTHER) return { name, personId: null }
  if (person) {
    const id = person.replace(/^id:/, '')
    const known = await nameOfPerson(act, id)
    return known ? { name: known, personId: id } : { card: refusalAbout('person', words(locale).nameAsk) }
  }
  const same = await namesakes(act, foldName(name))
  const [only] = same
  if (!only) return { name, personId: null }
  if (same.length === 1) return { name: only.name, personId: only.id }
  const w = words(locale)
  const again = (which: string) =>
    line('member-observer', { ...spelled(args), meeting: meetingId, name, person: which })
  const choices = [
    ...same.map(({ id, name: known, about }) => press(w.who(known, about), again(personKey(id)))),
    press(w.somebodyElse, again(OTHER)),
  ]
  return { card: card(w.several(name), [text(w.severalHint), buttons(...choices)], 'question') }
}

const spelled = ({ org, items }: Args) => ({ org, items: items?.join(',') })

type Inviting = Args & { name: string; personId: string | null }

async function invite(turn: Turn, meeting: Meeting, args: Inviting): Promise<Card> {
  const { locale, act, town, notify, undoable } = turn
  const w = words(locale)
  const { name, org, personId, items = [] } = args
  const code = turn.code()
  const invited = await inviteObserver(act, { meeting, name, org, items, personId, code })
  if (!invited.ok) return inviteRefused(turn, meeting, { args, why: invited.refusal })
  const { observer, byCode, again } = invited.value
  const isDraft = meeting.state === 'draft'
  if (!isDraft) for (const one of offerNotice(town, { observer, meeting })) notify(one)
  const back = line('observer-withdraw', { observer: observer.id })
  const title = again
    ? w.invitedAnew(sayObserver(locale, observer))
    : w.invited(sayObserver(locale, observer))
  if (!again) undoable({ line: back, label: title })
  const { article } = mayHearOutsiders(town, meeting)
  return card(
    title,
    [
      text(nameOf(town, meeting)),
      meetingFacts(
        locale,
        town,
        meeting,
        [w.itemsLabel, w.items(observer.items)],
        article ? [commonWords(locale).article, article] : undefined,
      ),
      note(w.countsNot),
      ...howTold(turn, {
        name: observer.name,
        isDraft,
        code: byCode ? code : undefined,
        isOpen: observer.state === 'invited',
      }),
      buttons(press(w.withdraw, back)),
    ],
    'done',
  )
}

type Telling = { name: string; isDraft: boolean; code: string | undefined; isOpen: boolean }

function howTold({ locale }: Turn, { name, isDraft, code, isOpen }: Telling): Part[] {
  const w = words(locale)
  if (code)
    return [text(w.codeGive(name)), secret(showCode(code)), ...(isDraft ? [note(w.codeFromConvening)] : [])]
  if (!isOpen) return []
  return [note(isDraft ? w.toldWhenConvened : w.told)]
}

function inviteRefused(
  { locale }: Turn,
  { id: meeting }: Meeting,
  { args, why }: { args: Inviting; why: InviteRefusal },
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'outsiders-not-heard':
      return card(
        w.notHeard,
        why.article ? [facts([commonWords(locale).article, why.article])] : [],
        'refusal',
      )
    case 'no-such-items':
      return refusalAbout('items', w.noSuchItems(why.items), w.noSuchItemsHint)
    case 'observer-is-member': {
      const other = line('member-observer', { ...spelled(args), meeting, name: args.name, person: OTHER })
      return card(
        w.isMember(why.name),
        [text(w.isMemberHint), buttons(press(w.inviteOther, other))],
        'refusal',
      )
    }
    case 'observer-is-proxy':
      return refusal(w.isProxy(why.name), w.isProxyHint)
    default:
      return meetingRefused(locale, why)
  }
}
