// The proxy accepts or declines, and the member and the secretariat hear it.
import { acceptProxy, declineProxy } from '../../domain/proxy/accept.ts'
import { answerButtons, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
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

export async function proxyDecline(turn: Turn, args: ArgsOf<'proxy-decline'>): Promise<Card> {
  const { locale, act, town, speaker, notify } = turn
  const w = words(locale)
  const [own, another] = speaker.proxies
  if (args.proxy === undefined && another) return whichToDecline(turn)
  const proxyId = args.proxy ?? own?.proxyId
  if (proxyId === undefined) return refusal(w.proxyNoPending)
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
