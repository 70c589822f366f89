// Somebody the register does not know talks to staff: their first words reach them at once, name and number follow.
import type { Enquiry } from '../../domain/enquiry/model.ts'
import { findEnquiry, openEnquiryOf } from '../../domain/enquiry/read.ts'
import { introduce } from '../../domain/enquiry/speak.ts'
import { type Card, card, text } from '../turn/card.ts'
import { enquirySubject } from '../turn/notice.ts'
import { passOn, type Talker, tooOften } from './talk.ts'
import { enquiryCard, whenAnswered } from './view.ts'
import { words } from './words.ts'

/** A stranger's words to staff, and the question for what is not known of them. */
export async function talkAsStranger(
  talker: Talker,
  { message, callback }: { message?: string | undefined; callback: boolean },
): Promise<Card> {
  const { locale, town, act } = talker
  const w = words(locale)
  const passed = await passOn(talker, { message, callback })
  if (!passed) return tooOften(talker)
  return card(
    w.talkTitle,
    [...whenAnswered(locale, town, { now: act.now, callback }), ...nextQuestion(talker, passed)],
    'done',
  )
}

/** What a stranger with an open enquiry says next: their name, their number, or more for staff. */
export async function goOnAsStranger(
  talker: Talker,
  { isCourtesy }: { isCourtesy: boolean },
): Promise<Card | undefined> {
  const { act, utterance, locale } = talker
  const { platform, userId } = utterance
  const open = await openEnquiryOf(act, { platform, userId })
  if (!open) return undefined
  const w = words(locale)
  const said = utterance.text.normalize('NFKC').trim()
  if (isCourtesy && !open.repliedAt) return card(w.goOn, nextQuestion(talker, open))
  const told = answerIn(open, said)
  if (!told) return talkAsStranger(talker, { message: said, callback: false })
  await introduce(act, open.id, told)
  const found = await findEnquiry(act, open.id)
  if (found)
    talker.notify({
      to: { staff: true },
      edits: enquirySubject(open.id),
      card: (theirs) => enquiryCard(theirs, found),
    })
  const line = 'name' in told ? words('ja').isCalled(told.name) : reachedLine(told.phone)
  talker.notify({ to: { staff: true }, thread: enquirySubject(open.id), card: () => card(line, []) })
  const next = nextQuestion(talker, { ...open, ...told })
  const title = 'name' in told ? w.thanksName(told.name) : w.introduced
  return card(title, next, 'done')
}

const NONE = '-'
const reachedLine = (phone: string): string =>
  phone === NONE ? words('ja').noCallWanted : words('ja').isReached(phone)

function nextQuestion({ locale }: Talker, { name, phone }: Pick<Enquiry, 'name' | 'phone'>) {
  const w = words(locale)
  if (!name) return [text(w.askName)]
  return phone ? [] : [text(w.askPhone)]
}

const LONGEST_NAME = 30
const PHONE = /^\+?\d[\d\s()-]{7,18}$/
const NO_PHONE = /^(?:なし|ない|不要|いりません|結構です|none|no)$/i

/** The answer to what is asked next; undefined where the words are something else, and go to staff as they are. */
function answerIn({ name, phone }: Enquiry, said: string): { name: string } | { phone: string } | undefined {
  if (!name) {
    const bare = said
      .replace(/^(?:名前は|私は|わたしは|my name is |i(?:'m| am) )/i, '')
      .replace(/(?:です|と申します|といいます|と言います|だよ)[。.]?$/, '')
    return bare.length >= 1 &&
      bare.length <= LONGEST_NAME &&
      !/[?？\d]|(?:ます|ません|たい|ください)$/.test(bare)
      ? { name: bare }
      : undefined
  }
  if (phone) return undefined
  if (NO_PHONE.test(said)) return { phone: NONE }
  const digits = said.replace(/(?:です|番)[。.]?$/, '').replaceAll(/[ー－―‐]/gu, '-')
  return PHONE.test(digits) ? { phone: digits } : undefined
}
