// Staff answer somebody: by the button, or in the thread under what was said.
import { quietUntil } from '../../domain/calendar.ts'
import { subjectOfThread } from '../../domain/enquiry/read.ts'
import { replyToEnquiry } from '../../domain/enquiry/reply.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { buttons, type Card, card, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { enquirySubject } from '../turn/notice.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as commonWords } from '../turn/words.ts'
import { nameOfEnquirer } from './view.ts'
import { words } from './words.ts'

type ReplyArgs = ArgsOf<'enquiry-reply'>

export async function enquiryReply(turn: Turn, args: ReplyArgs): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const id = args.enquiry ?? (await enquiryOfThread(turn, args.thread))
  if (id === undefined) return refusal(w.noSuch, w.noSuchHint)
  if (!args.message) return replyForm(turn, id)
  const replied = await replyToEnquiry(turn.act, id)
  if (!replied.ok)
    return replied.refusal.kind === 'not-permitted'
      ? notPermitted(locale, replied.refusal)
      : refusal(w.noSuch, w.noSuchHint)
  const { platform, userId, locale: theirs } = replied.value
  const message = args.message
  turn.notify({
    to: { account: { platform, userId }, locale: theirs },
    card: (reads) =>
      card(words(reads).fromStaff(turn.speaker.name), [text(message), note(words(reads).answerAsk)]),
  })
  const name = nameOfEnquirer(locale, replied.value)
  const held = heldParts(turn)
  if (!args.thread)
    turn.notify({
      to: { staff: true },
      thread: enquirySubject(id),
      card: (reads) => card(words(reads).repliedToThread(turn.speaker.name), [text(message), ...held]),
    })
  else if (held.length > 0)
    turn.notify({
      to: { staff: true },
      thread: enquirySubject(id),
      card: (reads) => card(words(reads).replied(name), held),
    })
  // What was written in the thread stands there for everybody: it needs no line of its own.
  return card(w.replied(name), [text(message), doneButton(turn, id)], args.thread ? 'plain' : 'done')
}

const doneButton = ({ locale }: Turn, id: number) =>
  buttons(press(words(locale).done, line('enquiry-done', { enquiry: id })))

/** In quiet hours it waits for the morning, and says so. */
function heldParts({ act, town, locale }: Turn) {
  const wakes = quietUntil(act.now, town.settings, town.timezone)
  return wakes ? [note(commonWords(locale).arrivesAt(sayWhen(wakes, town.timezone, locale)))] : []
}

async function enquiryOfThread(turn: Turn, thread: string | undefined): Promise<number | undefined> {
  const [channel, ts] = thread?.split(' ') ?? []
  if (!channel || !ts) return undefined
  const subject = await subjectOfThread(turn.act, { channel, ts })
  const id = subject?.startsWith(PREFIX) ? Number(subject.slice(PREFIX.length)) : Number.NaN
  return Number.isInteger(id) ? id : undefined
}

const PREFIX = enquirySubject(0).slice(0, -1)

function replyForm({ locale, ask }: Turn, id: number): Card {
  const w = words(locale)
  ask({ id: 'enquiry-reply', args: { enquiry: `${id}` }, missing: 'message' })
  return card(
    w.reply,
    [
      {
        kind: 'form',
        command: 'enquiry-reply',
        preset: { enquiry: `${id}` },
        submit: w.send,
        fields: [
          {
            name: 'message',
            label: argumentLabel('enquiry-reply', 'message', locale),
            kind: 'long-text',
            optional: false,
          },
        ],
      },
    ],
    'question',
  )
}
