import type { Meeting } from '../../domain/meeting/model.ts'
import { draftMinutes } from '../../domain/minutes/draft.ts'
import { mayRead } from '../../domain/minutes/may.ts'
import type { ActionItem, Minutes } from '../../domain/minutes/model.ts'
import { latestMinutes, readActions, readMinutes, readRecord } from '../../domain/minutes/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, type Part, press, strong } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseHeld } from './choose.ts'
import { composeMinutes } from './compose.ts'
import { documentLinks } from './document.ts'
import { minutesRefused, seenOf, staffButtons, textParts } from './view.ts'
import { words } from './words.ts'

/** The minutes of a meeting. Staff have them drafted by asking; members read what is final, the chair what was sent. */
export async function minutes(turn: Turn, args: ArgsOf<'minutes'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'minutes', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const actions = await readActions(act, meeting.id)
  const versions = await readMinutes(act, meeting.id)
  if (!isStaff(speaker)) {
    const readable = versions.findLast(
      (one) => mayRead(turn.town, meeting, { who: speaker, minutes: one, now: act.now }).allowed,
    )
    return readable ? shown(turn, meeting, readable, actions) : refusal(w.noneMember, w.noneMemberHint)
  }
  const latest = versions.at(-1)
  if (latest) return shown(turn, meeting, latest, actions)
  const record = await readRecord(act, turn.town, meeting)
  const text = composeMinutes({ locale, town: turn.town, meeting, record, actions })
  const drafted = await draftMinutes(act, { meeting, text })
  if (drafted.ok) return shown(turn, meeting, drafted.value, actions, w.drafted)
  const other = drafted.refusal.kind === 'drafted-already' ? await latestMinutes(act, meeting.id) : undefined
  return other ? shown(turn, meeting, other, actions) : minutesRefused(locale, drafted.refusal)
}

function shown(turn: Turn, meeting: Meeting, latest: Minutes, actions: ActionItem[], said?: string): Card {
  const { locale, speaker, town } = turn
  const w = words(locale)
  const confirms = latest.state === 'sent' && latest.sentTo === speaker.personId
  const confirm = press(w.confirm, line('minutes-confirm', { meeting: meeting.id, seen: seenOf(latest) }), {
    style: 'primary',
  })
  const next = [
    ...(confirms ? [confirm] : []),
    ...(isStaff(speaker) ? staffButtons(locale, latest) : []),
  ].filter((one) => one !== undefined)
  return card(w.title(nameOf(town, meeting)), [
    strong(w.version(latest.version, w.state[latest.state])),
    ...(said ? [strong(said)] : []),
    ...textParts(locale, latest.text),
    ...documentLinks(turn, latest, { staff: isStaff(speaker) }),
    ...actionParts(locale, actions),
    facts([w.hash, latest.sha256], latest.reason ? [w.reason, latest.reason] : undefined),
    ...(next.length > 0 ? [buttons(...next)] : []),
  ])
}

function actionParts(locale: Turn['locale'], actions: ActionItem[]): Part[] {
  if (actions.length === 0) return []
  const w = words(locale)
  const items = actions.map(({ id, title, owner, due, state }) => ({
    title,
    note: [owner ?? '', due, state === 'done' ? w.finished : w.open].filter(Boolean).join('・'),
    ...(state === 'open' && { button: press(w.done, line('action-done', { action: `${id}` })) }),
  }))
  return [strong(w.actions), { kind: 'list', items, empty: '' }]
}
