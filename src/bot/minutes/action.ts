import { addAction } from '../../domain/minutes/add-action.ts'
import { finishAction } from '../../domain/minutes/finish-action.ts'
import { isStaff } from '../../domain/people/may.ts'
import { dayIn } from '../../domain/town/model.ts'
import { nameOf } from '../meeting/view.ts'
import { choosePerson } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseHeld } from './choose.ts'
import { minutesRefused } from './view.ts'
import { words } from './words.ts'

/** Writes down what somebody is to do, until when, and tells them. */
export async function actionNew(turn: Turn, args: ArgsOf<'action-new'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'action-new', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const { title, owner, due } = args
  if (!title) return refusalAbout('title', w.actionAsk)
  if (!owner) return refusalAbout('owner', w.ownerAsk)
  if (!due) return refusalAbout('due', w.dueAsk)
  const found = await choosePerson(turn, owner, {
    id: 'action-new',
    args: { ...args, meeting: meeting.id },
    key: 'owner',
  })
  if ('card' in found) return found.card
  const { person } = found
  const today = dayIn(town, act.now)
  const added = await addAction(act, { meetingId: meeting.id, title, ownerId: person.id, due, today })
  if (!added.ok) return minutesRefused(locale, added.refusal)
  const day = (theirs: typeof locale) => sayDay(new Date(`${due}T12:00Z`), town.timezone, theirs)
  const done = line('action-done', { action: `${added.value.id}` })
  turn.notify({
    to: { people: [person.id] },
    card: (theirs) =>
      card(words(theirs).actionNotice(title), [
        text(nameOf(town, meeting)),
        facts([words(theirs).due, day(theirs)]),
        buttons(press(words(theirs).done, done)),
      ]),
  })
  return card(
    w.actionAdded(title),
    [text(nameOf(town, meeting)), facts([w.owner, person.name], [w.due, day(locale)])],
    'done',
  )
}

/** Whoever owns it, or staff, says that it is done. */
export async function actionDone(turn: Turn, args: ArgsOf<'action-done'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const finished = args.action === undefined ? undefined : await finishAction(act, { id: args.action })
  if (!finished) return minutesRefused(locale, { kind: 'no-such-action' })
  if (!finished.ok) return minutesRefused(locale, finished.refusal)
  const { title } = finished.value
  if (!isStaff(speaker))
    turn.notify({
      to: { staff: true },
      card: (theirs) => card(words(theirs).doneNotice(speaker.name, title), [], 'done'),
    })
  return card(w.doneSaid(title), [], 'done')
}
