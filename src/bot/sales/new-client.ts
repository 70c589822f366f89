import { makeClient } from '../../domain/sales/make-client.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { clientFacts, clientKey, clientRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'client-new'>

/** Enters a client, once for a name. */
export async function clientNew(turn: Turn, args: Args): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const { name, kind, contact, note: about } = args
  if (!name) return newForm(turn, args)
  const made = await makeClient(act, { name, kind, contact, note: about })
  if (!made.ok) return clientRefused(locale, made.refusal)
  const client = made.value
  const said = w.clientMade(client.name)
  const back = line('client-drop', { client: clientKey(client) })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      clientFacts(locale, client),
      ...(client.organisationId === null ? [] : [note(w.isOrganisation)]),
      buttons(
        press(w.addLead, line('lead-new', { client: clientKey(client) }), { style: 'primary' }),
        press(turnWords(locale).undo, back),
      ),
    ],
    'done',
  )
}

function newForm({ locale }: Turn, args: Args): Card {
  const w = words(locale)
  const field = (name: 'name' | 'contact' | 'note', kind: Field['kind'], hint?: string): Field => ({
    name,
    label: argumentLabel('client-new', name, locale),
    kind,
    optional: name !== 'name',
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: args[name] }),
  })
  const fields = [
    field('name', 'text'),
    field('contact', 'text', w.contactHint),
    kindField(locale, args.kind ?? 'company'),
    field('note', 'long-text'),
  ]
  const form = { kind: 'form' as const, command: 'client-new', preset: {}, submit: w.addClient, fields }
  return card(w.addClientTitle, [form], 'question')
}

export const kindField = (locale: Turn['locale'], initial: 'company' | 'town'): Field => ({
  name: 'kind',
  label: argumentLabel('client-new', 'kind', locale),
  kind: 'choice',
  options: [
    { label: words(locale).kindOf.company, value: 'company' },
    { label: words(locale).kindOf.town, value: 'town' },
  ],
  initial,
  optional: true,
})
