// What is said where words led to nothing: nothing was changed, and what to do next. Nothing that is offered here answers,
// records or takes anything by a single press. Somebody's words are shown to them alone: they may be a secret vote.
import { claimsOf } from '../../domain/claim/read.ts'
import { audiencesNow } from '../../domain/people/may.ts'
import { suggestions, wordFor } from '../help/view.ts'
import { jobNumbers } from '../job/patterns.ts'
import { words as jobWords } from '../job/words.ts'
import { foldKana, normalise } from '../language/normalise.ts'
import { type CommandId, commands } from '../table/table.ts'
import {
  type Button,
  buttons,
  type Card,
  card,
  note,
  type Part,
  press,
  secret,
  secretButtons,
  text,
} from '../turn/card.ts'
import { type Line, line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from '../turn/words.ts'

/** From so many misses in a row on, a person is offered. */
const OFFER_A_PERSON = 2
/** Words of this length go along with the button that hands them to staff: LINE keeps 300 characters. */
const SENT_ALONG = 120

/** The command was clear, what followed was not: the plain command is offered. */
export function unclear(turn: Turn, id: CommandId): Card {
  const w = words(turn.locale)
  const said = turn.utterance.text.trim().split(/\s/)[0] ?? ''
  const offered = press(commands[id].summary[turn.locale], line(id))
  return missed(turn, [
    secret(w.unclearCommand(said), 'plain'),
    secretButtons(offered, ...staffButtons(turn)),
  ])
}

export async function notUnderstood(turn: Turn): Promise<Card> {
  const { locale, speaker, town, act } = turn
  const w = words(locale)
  const staff = staffButtons(turn)
  const candidates = await aboutJob(turn)
  return missed(turn, [
    note(w.notUnderstoodHint),
    ...(candidates.length > 0 ? [text(w.perhaps), buttons(...candidates)] : []),
    ...(staff.length > 0 ? [text(w.missedAgain), secretButtons(...staff)] : []),
    suggestions(locale, audiencesNow(speaker, town, act.now)),
  ])
}

/** Words that name a job, from somebody who works: what may be meant, each asked about before it is done. */
async function aboutJob({ act, speaker, utterance, locale }: Turn): Promise<Button[]> {
  const [no, ...others] = jobNumbers(foldKana(normalise(utterance.text)))
  if (!speaker.worker || no === undefined || others.length > 0) return []
  const held = (await claimsOf(act, speaker.personId, { inHand: true })).some((one) => one.no === no)
  const w = jobWords(locale)
  if (!held) return [press(w.lookAt(no), line('job', { job: no }))]
  return [
    press(w.handIn(no), line('deliver', { job: no, ask: 'yes' })),
    press(w.tellProgress(no), line('progress', { job: no })),
    press(w.giveBack(no), line('release', { job: no })),
    press(w.askAbout(no), line('talk', { job: no, ask: 'yes' })),
  ]
}

const missed = ({ locale }: Turn, parts: Part[]): Card => card(words(locale).notUnderstood, parts, 'question')

/** The second time in a row that nothing was understood, the words can be handed to a person as they are. */
function staffButtons({ locale, shown, utterance }: Turn): Button[] {
  if ((shown.missed ?? 0) + 1 < OFFER_A_PERSON) return []
  const said = utterance.text.trim()
  const message = said.length <= SENT_ALONG ? said : undefined
  const w = words(locale)
  return [press(message ? w.handToStaff : w.talkToStaff, line('talk', { message }), { style: 'primary' })]
}

/** The word for exactly what a line does: 「欠席」, where its answer says so. */
const wordSaid = (locale: Locale, id: CommandId, args: Record<string, string>): string =>
  commands[id].names[locale].find(({ preset }) =>
    Object.entries(preset ?? { '': '' }).every(([name, value]) => args[name] === value),
  )?.word ?? wordFor(locale, id)

/** Staff asked something, and the answer reads like an act: which of the two it is, the person says. */
export function toStaffOr({ locale, utterance, ask }: Turn, { id, args }: Line): Card {
  const w = words(locale)
  const said = utterance.text.trim()
  ask({ id: 'talk', args: {}, missing: 'message' })
  const message = said.length <= SENT_ALONG ? said : undefined
  return card(
    w.forStaff,
    [
      secret(w.forStaffHint(said), 'plain'),
      secretButtons(
        press(w.sendToStaff, line('talk', { message }), { style: 'primary' }),
        press(w.asAct(wordSaid(locale, id, args)), line(id, args)),
      ),
    ],
    'question',
  )
}

/** A button of a question that was answered, or that a newer one has taken the place of. */
export function outdated({ locale, shown }: Turn, id: CommandId | undefined): Card {
  const w = words(locale)
  const again = id ? [buttons(press(wordFor(locale, id), line(id)))] : []
  const title = shown.question === undefined ? w.outdated.answered : w.outdated.newer
  return card(title, [text(w.outdatedHint), ...again], 'refusal')
}

export function tooLong({ locale }: Pick<Turn, 'locale'>): Card {
  const w = words(locale)
  const offered = buttons(press(w.talkToStaff, line('talk')), press(w.help, line('help')))
  return { ...refusal(w.tooLong), parts: [text(w.tooLongHint), offered] }
}
