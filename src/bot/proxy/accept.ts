// The proxy accepts or declines, and the member and the secretariat hear it.

import { nameOfPerson } from '../../domain/people/read.ts'
import { acceptProxy, declineProxy } from '../../domain/proxy/accept.ts'
import type { NamedProxy } from '../../domain/proxy/model.ts'
import { findProxy } from '../../domain/proxy/read.ts'
import { answerButtons, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { confirm } from '../turn/question.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { aboutMeeting, meetingOf, sayNominee } from './view.ts'
import { words } from './words.ts'

export async function proxyAccept(turn: Turn, args: ArgsOf<'proxy-accept'>): Promise<Card> {
  const { locale, act, town, speaker, notify } = turn
  const w = words(locale)
  const accepted = await acceptProxy(act, { proxyId: args.proxy, personId: speaker.personId })
  if (!accepted.ok) return refusal(w.proxyNoPending)
  const proxy = accepted.value
  const meeting = meetingOf(town, proxy)
  const told = (theirs: Locale): Card =>
    card(words(theirs).proxyAcceptedTold(sayNominee(theirs, proxy)), aboutMeeting(theirs, town, meeting))
  if (!proxy.again) {
    notify({ to: { people: [proxy.principalId] }, card: told })
    notify({ to: { staff: true }, card: told })
  }
  const decline = press(w.declineLater, line('proxy-decline', { proxy: proxy.id }))
  return card(
    w.proxyAccepted,
    [...aboutMeeting(locale, town, meeting), note(w.proxyAcceptedHint), buttons(decline)],
    'done',
  )
}

/** One who comes for several meetings says which. */
const whichToDecline = ({ locale, town, speaker }: Turn): Card =>
  card(
    words(locale).proxyWhich,
    speaker.proxies.flatMap((one) => {
      const meeting = meetingOf(town, one)
      const label = meeting ? nameOf(town, meeting) : words(locale).decline
      return [buttons(press(label, line('proxy-decline', { proxy: one.proxyId })))]
    }),
    'question',
  )

/** Who has accepted is counted on: it is asked once more. */
async function askDecline(turn: Turn, proxy: NamedProxy): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const member = (await nameOfPerson(act, proxy.principalId)) ?? ''
  return confirm(turn, {
    id: 'proxy-decline',
    args: { proxy: proxy.id },
    title: w.declineAsk(member),
    parts: [...aboutMeeting(locale, town, meetingOf(town, proxy)), text(w.declineAskHint)],
    yes: w.declineYes,
    no: w.declineNo,
  })
}

const declineKept = ({ locale, town }: Turn, proxy: NamedProxy): Card =>
  card(words(locale).declineKept, aboutMeeting(locale, town, meetingOf(town, proxy)))

export async function proxyDecline(turn: Turn, args: ArgsOf<'proxy-decline'>): Promise<Card> {
  const { locale, act, town, speaker, notify } = turn
  const w = words(locale)
  const [own, another] = speaker.proxies
  if (args.proxy === undefined && another) return whichToDecline(turn)
  const proxyId = args.proxy ?? own?.proxyId
  if (proxyId === undefined) return refusal(w.proxyNoPending)
  const offered = await findProxy(act, proxyId)
  if (offered?.state === 'accepted' && offered.personId === speaker.personId && args.sure !== 'yes')
    return args.sure === 'no' ? declineKept(turn, offered) : askDecline(turn, offered)
  const declined = await declineProxy(act, { proxyId, personId: speaker.personId })
  if (!declined.ok) return refusal(w.proxyNoPending)
  const proxy = declined.value
  const meeting = meetingOf(town, proxy)
  const title = (theirs: Locale) => words(theirs).proxyDeclinedTold(sayNominee(theirs, proxy))
  const name = meeting ? [text(nameOf(town, meeting))] : []
  notify({
    to: { people: [proxy.principalId] },
    card: (theirs) => {
      const ask = meeting ? [text(words(theirs).proxyDeclinedAsk), answerButtons(theirs, meeting)] : []
      return card(title(theirs), [...name, ...ask], 'alert')
    },
  })
  notify({ to: { staff: true }, card: (theirs) => card(title(theirs), name, 'alert') })
  return card(w.proxyDeclined, [text(w.proxyDeclinedHint)], 'done')
}
