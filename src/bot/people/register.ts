// The register, kept in chat: somebody is entered, or bears another name from now on.
import { registerPerson, takeBackRegistration } from '../../domain/people/register-person.ts'
import { renamePerson } from '../../domain/people/rename-person.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { choosePerson, personKey } from './choose.ts'
import { words } from './words.ts'

/** Enters somebody; a name that is known already is asked about first. */
export async function memberRegister(turn: Turn, args: ArgsOf<'member-register'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const { name, kana, sure } = args
  if (!name) return refusalAbout('name', w.nameAsk)
  if (sure === 'no') return card(w.notRegistered(name), [])
  const registered = await registerPerson(act, { name, kana, sure: sure === 'yes' })
  if (!registered.ok) {
    if (registered.refusal.kind === 'not-permitted') return notPermitted(locale, registered.refusal)
    return confirm(turn, {
      id: 'member-register',
      args,
      title: w.nameKnown(name),
      parts: [note(w.nameKnownHint)],
      yes: w.registerAnother,
      no: w.registerNot,
    })
  }
  const { id } = registered.value
  const undo = line('member-register-undo', { member: personKey(id) })
  turn.undoable({ line: undo, label: w.registered(name) })
  return card(
    w.registered(name),
    [
      facts([w.registerId, id]),
      note(w.registeredHint),
      buttons(
        press(w.issueCode, line('member-code', { member: personKey(id) })),
        press(turnWords(locale).undo, undo),
      ),
    ],
    'done',
  )
}

export async function memberRegisterUndo(turn: Turn, args: ArgsOf<'member-register-undo'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (!args.member) return card(w.whoAsk, [], 'question')
  const found = await choosePerson(turn, args.member, { id: 'member-register-undo', args, key: 'member' })
  if ('card' in found) return found.card
  const back = await takeBackRegistration(act, { personId: found.person.id })
  if (back.ok) return card(w.registrationBack(back.value.name), [], 'done')
  const { refusal: why } = back
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-person':
      return refusal(w.noSuchPerson(found.person.name), w.noSuchPersonHint)
    case 'person-in-use':
      return refusal(w.personInUse(found.person.name), w.personInUseHint)
  }
}

/** Somebody bears another name from now on. */
export async function memberRename(turn: Turn, args: ArgsOf<'member-rename'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (!args.member) return card(w.whoAsk, [], 'question')
  if (!args.name) return refusalAbout('name', w.nameAsk)
  const found = await choosePerson(turn, args.member, { id: 'member-rename', args, key: 'member' })
  if ('card' in found) return found.card
  const { person } = found
  const renaming = { personId: person.id, seenName: person.name, name: args.name, kana: args.kana }
  const renamed = await renamePerson(act, renaming)
  if (renamed.ok) {
    const undo = line('member-rename', { member: personKey(person.id), name: person.name })
    turn.undoable({ line: undo, label: w.renamed(person.name, args.name) })
    return card(
      w.renamed(person.name, args.name),
      [note(w.renamedHint), buttons(press(turnWords(locale).undo, undo))],
      'done',
    )
  }
  const { refusal: why } = renamed
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-person':
      return refusal(w.noSuchPerson(person.name), w.noSuchPersonHint)
    case 'same-name':
      return refusal(w.sameName(person.name))
    case 'name-changed':
      return refusal(w.nameChanged(why.name))
  }
}
