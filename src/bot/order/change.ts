import { changeOrder, type OrderChange } from '../../domain/order/change.ts'
import { type Order, shownOrderState } from '../../domain/order/model.ts'
import { choosePerson, personKey } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, facts, note, press } from '../turn/card.ts'
import { sayWhen, sayYen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseOrder } from './choose.ts'
import { dueAtOf, dueNote, orderFacts, orderName, orderRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'order-change'>
const NOBODY = /^(?:なし|無し|none)$/i

const isRunning = (order: Order): boolean =>
  shownOrderState(order) === 'received' || shownOrderState(order) === 'split'

/** Changes the amount, the due day, the title or the director of an order that runs. */
export async function orderChange(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseOrder(turn, args.order, { id: 'order-change', args, fits: isRunning })
  if ('card' in chosen) return chosen.card
  const { order } = chosen
  const { title, yen, due } = args
  if (!title && yen === undefined && !due && !args.director) return changeForm(turn, order)
  const dueAt = due === undefined ? undefined : dueAtOf(due, town.timezone)
  if (due !== undefined && !dueAt) return refusalAbout('due', w.badDue, w.dueInPastHint)
  const director = await directorOf(turn, args)
  if ('card' in director) return director.card
  const change = { title, yen, dueAt, directorId: director.directorId }
  const changed = await changeOrder(act, { no: order.no, revision: args.of ?? order.revision, ...change })
  if (!changed.ok) return orderRefused(turn, changed.refusal, order.no)
  const { order: now, before } = changed.value
  const said = w.changed(orderName(locale, now))
  const back = backTo(change, before, now)
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      orderFacts(turn, now),
      facts([w.before, `${sayYen(before.yen, locale)} ${sayWhen(before.dueAt, town.timezone, locale)}`]),
      ...(due === undefined ? [] : dueNote(locale, due)),
      ...(now.state === 'split' ? [note(w.jobsStay)] : []),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

async function directorOf(
  turn: Turn,
  args: Args,
): Promise<{ directorId: string | null | undefined } | { card: Card }> {
  if (args.director === undefined) return { directorId: undefined }
  if (NOBODY.test(args.director)) return { directorId: null }
  const found = await choosePerson(turn, args.director, { id: 'order-change', args, key: 'director' })
  return 'card' in found ? found : { directorId: found.person.id }
}

const MS = 1000

/** What was changed, as it was before. */
const backTo = (change: OrderChange, before: Order, { revision }: Order): string =>
  line('order-change', {
    order: before.no,
    title: change.title && before.title,
    yen: change.yen === undefined ? undefined : before.yen,
    due: change.dueAt && `@${Math.floor(before.dueAt.getTime() / MS)}`,
    director:
      change.directorId === undefined
        ? undefined
        : before.directorId === null
          ? 'none'
          : personKey(before.directorId),
    of: `r${revision}`,
  })

function changeForm({ locale, town }: Turn, order: Order): Card {
  const w = words(locale)
  const field = (
    name: 'title' | 'yen' | 'due' | 'director',
    { initial, hint }: { initial?: string | null; hint?: string },
  ): Field => ({
    name,
    label: argumentLabel('order-change', name, locale),
    kind: name === 'yen' ? 'number' : 'text',
    optional: true,
    ...(initial === undefined || initial === null ? {} : { initial }),
    ...(hint === undefined ? {} : { hint }),
  })
  const fields = [
    field('title', { initial: order.title }),
    field('yen', { initial: `${order.yen}` }),
    field('due', { hint: w.dueHint }),
    field('director', { initial: order.director }),
  ]
  const preset = { order: `${order.no}`, of: `r${order.revision}` }
  return card(
    w.changeAsk(orderName(locale, order)),
    [
      orderFacts({ locale, town }, order),
      note(w.changeHint),
      { kind: 'form', command: 'order-change', preset, submit: w.change, fields },
    ],
    'question',
  )
}
