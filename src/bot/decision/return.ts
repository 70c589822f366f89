// What a member returns to a written resolution: 賛成・反対・棄権, with an opinion where they have one.
import type { Choice } from '../../domain/decision/model.ts'
import { dayIn } from '../../domain/town/model.ts'
import { type OpenWritten, writtenOpenTo } from '../../domain/written/read.ts'
import { returnWritten } from '../../domain/written/return-written.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { returnButtons, writtenName, writtenRefused } from '../written/view.ts'
import { words } from '../written/words.ts'
import { words as decisionWords } from './words.ts'

type Said = {
  choice?: Choice | undefined
  written?: number | undefined
  body?: string | undefined
  opinion?: string | undefined
}

/** The written resolutions somebody may still return. */
export const openToReturn = ({ act, town, speaker }: Turn): Promise<OpenWritten[]> =>
  writtenOpenTo(act, { personId: speaker.personId, day: dayIn(town, act.now), now: act.now })

/** Of several the one is asked for; a number names it. */
export async function returnOf(turn: Turn, open: OpenWritten[], said: Said): Promise<Card> {
  const { locale, town } = turn
  const w = words(locale)
  const fit = open.filter(
    ({ bodyId, no }) =>
      (said.written === undefined || no === said.written) && (!said.body || bodyId === said.body),
  )
  const [only] = fit
  if (!only) return elsewhere(turn, said)
  if (fit.length > 1)
    return card(
      w.which,
      [
        buttons(
          ...fit.map(({ bodyId, no, title }) =>
            press(
              `${town.bodies.find(({ id }) => id === bodyId)?.name ?? ''} ${writtenName(locale, { no, title })}`,
              line('vote', { ...said, body: bodyId, written: `w${no}` }),
            ),
          ),
        ),
      ],
      'question',
    )
  if (!said.choice)
    return card(
      w.ask(writtenName(locale, only)),
      [facts([w.until, sayWhen(only.until, town.timezone, locale)]), buttons(...returnButtons(locale, only))],
      'question',
    )
  return take(turn, only, said.choice, said.opinion)
}

async function take(
  turn: Turn,
  one: OpenWritten,
  choice: Choice,
  opinion: string | undefined,
): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const taken = await returnWritten(act, { bodyId: one.bodyId, no: one.no, choice, opinion })
  if (!taken.ok) return writtenRefused(locale, town.timezone, taken.refusal)
  const said = decisionWords(locale).choice[choice]
  const name = writtenName(locale, one)
  return card(
    taken.value.changed ? w.changed(name, said) : w.returned(name, said),
    [
      facts(
        [w.until, sayWhen(taken.value.until, town.timezone, locale)],
        opinion ? [w.opinion, opinion] : undefined,
      ),
      note(w.returnedHint),
      buttons(...returnButtons(locale, one).filter(({ label }) => label !== said)),
    ],
    'done',
  )
}

/** Not open to them: the operation says why. */
async function elsewhere(
  { locale, act, town }: Turn,
  { body, written, choice, opinion }: Said,
): Promise<Card> {
  const w = words(locale)
  if (!body || written === undefined || !choice)
    return card(written === undefined ? w.noSuch : w.noSuchNo(written), [text(w.over)], 'refusal')
  const taken = await returnWritten(act, { bodyId: body, no: written, choice, opinion })
  return taken.ok
    ? card(w.returned(w.name(written, taken.value.title), decisionWords(locale).choice[choice]), [], 'done')
    : writtenRefused(locale, town.timezone, taken.refusal)
}
