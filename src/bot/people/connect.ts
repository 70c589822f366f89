// A code connects an account to a person, or makes its bearer the proxy or the observer it was made for. Few tries, then a pause.
import { claimObserverCode, type ObserverCodeRefusal } from '../../domain/observer/claim-code.ts'
import { readCode } from '../../domain/people/code.ts'
import { countWrongCode, redeemCode, triesAreUsedUp } from '../../domain/people/connect.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { type CodeRefusal, claimProxyCode } from '../../domain/proxy/claim-code.ts'
import { meetingRefused } from '../meeting/view.ts'
import { offerCard as observerOffer } from '../observer/view.ts'
import { words as observerWords } from '../observer/words.ts'
import { offerCard } from '../proxy/view.ts'
import { words as proxyWords } from '../proxy/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, text } from '../turn/card.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { strangerCard, welcomeCard } from './view.ts'
import { words } from './words.ts'

/** A stranger's turn has no speaker yet: what connecting needs of it. */
export type Newcomer = Pick<Turn, 'act' | 'town' | 'locale' | 'utterance' | 'notify'> & {
  speaker: Turn['speaker'] | null
}

export async function connect(turn: Newcomer, args: ArgsOf<'connect'>): Promise<Card> {
  const { locale, act, utterance, speaker, town } = turn
  const w = words(locale)
  const { platform, userId } = utterance
  if (!args.code)
    return speaker ? card(w.codeAsk, [], 'question') : strangerCard(locale, town.settings.phone, platform)
  const account = { platform, userId }
  if (await triesAreUsedUp(act, account)) return refusal(w.triesUsedUp, w.triesUsedUpHint)
  const digits = readCode(args.code)
  const answer = digits
    ? ((await asProxy(turn, digits)) ?? (await asObserver(turn, digits)) ?? (await asPerson(turn, digits)))
    : undefined
  if (answer) return answer
  const { left, alarm } = await countWrongCode(act, account)
  if (alarm)
    turn.notify({
      to: { staff: true },
      card: (theirs) =>
        card(words(theirs).wrongCodes[alarm], [text(words(theirs).wrongCodesHint[alarm])], 'alert'),
    })
  return left > 0
    ? refusal(w.codeUnknown, w.codeUnknownHint(left))
    : refusal(w.triesUsedUp, w.triesUsedUpHint)
}

async function asPerson(turn: Newcomer, digits: string): Promise<Card | undefined> {
  const { locale, act, utterance, notify } = turn
  const { platform, userId } = utterance
  const redeemed = await redeemCode(act, { digits, account: { platform, userId } })
  if (!redeemed.ok)
    return redeemed.refusal.kind === 'code-expired'
      ? refusal(words(locale).codeExpired, words(locale).codeExpiredHint)
      : undefined
  const name = (await nameOfPerson(act, redeemed.value.personId)) ?? ''
  const where = platform === 'line' ? 'LINE' : 'Slack'
  notify({ to: { staff: true }, card: (theirs) => card(words(theirs).accountConnected(name, where), []) })
  return welcomeCard(locale, name)
}

/** A proxy who is not in the register yet is entered with the name the member gave. */
async function asProxy(turn: Newcomer, digits: string): Promise<Card | undefined> {
  const { act, utterance, locale, speaker, town } = turn
  const { platform, userId } = utterance
  const bearer = speaker ? { personId: speaker.personId } : { account: { platform, userId }, locale }
  const claimed = await claimProxyCode(act, { digits, bearer })
  if (!claimed.ok) return codeRefused(turn, claimed.refusal)
  const member = (await nameOfPerson(act, claimed.value.principalId)) ?? ''
  return offerCard(locale, town, { proxy: claimed.value, member })
}

/** An observer who is not in the register yet is entered with the name the secretariat gave. */
async function asObserver(turn: Newcomer, digits: string): Promise<Card | undefined> {
  const { act, utterance, locale, speaker, town } = turn
  const { platform, userId } = utterance
  const bearer = speaker ? { personId: speaker.personId } : { account: { platform, userId }, locale }
  const claimed = await claimObserverCode(act, { digits, bearer })
  if (!claimed.ok) return observerCodeRefused(turn, claimed.refusal)
  const observer = claimed.value
  const meeting = town.meetings.find(({ id }) => id === observer.meetingId)
  return meeting && observerOffer(locale, town, { observer, meeting })
}

function observerCodeRefused({ locale }: Newcomer, why: ObserverCodeRefusal): Card | undefined {
  const [w, o] = [words(locale), observerWords(locale)]
  switch (why.kind) {
    case 'code-unknown':
      return undefined
    case 'code-expired':
      return refusal(w.codeExpired, w.codeExpiredHint)
    case 'meeting-not-convened':
    case 'meeting-cancelled':
      return meetingRefused(locale, why)
    case 'observer-is-member':
      return refusal(o.codeIsMember(why.name), o.codeForOne)
    case 'observer-is-proxy':
      return refusal(o.codeIsProxy, o.isProxyHint)
    case 'observer-is-another':
      return refusal(o.codeIsAnother, o.codeForOne)
    case 'observer-invited-already':
      return refusal(o.codeAlready)
  }
}

function codeRefused({ locale }: Newcomer, why: CodeRefusal): Card | undefined {
  const [w, p] = [words(locale), proxyWords(locale)]
  switch (why.kind) {
    case 'code-unknown':
      return undefined
    case 'code-expired':
      return refusal(w.codeExpired, w.codeExpiredHint)
    case 'proxy-is-principal':
      return refusal(p.proxyIsPrincipal, p.proxyIsPrincipalHint)
    case 'proxy-is-member':
      return refusal(p.proxyIsMember(why.name), p.proxyIsMemberHint)
    case 'proxy-is-observer':
      return refusal(p.proxyIsObserver(why.name), p.proxyIsObserverHint)
    case 'proxy-has-other-seat':
      return refusal(p.proxyOtherSeat(why.name), p.proxyOtherSeatHint)
  }
}
