// Somebody wants their data deleted: what goes at once, what staff delete, what law keeps and until when.
import { claimsOf } from '../../domain/claim/read.ts'
import { dropApplication } from '../../domain/recruit/answer.ts'
import { changeWishes } from '../../domain/worker/change-wishes.ts'
import { KEPT_YEARS } from '../../domain/worker/model.ts'
import { lastWorkOf } from '../../domain/worker/read.ts'
import { personKey } from '../people/choose.ts'
import { words as peopleWords } from '../people/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { confirm } from '../turn/question.ts'
import type { Turn } from '../turn/turn.ts'
import { heldParts } from './view.ts'
import { words } from './words.ts'

export async function forgetMe(turn: Turn, { sure }: ArgsOf<'forget-me'>): Promise<Card> {
  const { locale, act, speaker, utterance } = turn
  const w = words(locale)
  if (sure === 'no') return card(w.forgetKeptAll, [])
  const last = await lastWorkOf(act, speaker.personId)
  if (!sure) return askFirst(turn, last)
  const { platform, userId } = utterance
  await dropApplication(act, { platform, userId })
  for (const about of ['hours', 'wishes'] as const)
    await changeWishes(act, { personId: speaker.personId, about, text: null })
  turn.notify({
    to: { staff: true },
    card: (theirs) =>
      card(
        words(theirs).forgetTold(speaker.name),
        [
          text(words(theirs).forgetToldHint),
          buttons(
            press(
              peopleWords(theirs).deleteBegin,
              line('member-delete', { member: personKey(speaker.personId) }),
            ),
          ),
          ...(last ? [note(words(theirs).forgetToldKept(keptUntil(turn, theirs, last)))] : []),
        ],
        'alert',
      ),
  })
  return card(w.forgotten, [text(w.forgottenHint), keptFacts(turn, last)], 'done')
}

async function askFirst(turn: Turn, last: Date | null): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const held = await claimsOf(act, speaker.personId, { inHand: true })
  return confirm(turn, {
    id: 'forget-me',
    args: {},
    title: w.forgetAsk,
    parts: [
      facts([w.forgetNow, w.forgetNowWhat], [w.forgetLater, w.forgetLaterWhat]),
      keptFacts(turn, last),
      ...(held.length > 0 ? [text(w.forgetFirst), ...heldParts(turn, held)] : []),
    ],
    yes: w.forgetYes,
    no: w.forgetNo,
  })
}

function keptFacts(turn: Turn, last: Date | null) {
  const w = words(turn.locale)
  return facts([
    w.forgetKept,
    last ? w.forgetKeptUntil(keptUntil(turn, turn.locale, last)) : w.forgetKeptNone,
  ])
}

/** Three years after the last of their work (J1). */
function keptUntil({ town }: Pick<Turn, 'town'>, locale: Locale, last: Date): string {
  const until = new Date(last)
  until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS)
  return sayDay(until, town.timezone, locale)
}
