import type { Meeting } from '../../domain/meeting/model.ts'
import { planNotice } from '../../domain/meeting/plan-notice.ts'
import { type RestoreRefusal, restoreCancelled, restoreMoved } from '../../domain/meeting/restore.ts'
import { holdersOn } from '../../domain/membership/read.ts'
import { unreachableNames } from '../../domain/people/read.ts'
import { proxiesComing } from '../../domain/proxy/read.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, note, text } from '../turn/card.ts'
import { meetingTopic } from '../turn/notice.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseAny } from './choose.ts'
import { answerButtons, meetingFacts, nameOf, planRefused, toldParts, whileAsIs } from './view.ts'
import { words } from './words.ts'

/** Takes a cancellation, or the last change of date or place, back: those who were told of it hear that, too. */
export async function meetingRestore(turn: Turn, args: ArgsOf<'meeting-restore'>): Promise<Card> {
  const chosen = await chooseAny(turn, 'meeting-restore', args)
  if ('card' in chosen) return chosen.card
  return chosen.meeting.state === 'cancelled'
    ? afterCancelling(turn, chosen.meeting)
    : afterMoving(turn, chosen.meeting)
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

async function afterMoving(turn: Turn, seen: Meeting): Promise<Card> {
  const { act, town, locale } = turn
  const w = words(locale)
  const restored = await restoreMoved(act, seen)
  if (!restored.ok) return restoreRefused(turn, restored.refusal)
  const { meeting, answers, proxies } = restored.value
  const facts = meetingFacts(locale, town, meeting)
  if (meeting.state === 'draft')
    return card(w.restored(nameOf(town, meeting)), [facts, note(w.draftedHint)], 'done')
  const members = await planNotice(act, town, meeting)
  const people = [...new Set([...members, ...proxies.flatMap(({ personId }) => personId ?? [])])]
  turn.notify({
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
        ],
        'alert',
      ),
  })
  const told = toldParts(locale, { people: people.length, missed: await unreachableNames(act, people) })
  return card(
    w.restored(nameOf(town, meeting)),
    [facts, note(w.answersBack(answers, proxies.length)), ...told],
    'done',
  )
}

function restoreRefused({ locale }: Turn, why: RestoreRefusal): Card {
  const w = words(locale)
  return why.kind === 'nothing-to-restore'
    ? refusal(w.nothingToRestore, w.nothingToRestoreHint)
    : planRefused(locale, why)
}
