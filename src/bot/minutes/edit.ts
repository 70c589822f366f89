import { sectionsOf, withSection } from '../../document/sections.ts'
import { editMinutes } from '../../domain/minutes/edit.ts'
import type { Minutes } from '../../domain/minutes/model.ts'
import { latestMinutes } from '../../domain/minutes/read.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseHeld } from './choose.ts'
import { isSeen, minutesRefused, seenOf, staffButtons } from './view.ts'
import { words } from './words.ts'

/** What a form's field holds; a longer text is edited section by section. */
const FIELD_MOST = 2_900

/** Writes the text anew, or one section of it; without words, the form that asks for them. */
export async function minutesEdit(turn: Turn, args: ArgsOf<'minutes-edit'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'minutes-edit', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const latest = await latestMinutes(act, meeting.id)
  if (!latest) return minutesRefused(locale, { kind: 'no-minutes' })
  if (!isSeen(latest, args.seen)) return minutesRefused(locale, { kind: 'minutes-changed' })
  if (args.text === undefined) return editForm(turn, latest, args.section)
  const whole = args.section === undefined ? args.text : withSection(latest.text, args.section, args.text)
  if (whole === undefined) return refusal(w.noSection)
  const edited = await editMinutes(act, { seen: latest, text: whole, reason: args.reason })
  if (!edited.ok) return minutesRefused(locale, edited.refusal)
  const { value } = edited
  return card(
    value.version > latest.version ? w.corrected(value.version) : w.edited,
    [text(nameOf(town, meeting)), note(w.editedHint), buttons(...staffButtons(locale, value))],
    'done',
  )
}

function editForm({ locale }: Turn, latest: Minutes, section: number | undefined): Card {
  const w = words(locale)
  const sections = sectionsOf(latest.text)
  const of = { meeting: latest.meetingId, seen: seenOf(latest) }
  if (section === undefined && latest.text.length > FIELD_MOST)
    return card(
      w.whichSection,
      [
        buttons(
          ...sections.map(({ title }, index) =>
            press(w.editSection(title), line('minutes-edit', { ...of, section: `${index}` })),
          ),
        ),
      ],
      'question',
    )
  const initial = section === undefined ? latest.text : sections[section]?.text
  if (initial === undefined) return refusal(w.noSection)
  const reason = {
    name: 'reason',
    label: w.reason,
    kind: 'text' as const,
    optional: true,
    hint: w.reasonHint,
  }
  const preset = { ...of, ...(section === undefined ? {} : { section: `${section}` }) }
  return card(
    w.editTitle,
    [
      {
        kind: 'form',
        command: 'minutes-edit',
        preset,
        submit: w.save,
        fields: [
          { name: 'text', label: w.text, kind: 'long-text', initial, optional: false },
          ...(latest.state === 'final' ? [reason] : []),
        ],
      },
    ],
    'question',
  )
}
