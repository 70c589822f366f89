import { receiveOrder } from '../../domain/order/receive.ts'
import { isReachable } from '../../domain/people/read.ts'
import { makeClient } from '../../domain/sales/make-client.ts'
import type { Client } from '../../domain/sales/model.ts'
import { similarClients } from '../../domain/sales/read.ts'
import { choosePerson } from '../people/choose.ts'
import { clientBy, isNumber } from '../sales/choose.ts'
import { clientRefused } from '../sales/view.ts'
import { words as salesWords } from '../sales/words.ts'
import { calendarDay } from '../table/args.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import {
  dueAtOf,
  dueNote,
  orderFacts,
  orderFields,
  orderName,
  orderRefused,
  quantityIn,
  splitButton,
} from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'order-new'>

/** Receives an order; a client nobody has entered yet is entered with it, and the answer says so. */
export async function orderNew(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { title, yen, due } = args
  const much = quantityIn(args)
  if (!args.client || !title || yen === undefined || !much || !due) return newForm(turn, args)
  const dueAt = dueAtOf(due, town.timezone)
  if (!dueAt) return refusalAbout('due', w.badDue, w.dueInPastHint)
  const reorder = reorderIn(args.reorder)
  if (reorder === null) return refusalAbout('reorder', w.reorderWrong(args.reorder ?? ''), w.reorderHint)
  const director = args.director
    ? await choosePerson(turn, args.director, { id: 'order-new', args: { ...args }, key: 'director' })
    : undefined
  if (director && 'card' in director) return director.card
  if (dueAt <= act.now) return orderRefused(turn, { kind: 'due-in-the-past' })
  const client = await clientFor(turn, args.client)
  if ('card' in client) return client.card
  const made = await receiveOrder(act, town, {
    clientNo: client.client.no,
    title,
    yen,
    ...much,
    dueAt,
    confidential: args.confidential === 'yes',
    reorder,
    directorId: director?.person.id,
  })
  if (!made.ok) return orderRefused(turn, made.refusal)
  const order = made.value
  const said = w.received(order.no, order.title)
  const back = line('order-cancel', { order: order.no, sure: 'yes', of: `r${order.revision}` })
  turn.undoable({ line: back, label: said })
  if (order.directorId !== null) await tellDirector(turn, order)
  return card(
    said,
    [
      orderFacts(turn, order),
      ...dueNote(locale, due),
      ...client.notes,
      buttons(splitButton(locale, order), press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

/** 「塩尻市振興公社, 2027-01-31」: whose it is in the end, and when they pay; null where it cannot be read. */
function reorderIn(said: string | undefined): { client: string; due: string } | undefined | null {
  if (said === undefined) return undefined
  const plain = said.normalize('NFKC').trim()
  const [day = ''] = /[\d/-]{6,10}$/.exec(plain) ?? []
  const client = plain
    .slice(0, plain.length - day.length)
    .trim()
    .replace(/[,、]$/, '')
    .trim()
  const due = calendarDay.safeParse(day)
  return client !== '' && due.success ? { client, due: due.data } : null
}

async function clientFor(
  turn: Turn,
  ref: string,
): Promise<{ client: Client; notes: Part[] } | { card: Card }> {
  const { locale, act } = turn
  const found = await clientBy(turn, ref)
  if (found) return { client: found, notes: [] }
  const s = salesWords(locale)
  if (isNumber(ref)) return { card: refusalAbout('client', s.noSuchClient(ref), s.noSuchClientHint) }
  const similar = await similarClients(act, ref)
  const made = await makeClient(act, { name: ref })
  if (!made.ok) return { card: clientRefused(locale, made.refusal) }
  const w = words(locale)
  const names = listed(
    similar.map(({ name }) => name),
    locale,
  )
  return {
    client: made.value,
    notes: [
      note(w.clientMade(made.value.name)),
      ...(made.value.organisationId === null ? [] : [note(s.isOrganisation)]),
      ...(similar.length > 0 ? [note(w.similar(names))] : []),
    ],
  }
}

/** Whoever is to split it hears of it. */
async function tellDirector(turn: Turn, order: Parameters<typeof orderFacts>[1]): Promise<void> {
  const { directorId } = order
  if (directorId === null || directorId === turn.speaker.personId) return
  if (!(await isReachable(turn.act, directorId))) return
  const { town } = turn
  turn.notify({
    to: { people: [directorId] },
    card: (locale) =>
      card(words(locale).directing(orderName(locale, order)), [
        orderFacts({ locale, town }, order),
        buttons(splitButton(locale, order)),
      ]),
  })
}

function newForm({ locale }: Turn, args: Args): Card {
  const w = words(locale)
  const field = (name: 'client' | 'reorder' | 'director', optional: boolean, hint?: string): Field => ({
    name,
    label: argumentLabel('order-new', name, locale),
    kind: 'text',
    optional,
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: args[name] }),
  })
  const confidential: Field = {
    name: 'confidential',
    label: argumentLabel('order-new', 'confidential', locale),
    kind: 'choice',
    options: [
      { label: turnWords(locale).no, value: 'no' },
      { label: turnWords(locale).yes, value: 'yes' },
    ],
    initial: args.confidential ?? 'no',
    optional: true,
  }
  const fields = [
    field('client', false),
    ...orderFields(locale, 'order-new', args),
    field('reorder', true, w.reorderHint),
    field('director', true),
    confidential,
  ]
  const form = { kind: 'form' as const, command: 'order-new', preset: {}, submit: w.add, fields }
  return card(w.addTitle, [form], 'question')
}
