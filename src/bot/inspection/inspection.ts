// 検収: what waits to be inspected, and one delivery with its link and files.
import { filesOf } from '../../domain/delivery/read.ts'
import type { Delivery } from '../../domain/inspection/model.ts'
import { deliveriesToInspect } from '../../domain/inspection/read.ts'
import { deliveryFileUrl } from '../delivery/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, type Part, press, secretLinks, text } from '../turn/card.ts'
import { sayDay } from '../turn/dates.ts'
import { FILE_HOURS } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { chooseDelivery } from './choose.ts'
import { daysLeft, deliveryFacts, inspectButtons, meant } from './view.ts'
import { words } from './words.ts'

const LISTED_MOST = 20

export async function inspection(turn: Turn, args: ArgsOf<'inspection'>): Promise<Card> {
  if (args.job === undefined && args.worker === undefined) return list(turn)
  const chosen = await chooseDelivery(turn, args, { id: 'inspection', args })
  if ('card' in chosen) return chosen.card
  turn.show({ job: chosen.one.no })
  return oneCard(turn, chosen.one)
}

async function list({ act, locale, town }: Turn): Promise<Card> {
  const w = words(locale)
  const all = await deliveriesToInspect(act)
  const items = all.slice(0, LISTED_MOST).map((one) => ({
    title: w.choice(one.no, one.name),
    note: [
      one.title,
      ...(one.inspectBy
        ? [sayDay(one.inspectBy, town.timezone, locale), w.daysLeft(daysLeft(one.inspectBy, act.now, town))]
        : []),
    ].join('・'),
    button: press(w.look, line('inspection', meant(one))),
  }))
  const rest = all.length > LISTED_MOST ? [note(w.more(all.length - LISTED_MOST))] : []
  return card(w.title, [{ kind: 'list', items, empty: w.none }, ...rest])
}

async function oneCard(turn: Turn, one: Delivery): Promise<Card> {
  const { act, locale, town, speaker } = turn
  const w = words(locale)
  const waits = one.state === 'delivered'
  const files = await filesOf(act, one.claimId)
  const links = files.map((file) => ({ label: w.open(file.name), url: deliveryFileUrl(turn, file) }))
  const nothing = one.url === null && files.length === 0
  const parts: Part[] = [
    text(one.title),
    deliveryFacts(locale, town, one),
    ...(links.length > 0 ? [secretLinks(...links), note(w.linkHint(FILE_HOURS))] : []),
    ...(waits && nothing ? [note(w.nothing)] : []),
  ]
  if (!waits) {
    const said = one.state === 'accepted' ? w.already(one.name, one.no) : w.notDelivered(one.name, one.no)
    return card(w.of(one.name, one.no), [...parts, note(said)])
  }
  const own = speaker.personId === one.personId
  return card(w.of(one.name, one.no), [
    ...parts,
    own ? note(w.ownWorkHint) : buttons(...inspectButtons(locale, one)),
  ])
}
