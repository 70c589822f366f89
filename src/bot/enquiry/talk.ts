// A word that always reaches a human (C5): for everybody, known to the town or not.
import type { Enquiry, EnquiryAbout } from '../../domain/enquiry/model.ts'
import type { ListedEnquiry } from '../../domain/enquiry/read.ts'
import { speakToStaff } from '../../domain/enquiry/speak.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { enquirySubject } from '../turn/notice.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { enquiryCard, nameOfEnquirer, whenAnswered } from './view.ts'
import { words } from './words.ts'

/** Somebody who speaks to staff; a stranger is nobody the register knows. */
export type Talker = Pick<Turn, 'act' | 'town' | 'locale' | 'utterance' | 'notify'> & {
  speaker: Turn['speaker'] | null
}

type Said = EnquiryAbout & { callback?: boolean | undefined }

/** The first words reach staff at once; what is not said yet may follow. */
export async function talk(turn: Turn, args: ArgsOf<'talk'>): Promise<Card> {
  const { locale, town, act } = turn
  const meeting = town.meetings.find(({ id }) => id === turn.shown.meeting)?.title
  const about = args.job ?? (turn.speaker.worker ? turn.shown.job : undefined)
  const job = about ? jobWords('ja').no(about) : undefined
  const callback = args.callback === 'yes'
  if (args.ask) {
    turn.ask({ id: 'talk', args: args.job ? { job: `${args.job}` } : {}, missing: 'message' })
    return askToTalk(turn, args.job)
  }
  const passed = await passOn(turn, { message: args.message, job, meeting, callback })
  if (!passed) return tooOften(turn)
  const w = words(locale)
  const parts = whenAnswered(locale, town, { now: act.now, callback })
  if (!args.message && !callback) {
    turn.ask({ id: 'talk', args: {}, missing: 'message' })
    parts.push(text(w.sayMore))
  }
  return card(w.talkTitle, parts, 'done')
}

/** A key of a menu is touched by mistake, too: staff are told once it is meant. What is written next is meant. */
export function askToTalk({ locale, town }: Pick<Turn, 'locale' | 'town'>, job?: number): Card {
  const w = words(locale)
  const { phone } = town.settings
  return card(
    w.talkAsk,
    [
      text(w.talkAskHint),
      ...(phone ? [facts([w.talkPhone, phone])] : []),
      buttons(
        press(w.talkNow, line('talk', { job }), { style: 'primary' }),
        press(w.talkCallMe, line('talk', { job, callback: 'yes' })),
      ),
    ],
    'question',
  )
}

/** Says it to staff: a new enquiry stands in their channel, what follows in its thread. Undefined where it is too often. */
export async function passOn(
  talker: Talker,
  { callback = false, ...about }: Said,
): Promise<Enquiry | undefined> {
  const { act, speaker, utterance, locale, notify } = talker
  const spoken = await speakToStaff(act, {
    account: { platform: utterance.platform, userId: utterance.userId },
    personId: speaker?.personId ?? null,
    ...{ locale, callback, about },
  })
  if (!spoken.ok) return undefined
  const { isNew, ...enquiry } = spoken.value
  const listed = { ...enquiry, personName: speaker?.name ?? null }
  const subject = enquirySubject(enquiry.id)
  notify({
    to: { staff: true },
    ...(isNew ? { subject } : { thread: subject }),
    card: (theirs) =>
      isNew ? enquiryCard(theirs, listed) : followingCard(theirs, listed, { callback, ...about }),
  })
  return enquiry
}

/** In the thread: what somebody says besides. */
function followingCard(
  locale: Locale,
  enquiry: ListedEnquiry,
  { message, job, meeting, callback }: Said,
): Card {
  const w = words(locale)
  const who = nameOfEnquirer(locale, enquiry)
  const spoken = message ? w.says(who) : w.wantsToTalk(who)
  return card(
    callback ? w.wantsCall(who) : spoken,
    [
      facts(
        message ? [w.about, message] : undefined,
        job ? [w.job, job] : undefined,
        meeting ? [w.meeting, meeting] : undefined,
      ),
    ],
    'alert',
  )
}

/** While staff talk with somebody, what they write belongs to that talk. */
export async function relay(turn: Turn): Promise<Card> {
  const passed = await passOn(turn, { message: turn.utterance.text.trim() })
  return passed ? card(words(turn.locale).talkTitle, [], 'done') : tooOften(turn)
}

export const tooOften = ({ locale }: Pick<Turn, 'locale'>): Card =>
  refusal(words(locale).tooOften, words(locale).tooOftenHint)
