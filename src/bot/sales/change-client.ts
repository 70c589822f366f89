import { type ClientChange, changeClient } from '../../domain/sales/change-client.ts'
import type { Client } from '../../domain/sales/model.ts'
import { removeClient } from '../../domain/sales/remove-client.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseClient } from './choose.ts'
import { kindField } from './new-client.ts'
import { clientFacts, clientKey, clientRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'client-change'>
const NONE = /^(?:なし|無し|none)$/i

/** Changes what is known of a client. */
export async function clientChange(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (args.client === undefined) return refusal(w.clientAsk, w.noSuchClientHint)
  const chosen = await chooseClient(turn, args.client, { id: 'client-change', args })
  if ('card' in chosen) return chosen.card
  const { no } = chosen.client
  const { name, kind, contact, note: about } = args
  if (!name && !kind && contact === undefined && about === undefined) return changeForm(turn, chosen.client)
  const change = { name, kind, contact: orNone(contact), note: orNone(about) }
  const changed = await changeClient(act, { no, ...change })
  if (!changed.ok) return clientRefused(locale, changed.refusal)
  const { client, before } = changed.value
  const said = w.clientChanged(client.name)
  const back = backTo(turn, change, before)
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      clientFacts(locale, client),
      ...(client.organisationId === null ? [] : [note(w.isOrganisation)]),
      buttons(press(turnWords(locale).undo, back)),
    ],
    'done',
  )
}

const orNone = (said: string | undefined): string | null | undefined =>
  said !== undefined && NONE.test(said) ? null : said

/** What was changed, as it was before. */
const backTo = ({ locale }: Turn, change: ClientChange, before: Client): string =>
  line('client-change', {
    client: clientKey(before),
    name: change.name && before.name,
    kind: change.kind && before.kind,
    contact: change.contact === undefined ? undefined : (before.contact ?? words(locale).none),
    note: change.note === undefined ? undefined : (before.note ?? words(locale).none),
  })

function changeForm({ locale }: Turn, client: Client): Card {
  const w = words(locale)
  const field = (name: 'name' | 'contact' | 'note', kind: Field['kind']): Field => ({
    name,
    label: argumentLabel('client-change', name, locale),
    kind,
    optional: true,
    ...(client[name] === null ? {} : { initial: client[name] }),
  })
  const preset = { client: clientKey(client) }
  const fields = [
    field('name', 'text'),
    field('contact', 'text'),
    kindField(locale, client.kind),
    field('note', 'long-text'),
  ]
  return card(
    w.changeClientAsk(client.name),
    [note(w.changeHint), { kind: 'form', command: 'client-change', preset, submit: w.change, fields }],
    'question',
  )
}

/** Takes a client back that was entered by mistake. */
export async function clientDrop(turn: Turn, args: ArgsOf<'client-drop'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  if (args.client === undefined) return refusal(w.clientAsk, w.noSuchClientHint)
  const chosen = await chooseClient(turn, args.client, { id: 'client-drop', args: {} })
  if ('card' in chosen) return chosen.card
  const removed = await removeClient(act, { no: chosen.client.no })
  if (!removed.ok) return clientRefused(locale, removed.refusal)
  return card(w.clientRemoved(removed.value.name), [], 'done')
}
