import { isReachable } from '../../domain/people/read.ts'
import { makeClient } from '../../domain/sales/make-client.ts'
import { makeLead } from '../../domain/sales/make-lead.ts'
import type { Client, Lead } from '../../domain/sales/model.ts'
import { choosePerson } from '../people/choose.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, type Field, note, type Part, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { askNewClient, clientBy, isNumber } from './choose.ts'
import { clientRefused, leadFacts, leadName, leadRefused } from './view.ts'
import { words } from './words.ts'

type Args = ArgsOf<'lead-new'>

/** Enters a lead of a client; one nobody has entered yet is asked about. */
export async function leadNew(turn: Turn, args: Args): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const { topic, next } = args
  if (!args.client || !topic) return newForm(turn, args)
  const owner = args.owner
    ? await choosePerson(turn, args.owner, { id: 'lead-new', args: { ...args }, key: 'owner' })
    : undefined
  if (owner && 'card' in owner) return owner.card
  const client = await clientFor(turn, args.client, args)
  if ('card' in client) return client.card
  const made = await makeLead(act, town, {
    clientNo: client.client.no,
    topic,
    ownerId: owner?.person.id,
    nextOn: next,
  })
  if (!made.ok) return leadRefused(turn, made.refusal)
  const lead = made.value
  const said = w.leadMade(leadName(locale, lead))
  const back = line('lead-move', {
    lead: lead.no,
    stage: 'lost',
    reason: w.takenBack,
    of: `r${lead.revision}`,
  })
  turn.undoable({ line: back, label: said })
  return card(
    said,
    [
      leadFacts(turn, lead),
      ...(client.fresh ? [note(w.clientMade(lead.client))] : []),
      ...(lead.nextOn === null ? [note(w.nextMissing)] : []),
      ...(await tellOwner(turn, lead)),
      buttons(
        press(w.move, line('lead-move', { lead: lead.no, of: `r${lead.revision}` })),
        press(turnWords(locale).undo, back),
      ),
    ],
    'done',
  )
}

async function clientFor(
  turn: Turn,
  ref: string,
  args: Args,
): Promise<{ client: Client; fresh: boolean } | { card: Card }> {
  const w = words(turn.locale)
  const found = await clientBy(turn, ref)
  if (found) return { client: found, fresh: false }
  if (isNumber(ref)) return { card: refusalAbout('client', w.noSuchClient(ref), w.noSuchClientHint) }
  if (!args.fresh) return { card: await askNewClient(turn, ref, { id: 'lead-new', args }) }
  const made = await makeClient(turn.act, { name: ref })
  return made.ok ? { client: made.value, fresh: true } : { card: clientRefused(turn.locale, made.refusal) }
}

/** Whoever now sees to a lead hears of it; the answer says where no word reaches them. */
export async function tellOwner(turn: Turn, lead: Lead): Promise<Part[]> {
  const { ownerId } = lead
  if (ownerId === null) return []
  if (!(await isReachable(turn.act, ownerId))) return [note(words(turn.locale).ownerUnreachable)]
  if (ownerId === turn.speaker.personId) return []
  const { town, act } = turn
  turn.notify({
    to: { people: [ownerId] },
    card: (locale) =>
      card(words(locale).ownerTold(leadName(locale, lead)), [leadFacts({ locale, town, act }, lead)]),
  })
  return []
}

function newForm({ locale }: Turn, args: Args): Card {
  const w = words(locale)
  const field = (name: 'client' | 'topic' | 'owner' | 'next', hint?: string): Field => ({
    name,
    label: argumentLabel('lead-new', name, locale),
    kind: 'text',
    optional: name === 'owner' || name === 'next',
    ...(hint === undefined ? {} : { hint }),
    ...(args[name] === undefined ? {} : { initial: args[name] }),
  })
  const fields = [field('client'), field('topic'), field('owner', w.ownerHint), field('next', w.nextHint)]
  const form = { kind: 'form' as const, command: 'lead-new', preset: {}, submit: w.addLead, fields }
  return card(w.addLeadTitle, [form], 'question')
}
