import { readForecast } from '../../domain/attendance/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { type ArrivalRefusal, arrive, checkIn } from '../../domain/session/arrive.ts'
import { codeOf } from '../../domain/session/model.ts'
import { words as attendanceWords } from '../attendance/words.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { meetingRefused, nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, note, secret, text } from '../turn/card.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { admit } from './admit.ts'
import { chooseSitter, sittingOf } from './choose.ts'
import { watchTable } from './reminders.ts'
import { boardLinks, presenceParts } from './view.ts'
import { words } from './words.ts'

/** Arrivals: written down by staff at the table, or by a member with the code that is shown there. */
export async function present(turn: Turn, args: ArgsOf<'present'>): Promise<Card> {
  if (!isStaff(turn.speaker)) return checkInOf(turn, args)
  const { locale, act, town } = turn
  const w = words(locale)
  const sitter = await chooseSitter(turn, { id: 'present', args })
  if ('card' in sitter) return sitter.card
  if ('observer' in sitter) return admit(turn, sitter)
  const { meeting, person, seatId, proxyId } = sitter
  const mode = args.mode ?? 'in-person'
  const arrived = await arrive(act, { meeting, seatId, personId: person.id, proxyId, mode })
  if (!arrived.ok) return arrivalRefused(turn, person.name, arrived.refusal)
  await watchTable(turn, meeting)
  return card(
    w.presentDone(person.name),
    [
      text(nameOf(town, meeting)),
      ...(arrived.value.proxyLeft ? [text(w.proxyLeft)] : []),
      ...presenceParts(locale, await readForecast(act, town, meeting), 'came'),
    ],
    'done',
  )
}

async function checkInOf(turn: Turn, said: ArgsOf<'present'>): Promise<Card> {
  const { locale, act, town, speaker, vault } = turn
  const w = words(locale)
  // Six digits alone are the code, and no meeting's number.
  const isCode = CODE.test(said.meeting ?? '')
  const args = isCode ? { ...said, meeting: undefined } : said
  const code = isCode ? said.meeting : CODE.exec(said.member ?? '')?.[0]
  if (!code) {
    turn.ask({ id: 'present', args: { ...(args.meeting && { meeting: args.meeting }) }, missing: 'member' })
    return card(w.checkInAsk, [note(w.checkInHint)], 'question')
  }
  const found = await sittingOf(turn, args)
  if ('card' in found) return found.card
  const { meeting, seatId, proxyId } = found
  const mode = args.mode ?? 'in-person'
  const arrived = await checkIn(act, {
    meeting,
    seatId,
    personId: speaker.personId,
    proxyId,
    mode,
    code,
    digits: vault.digits,
  })
  if (arrived.ok) {
    await watchTable(turn, meeting)
    return card(w.checkedIn, [text(nameOf(town, meeting))], 'done')
  }
  const { refusal: why } = arrived
  switch (why.kind) {
    case 'wrong-code':
      return refusal(w.wrongCode, w.wrongCodeHint)
    case 'online-needs-leave':
    case 'online-counts-not':
      return card(
        why.kind === 'online-needs-leave' ? w.onlineNeedsLeave : w.onlineCountsNot,
        [facts([turnWords(locale).article, why.article])],
        'refusal',
      )
    default:
      return arrivalRefused(turn, speaker.name, why)
  }
}

/** Six digits, and nothing else said. */
const CODE = /^\d{6}$/

/** The code of this minute, for staff to show. */
export async function checkInCode(turn: Turn, args: ArgsOf<'check-in-code'>): Promise<Card> {
  const { locale, act, town, vault } = turn
  const w = words(locale)
  const chosen = await chooseAtTable(turn, { id: 'check-in-code', args })
  if ('card' in chosen) return chosen.card
  const code = codeOf(vault.digits, chosen.meeting.id, act.now)
  return card(w.codeTitle, [
    text(nameOf(town, chosen.meeting)),
    secret(code),
    note(w.codeHint),
    ...(await boardLinks(turn, chosen.meeting)),
  ])
}

function arrivalRefused({ locale }: Turn, name: string, why: ArrivalRefusal): Card {
  const w = words(locale)
  switch (why.kind) {
    case 'already-present':
      return refusal(w.alreadyPresent(name))
    case 'too-early':
      return refusal(w.tooEarly)
    case 'not-holder':
      return refusal(attendanceWords(locale).notMember, attendanceWords(locale).notMemberHint)
    case 'not-permitted':
      return notPermitted(locale, why)
    default:
      return meetingRefused(locale, why)
  }
}
