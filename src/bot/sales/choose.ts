// Which client or lead is meant: a client by its name or number, a lead by its number; otherwise it is asked.
import { type Client, isOpenStage, type Lead } from '../../domain/sales/model.ts'
import { clientNamed, findClient, findLead, readLeads, similarClients } from '../../domain/sales/read.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { clientKey, leadName, leadRefused, NO_MARK } from './view.ts'
import { words } from './words.ts'

type Again = { id: CommandId; args: Record<string, unknown> }

const NUMBER = /^(?:no:|no\.?|#|顧客)?(\d{1,6})$/i

/** The client of a name, or of a number where none bears it as its name. */
export async function clientBy({ act }: Pick<Turn, 'act'>, ref: string): Promise<Client | undefined> {
  const named = ref.startsWith(NO_MARK) ? undefined : await clientNamed(act, ref)
  const no = NUMBER.exec(ref.normalize('NFKC').trim())?.[1]
  return named ?? (no === undefined ? undefined : findClient(act, Number(no)))
}

/** Whether words can be no name: a button's reference, or a number. */
export const isNumber = (ref: string): boolean => NUMBER.test(ref.normalize('NFKC').trim())

/** A client that is there; the only one that is like it will do, several are asked about. */
export async function chooseClient(
  turn: Turn,
  ref: string,
  { id, args }: Again,
): Promise<{ client: Client } | { card: Card }> {
  const w = words(turn.locale)
  const client = await clientBy(turn, ref)
  if (client) return { client }
  const shown = ref.startsWith(NO_MARK) ? ref.slice(NO_MARK.length) : ref
  const similar = isNumber(ref) ? [] : await similarClients(turn.act, ref)
  const [only] = similar
  if (only && similar.length === 1) return { client: only }
  if (!only) return { card: refusalAbout('client', w.noSuchClient(shown), w.noSuchClientHint) }
  const choices = similar.map((one) => press(one.name, line(id, { ...args, client: clientKey(one) })))
  return { card: card(w.whichClient(shown), [buttons(...choices)], 'question') }
}

/** A client nobody has entered yet is entered on request, with one press; those that are like it are offered as well. */
export async function askNewClient(turn: Turn, name: string, { id, args }: Again): Promise<Card> {
  const w = words(turn.locale)
  const similar = await similarClients(turn.act, name)
  return card(
    w.newClientAsk(name),
    [
      text(w.newClientAskHint),
      buttons(
        press(w.makeClient(name), line(id, { ...args, fresh: 'yes' }), { style: 'primary' }),
        ...similar.map((one) => press(one.name, line(id, { ...args, client: clientKey(one) }))),
      ),
    ],
    'question',
  )
}

const OFFERED_MOST = 10

/** A lead by its number; the open ones are offered where none is given. */
export async function chooseLead(
  turn: Turn,
  no: number | undefined,
  { id, args }: Again,
): Promise<{ lead: Lead } | { card: Card }> {
  const { locale, act } = turn
  const w = words(locale)
  if (no !== undefined) {
    const lead = await findLead(act, no)
    return lead ? { lead } : { card: await leadRefused(turn, { kind: 'no-such-lead', no }) }
  }
  const open = (await readLeads(act)).filter(({ stage }) => isOpenStage(stage)).slice(0, OFFERED_MOST)
  if (open.length === 0) return { card: refusal(w.noOpenLead, w.noLeadsHint) }
  const choices = open.map((lead) => press(leadName(locale, lead), line(id, { ...args, lead: lead.no })))
  return { card: card(w.whichLead, [buttons(...choices)], 'question') }
}
