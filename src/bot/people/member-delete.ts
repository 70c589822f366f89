// Somebody is deleted from the register at their own request: what goes, what stays, and what has to end first.
import { type EraseRefusal, erasePerson } from '../../domain/people/erase.ts'
import { type Ties, tiesOf } from '../../domain/people/read.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, note } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { choosePerson, type FoundPerson, personKey } from './choose.ts'
import { words } from './words.ts'

export async function memberDelete(turn: Turn, args: ArgsOf<'member-delete'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (!args.member) return refusalAbout('member', w.whoAsk)
  const found = await choosePerson(turn, args.member, { id: 'member-delete', args, key: 'member' })
  if ('card' in found) return found.card
  const { person } = found
  if (args.sure === 'no') return card(w.deleteKept(person.name), [])
  const ties = await tiesOf(act, person.id)
  if (args.sure !== 'yes') return askFirst(turn, person, ties)
  const erased = await erasePerson(act, { personId: person.id })
  if (!erased.ok) return deleteRefused(turn, erased.refusal, { person, ties })
  return card(w.deleted, [note(w.deletedHint)], 'done')
}

/** What has to end first is said before anything is asked. */
function askFirst(turn: Turn, person: FoundPerson, ties: Ties): Card {
  const w = words(turn.locale)
  const why = hindrance(turn, person, ties)
  if (why) return deleteRefused(turn, why, { person, ties })
  return confirm(turn, {
    id: 'member-delete',
    args: { member: personKey(person.id) },
    title: w.deleteAsk(person.name),
    parts: [
      facts(
        [w.deleteGone, w.deleteGoneWhat],
        [w.deleteStays, w.deleteStaysWhat(ties.answers, ties.claims, ties.expenses)],
      ),
      note(w.deleteNoUndo),
    ],
    yes: w.deleteYes,
    no: w.deleteNo,
  })
}

function hindrance({ speaker }: Turn, { id }: FoundPerson, ties: Ties): EraseRefusal | undefined {
  if (id === speaker.personId) return { kind: 'oneself' }
  if (ties.seats.length > 0) return { kind: 'still-seated' }
  if (ties.offices.length > 0) return { kind: 'still-in-office' }
  return ties.jobs.length > 0 ? { kind: 'still-working' } : undefined
}

function deleteRefused(
  { locale }: Turn,
  why: EraseRefusal,
  { person: { name }, ties }: { person: FoundPerson; ties: Ties },
): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-person':
      return refusal(w.noSuchPerson(name), w.noSuchPersonHint)
    case 'still-seated':
      return refusal(w.stillSeated(name), w.stillSeatedHint(listed(ties.seats, locale)))
    case 'still-in-office':
      return refusal(w.stillInOffice(name), w.stillInOfficeHint)
    case 'still-working':
      return refusal(w.stillWorking(name), w.stillWorkingHint(ties.jobs.map((no) => w.jobNo(no)).join('、')))
    case 'oneself':
      return refusal(w.deleteOneself, w.deleteOneselfHint)
  }
}
