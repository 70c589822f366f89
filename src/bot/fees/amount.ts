import { readAmounts, readCategories } from '../../domain/fees/read.ts'
import { type AmountRefusal, setAmount, takeBackAmount } from '../../domain/fees/set-amount.ts'
import { dayIn } from '../../domain/town/model.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press } from '../turn/card.ts'
import { saidDay, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { namedCategory, saidCategory } from './view.ts'
import { words } from './words.ts'

/** What a category is paid a day, from a day on; from today where none is named. */
export async function feeAmount(turn: Turn, args: ArgsOf<'fee-amount'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  if (args.category === undefined || args.yen === undefined) return amountForm(turn, args)
  const today = dayIn(town, act.now)
  const [category, from, yen] = [await categoryOf(turn, args.category), args.from ?? today, args.yen]
  const amounts = await readAmounts(act)
  const seenYen = amounts.find((one) => one.category === category && one.from === from)?.yen ?? null
  const set = await setAmount(act, { category, from, yen, seenYen })
  if (!set.ok) return amountRefused(locale, set.refusal, args.category)
  const said = saidCategory(category, locale)
  const undo = line('fee-amount-undo', { category, from, yen, before: seenYen })
  turn.undoable({ line: undo, label: w.undoAmount(said) })
  return card(
    w.amountSet(said, sayYen(yen, locale)),
    [
      facts(
        [w.amountFrom, saidDay(from, locale)],
        seenYen === null ? undefined : [w.amountBefore, sayYen(seenYen, locale)],
      ),
      ...(from < today ? [note(w.amountPast)] : []),
      note(w.amountKept),
      buttons(press(turnWords(locale).undo, undo)),
    ],
    'done',
  )
}

/** By its own word, or as it is called in either language. */
async function categoryOf({ act }: Turn, typed: string): Promise<string> {
  const known = (await readCategories(act)).map(({ category }) => category)
  const named = (category: string) =>
    (['ja', 'en'] as const).some((locale) => saidCategory(category, locale) === typed)
  return known.includes(typed) ? typed : (known.find(named) ?? typed)
}

async function amountForm({ act, locale }: Turn, args: ArgsOf<'fee-amount'>): Promise<Card> {
  const w = words(locale)
  const categories = await readCategories(act)
  const label = (name: keyof ArgsOf<'fee-amount'>) => argumentLabel('fee-amount', name, locale)
  const options = categories.map(({ category }) => ({
    label: saidCategory(category, locale),
    value: category,
  }))
  return card(
    w.amountAsk,
    [
      {
        kind: 'form',
        command: 'fee-amount',
        preset: args.from === undefined ? {} : { from: args.from },
        submit: w.setAmount,
        fields: [
          {
            ...{ name: 'category', label: label('category'), kind: 'choice', options, optional: false },
            ...(args.category === undefined ? {} : { initial: args.category }),
          },
          {
            ...{ name: 'yen', label: label('yen'), kind: 'number', optional: false },
            ...(args.yen === undefined ? {} : { initial: `${args.yen}` }),
          },
        ],
      },
    ],
    'question',
  )
}

/** Takes back what was set for a day, if nothing else was set for it since. */
export async function feeAmountUndo(
  { locale, act }: Turn,
  { category, from, yen, before }: ArgsOf<'fee-amount-undo'>,
): Promise<Card> {
  const w = words(locale)
  if (category === undefined || from === undefined || yen === undefined)
    return refusal(w.amountChanged, w.amountChangedHint)
  const back = await takeBackAmount(act, { category, from, yen, beforeYen: before ?? null })
  if (!back.ok) return amountRefused(locale, back.refusal, category)
  return card(
    w.amountBack(saidCategory(category, locale)),
    [facts([w.amountFrom, saidDay(from, locale)])],
    'done',
  )
}

function amountRefused(locale: Locale, why: AmountRefusal, category: string): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-category': {
      const known = why.known.map((one) => namedCategory(one, locale))
      return refusalAbout('category', w.noSuchCategory(category), w.knownCategories(listed(known, locale)))
    }
    case 'nothing-changes':
      return refusalAbout('yen', w.amountSame)
    case 'amount-changed':
      return refusal(w.amountChanged, w.amountChangedHint)
  }
}
