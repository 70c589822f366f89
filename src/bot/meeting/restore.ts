import { countAnswered } from '../../domain/attendance/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import { isMoved } from '../../domain/meeting/read.ts'
import { type RestoreRefusal, restoreCancelled, restoreMoved } from '../../domain/meeting/restore.ts'
import { holdersOn } from '../../domain/membership/read.ts'
import { observersExpected, readObservers } from '../../domain/observer/read.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import { addButton } from '../feed/view.ts'
import { movedNotices } from '../observer/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, text } from '../turn/card.ts'
import { meetingTopic } from '../turn/notice.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseAny } from './choose.ts'
import { answerButtons, meetingFacts, nameOf, planRefused, toldParts, whileAsIs } from './view.ts'
import { words } from './words.ts'

/** Takes a cancellation, or the last change of date or place, back: those who were told of it hear that, too. */
type RestoreArgs = ArgsOf<'meeting-restore'>

export async function meetingRestore(turn: Turn, args: RestoreArgs): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'meeting-restore', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const what = meeting.state === 'cancelled' ? 'cancel' : 'move'
  // What is taken back is what the button was made for: another change since stays.
  const other = (args.of !== undefined && args.of !== meeting.revision) || (args.what ?? what) !== what
  if (other) return refusal(w.nothingToRestore, w.nothingToRestoreHint)
  if (args.sure === 'no') return card(w.changeKept, [meetingFacts(locale, town, meeting)])
  return what === 'cancel' ? afterCancelling(turn, meeting) : afterMoving(turn, meeting, args)
}

async function afterCancelling(turn: Turn, cancelled: Meeting): Promise<Card> {
  const { act, town, locale } = turn
  const w = words(locale)
  const restored = await restoreCancelled(act, cancelled)
  if (!restored.ok) return restoreRefused(turn, restored.refusal)
  const meeting = restored.value
  const facts = meetingFacts(locale, town, meeting)
  if (meeting.state === 'draft')
    return card(w.restored(nameOf(town, meeting)), [facts, note(w.draftedHint)], 'done')
  const people = [
    ...new Set([
      ...(await holdersOn(act, meeting.bodyId, dayIn(town, meeting.startsAt))),
      ...(await proxiesComing(act, meeting.id)),
      ...(await observersExpected(act, meeting.id)),
    ]),
  ]
  turn.notify({
    to: { people },
    while: whileAsIs(meeting),
    topic: meetingTopic(meeting.id),
    undoes: true,
    card: (theirs) =>
      card(words(theirs).takesPlace(nameOf(town, meeting)), [
        text(words(theirs).takesPlaceHint),
        meetingFacts(theirs, town, meeting),
      ]),
  })
  const told = toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
  return card(w.restored(nameOf(town, meeting)), [facts, note(w.restoredHint), ...told], 'done')
}

async function afterMoving(turn: Turn, seen: Meeting, args: RestoreArgs): Promise<Card> {
  const { act, town, locale } = turn
  const w = words(locale)
  if (!(await isMoved(act, seen))) return refusal(w.nothingToRestore, w.nothingToRestoreHint)
  const answered = seen.state === 'draft' ? 0 : await countAnswered(act, town, seen)
  if (answered > 0 && !args.sure)
    return confirm(turn, {
      id: 'meeting-restore',
      args: { meeting: seen.id, what: 'move' },
      title: w.moveBackAsk(nameOf(town, seen)),
      parts: [meetingFacts(locale, town, seen), note(w.moveBackAskHint(answered))],
      yes: w.moveBack,
      no: w.changeNo,
    })
  const leaving = await proxiesComing(act, seen.id)
  const restored = await restoreMoved(act, seen)
  if (!restored.ok) return restoreRefused(turn, restored.refusal)
  const { meeting, answers, proxies } = restored.value
  const facts = meetingFacts(locale, town, meeting)
  if (meeting.state === 'draft')
    return card(w.restored(nameOf(town, meeting)), [facts, note(w.draftedHint)], 'done')
  const again = proxies.flatMap(({ personId }) => personId ?? [])
  const people = [...new Set([...(await planNotice(act, town, meeting)), ...again])]
  notifyMovedBack(turn, meeting, people)
  for (const one of movedNotices(town, meeting, await readObservers(act, meeting.id))) turn.notify(one)
  notifyLeaving(
    turn,
    meeting,
    leaving.filter((id) => !again.includes(id)),
  )
  const told = toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
  const back = note(w.answersBack(answers, proxies.length))
  return card(w.restored(nameOf(town, meeting)), [facts, back, ...told], 'done')
}

function notifyMovedBack({ notify, town }: Turn, meeting: Meeting, people: string[]): void {
  notify({
    to: { people },
    while: whileAsIs(meeting),
    topic: meetingTopic(meeting.id),
    undoes: true,
    card: (theirs) =>
      card(
        words(theirs).movedBack(nameOf(town, meeting)),
        [
          text(words(theirs).movedBackHint),
          meetingFacts(theirs, town, meeting),
          answerButtons(theirs, meeting),
          buttons(addButton(theirs, meeting)),
        ],
        'alert',
      ),
  })
}

/** Who was to come as a proxy to the date that is none any more. */
function notifyLeaving({ notify, town }: Turn, meeting: Meeting, people: string[]): void {
  if (people.length === 0) return
  notify({
    to: { people },
    card: (theirs) =>
      card(
        words(theirs).changedNotice(nameOf(town, meeting)),
        [meetingFacts(theirs, town, meeting), text(words(theirs).proxyLapsed)],
        'alert',
      ),
  })
}

function restoreRefused({ locale }: Turn, why: RestoreRefusal): Card {
  const w = words(locale)
  return why.kind === 'nothing-to-restore'
    ? refusal(w.nothingToRestore, w.nothingToRestoreHint)
    : planRefused(locale, why)
}
