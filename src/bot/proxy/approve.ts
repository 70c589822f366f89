// Leave for a proxy is given or not (rule 6(6)).
import { showCode } from '../../domain/people/code.ts'
import { isReachable, nameOfPerson } from '../../domain/people/read.ts'
import { approveProxy, refuseProxy } from '../../domain/proxy/approve.ts'
import type { NamedProxy } from '../../domain/proxy/model.ts'
import { answerButtons, meetingFacts, nameOf } from '../meeting/view.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, facts, secret, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { codeParts, decidedNotice, decideRefused, sayNominee } from './view.ts'
import { words } from './words.ts'

export async function proxyApprove(turn: Turn, args: ArgsOf<'proxy-approve'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const code = turn.code()
  const approved = await approveProxy(act, { proxyId: args.proxy, code })
  if (!approved.ok) return decideRefused(locale, approved.refusal)
  const { proxy, meeting } = approved.value
  turn.notify({
    to: { people: [proxy.principalId] },
    while: { proxy: { id: proxy.id, states: ['approved'] } },
    card: (theirs) =>
      card(words(theirs).proxyApproved, [
        text(nameOf(town, meeting)),
        meetingFacts(theirs, town, meeting),
        ...codeParts(theirs, proxy.name, code),
      ]),
  })
  turn.notify(decidedNotice(town, meeting, await decided(turn, proxy, 'approved')))
  const reached = await isReachable(act, proxy.principalId)
  const how = reached ? text(w.proxyCodeSent) : secret(w.proxyCodeGive(showCode(code)), 'plain')
  return card(w.proxyDecided(sayNominee(locale, proxy)), [text(nameOf(town, meeting)), how], 'done')
}

const decided = async (
  { act, speaker }: Turn,
  proxy: NamedProxy,
  outcome: 'approved' | 'refused',
): Promise<Parameters<typeof decidedNotice>[2]> => {
  const member = (await nameOfPerson(act, proxy.principalId)) ?? ''
  return { member, proxy, by: speaker.name, at: act.now, outcome }
}

export async function proxyRefuse(turn: Turn, args: ArgsOf<'proxy-refuse'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const refused = await refuseProxy(act, {
    proxyId: args.proxy,
    reason: args.reason ?? w.proxyRefuseReason,
  })
  if (!refused.ok) return decideRefused(locale, refused.refusal)
  const { proxy, meeting } = refused.value
  turn.notify({
    to: { people: [proxy.principalId] },
    card: (theirs) =>
      card(words(theirs).proxyRefused, [
        text(nameOf(town, meeting)),
        facts(
          [words(theirs).proxyIs, sayNominee(theirs, proxy)],
          [argumentLabel('proxy-refuse', 'reason', theirs), args.reason ?? words(theirs).proxyRefuseReason],
        ),
        text(words(theirs).proxyRefusedHint),
        answerButtons(theirs, meeting),
      ]),
  })
  turn.notify(decidedNotice(town, meeting, await decided(turn, proxy, 'refused')))
  return card(w.proxyRefusedDone(sayNominee(locale, proxy)), [text(w.proxyRefusedTold)], 'done')
}
