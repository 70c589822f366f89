// The questions of an application, one card each; each is answered by words or by a button.
import {
  maySkip,
  questionsOf,
  type Recruit,
  type RecruitStep,
  type SaidStep,
  stepBefore,
} from '../../domain/recruit/model.ts'
import { type Button, buttons, type Card, card, facts, note, type Part, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { words } from './words.ts'

/** The question that stands; `before` is what is said first. `name` is what the register calls them. */
export function questionCard(locale: Locale, standing: Recruit, before: Part[] = [], name?: string): Card {
  const { step } = standing
  if (step === 'consent') return consentCard(locale, standing, before)
  if (step === 'review') return reviewCard(locale, standing, before, name)
  return saidCard(locale, standing, step, before)
}

/** A stranger's language is known from their words alone: buttons carry it on. */
const sayIn = (locale: Locale, { at, does, to, said }: Said = {}): string =>
  line('recruit', { at, do: does, to, text: said, lang: locale })
type Said = { at?: RecruitStep; does?: string; to?: SaidStep; said?: string }

const stop = (locale: Locale, at: RecruitStep): Button =>
  press(words(locale).stop, sayIn(locale, { at, does: 'stop' }))

function consentCard(locale: Locale, { personId }: Recruit, before: Part[]): Card {
  const w = words(locale)
  const agree = press(w.agree, sayIn(locale, { at: 'consent', does: 'agree' }), { style: 'primary' })
  return card(
    w.consentTitle,
    [
      ...before,
      text(w.consentIntro),
      facts(
        [w.kept, personId === null ? w.keptWhat : w.keptKnown],
        [w.use, w.useWhat],
        [w.deletion, w.deletionWhat],
      ),
      buttons(agree, stop(locale, 'consent')),
    ],
    'question',
  )
}

function saidCard(locale: Locale, standing: Recruit, step: SaidStep, before: Part[]): Card {
  const w = words(locale)
  const said = standing[step]
  const asks = {
    name: { title: w.nameAsk, hint: w.nameHint },
    kana: { title: w.kanaAsk(standing.name ?? ''), hint: w.kanaHint },
    hours: { title: w.hoursAsk, hint: w.hoursHint },
    wishes: { title: w.wishesAsk, hint: w.wishesHint },
  }
  const { title, hint } = asks[step]
  const back = stepBefore(standing)
  return card(
    title,
    [
      ...before,
      text(hint),
      ...(said ? [note(w.now(said))] : []),
      buttons(
        ...choicesOf(locale, step).map((choice) => press(choice, sayIn(locale, { at: step, said: choice }))),
        said ? press(w.keep, sayIn(locale, { at: step, does: 'keep' })) : undefined,
        maySkip(step) ? press(w.skip, sayIn(locale, { at: step, does: 'skip' })) : undefined,
        back ? press(w.back, sayIn(locale, { at: step, does: 'back' })) : undefined,
        stop(locale, step),
      ),
    ],
    'question',
  )
}

function choicesOf(locale: Locale, step: SaidStep): string[] {
  if (step === 'hours') return words(locale).hoursChoices
  return step === 'wishes' ? words(locale).wishesChoices : []
}

function reviewCard(locale: Locale, standing: Recruit, before: Part[], name: string | undefined): Card {
  const w = words(locale)
  const send = press(w.send, sayIn(locale, { at: 'review', does: 'send' }), { style: 'primary' })
  return card(
    w.reviewTitle,
    [
      ...before,
      saidFacts(locale, standing, name),
      buttons(send, press(w.change, sayIn(locale, { at: 'review', does: 'change' })), stop(locale, 'review')),
    ],
    'question',
  )
}

/** What somebody says about themselves, as they reviewed it. */
export function saidFacts(locale: Locale, { name, kana, hours, wishes }: Recruit, registered?: string): Part {
  const w = words(locale)
  return facts(
    [w.name, registered ?? name ?? ''],
    kana ? [w.kana, kana] : undefined,
    [w.hours, hours ?? w.none],
    [w.wishes, wishes || w.none],
  )
}

/** Which of the answers to say anew. */
export function changeCard(locale: Locale, standing: Recruit): Card {
  const w = words(locale)
  const choices = questionsOf(standing).map((step) =>
    press(w[step], sayIn(locale, { at: 'review', does: 'change', to: step })),
  )
  return card(w.changeWhich, [buttons(...choices)], 'question')
}

/** Days later somebody writes something: whether it belongs to the application is for them to say. */
export function pausedCard(locale: Locale, { step }: Recruit): Card {
  const w = words(locale)
  const on = press(w.goOn, sayIn(locale), { style: 'primary' })
  return card(w.pausedTitle, [text(w.pausedHint), buttons(on, stop(locale, step))], 'question')
}

export const beginButton = (locale: Locale): Button => press(words(locale).begin, sayIn(locale))
