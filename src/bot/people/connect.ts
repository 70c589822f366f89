import {
  connect as connectAccount,
  countWrongCode,
  redeemCode,
  triesAreUsedUp,
} from '../../domain/people/connect.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { codeDigest, readCode } from '../../domain/people/secret-code.ts'
import { claimProxyCode } from '../../domain/proxy/approve.ts'
import { refusal } from '../meeting/refusals.ts'
import { proxyOffer } from '../proxy/approve.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Platform, Turn } from '../turn/turn.ts'
import type { Words } from '../turn/words.ts'

/** What somebody the town does not know is told, and nothing else. */
export function strangerCard(w: Words, phone: string | undefined, platform: Platform): Card {
  const p = w.people
  return card(p.strangerTitle, [
    text(platform === 'slack' ? p.strangerHowSlack : p.strangerHow),
    note(platform === 'slack' ? p.strangerExampleSlack : p.strangerExample),
    text(phone ? p.strangerPhone(phone) : p.strangerNoPhone),
  ])
}

/** A stranger's turn has no speaker yet: what connecting needs of it. */
export type Newcomer = Pick<Turn, 'act' | 'town' | 'words' | 'utterance' | 'notify'> & {
  speaker: Turn['speaker'] | null
  turnAs: (personId: string) => Turn
}

/** A code connects the account to a person, or makes its bearer the proxy it was made for. Few tries, then a pause. */
export async function connect(turn: Newcomer, args: ArgsOf<'connect'>): Promise<Card> {
  const { words: w, act, utterance } = turn
  const account = { platform: utterance.platform, userId: utterance.userId }
  const digits = args.code ? readCode(args.code) : undefined
  if (!digits && !args.code)
    return turn.speaker
      ? card(w.people.codeAsk, [], 'question')
      : strangerCard(w, turn.town.settings.phone, utterance.platform)
  if (await triesAreUsedUp(act, account)) return refusal(w.people.triesUsedUp, w.people.triesUsedUpHint)
  if (digits) {
    const proxy = await asProxy(turn, digits)
    if (proxy) return proxy
    const redeemed = await redeemCode(act, { digits, account })
    if (redeemed.ok) return welcome(turn, redeemed.value.personId)
    if (redeemed.refusal.kind === 'code-expired')
      return refusal(w.people.codeExpired, w.people.codeExpiredHint)
  }
  const { left } = await countWrongCode(act, account)
  return left > 0
    ? refusal(w.people.codeUnknown, w.people.codeUnknownHint(left))
    : refusal(w.people.triesUsedUp, w.people.triesUsedUpHint)
}

/** Somebody connected already shows a code: of a proxy they are asked to be, or of another person they are to be. */
export const connectAgain = (turn: Turn, args: ArgsOf<'connect'>): Promise<Card> =>
  connect({ ...turn, turnAs: () => turn }, args)

async function welcome(turn: Newcomer, personId: string): Promise<Card> {
  const { words: w, act, utterance } = turn
  const { name } = await act.tx.person.findUniqueOrThrow({
    where: { townId_id: { townId: act.town, id: personId } },
  })
  const platform = utterance.platform === 'line' ? 'LINE' : 'Slack'
  turn.notify({
    to: { staff: true },
    card: (words) => card(words.people.accountConnected(name, platform), []),
  })
  return card(
    w.people.connected(name),
    [text(w.people.connectedHint), buttons(press(w.help, line('help')))],
    'done',
  )
}

/** A proxy who is not in the register yet is entered with the name the member gave. */
async function asProxy(turn: Newcomer, digits: string): Promise<Card | undefined> {
  const { act, utterance, words: w } = turn
  const pending = await act.tx.proxy.findFirst({
    where: { townId: act.town, codeDigest: codeDigest(act.town, digits), state: 'approved' },
  })
  if (!pending) return undefined
  const personId = turn.speaker?.personId ?? (await enter(turn, pending.name, utterance))
  const claimed = await claimProxyCode(act, { digits, personId })
  if (claimed.ok) return proxyOffer(turn.turnAs(personId), claimed.value)
  switch (claimed.refusal.kind) {
    case 'code-expired':
      return refusal(w.people.codeExpired, w.people.codeExpiredHint)
    case 'proxy-is-principal':
      return refusal(w.meeting.proxyIsPrincipal, w.meeting.proxyIsPrincipalHint)
    case 'proxy-has-other-seat':
      return refusal(w.meeting.proxyOtherSeat(pending.name), w.meeting.proxyOtherSeatHint)
    default:
      return refusal(w.people.codeUnknown)
  }
}

async function enter(
  { act, words }: Newcomer,
  name: string,
  { platform, userId }: Turn['utterance'],
): Promise<string> {
  const id = `proxy-${codeDigest(act.town, userId).slice(0, 12)}`
  await act.tx.person.upsert({
    where: { townId_id: { townId: act.town, id } },
    create: { townId: act.town, id, name, nameKey: foldName(name), locale: words.locale, roles: [] },
    update: {},
  })
  await connectAccount(act, { personId: id, account: { platform, userId } })
  return id
}
