// Giving a job back: always confirmed, never guessed from a sentence (C1).

import { claimsOf } from '../../domain/claim/read.ts'
import { type Released, type ReleaseRefusal, releaseJob } from '../../domain/claim/release.ts'
import { nameOfPerson } from '../../domain/people/read.ts'
import { offerEnd } from '../../domain/waiting/may.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, text } from '../turn/card.ts'
import { confirm } from '../turn/question.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { offerNotices } from '../waiting/view.ts'
import { chooseHeld } from './choose.ts'
import { saidSinceCard } from './view.ts'
import { words } from './words.ts'

type ReleaseArgs = ArgsOf<'release'>

export async function release(turn: Turn, args: ReleaseArgs): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const inHand = await claimsOf(act, speaker.personId, { inHand: true })
  const meant = args.job ?? (inHand.length === 1 ? inHand[0]?.no : undefined)
  if (meant === undefined) {
    const chosen = await chooseHeld(turn, undefined, { id: 'release', args })
    if ('card' in chosen) return chosen.card
  }
  const no = meant ?? 0
  const mine = inHand.find((one) => one.no === no)
  if (mine && args.sure === 'no') return card(w.releaseKept, [text(w.releaseKeptHint(no, mine.title))])
  if (mine && !args.sure) return askSure(turn, mine, args)
  const offerUntil = offerEnd(town, act.now)
  const { reason } = args
  const released = await releaseJob(act, { no, personId: speaker.personId, reason, offerUntil })
  if (!released.ok) return releaseRefused(turn, no, released.refusal)
  const { offeredTo, late } = released.value
  for (const notice of await offerNotices(turn, { no, to: offeredTo })) turn.notify(notice)
  await notifyStaff(turn, { no, reason, offeredTo, late })
  return card(w.released(no), [text(w.releasedHint)], 'done')
}

function askSure(turn: Turn, { no, title }: { no: number; title: string }, { reason }: ReleaseArgs): Card {
  const w = words(turn.locale)
  return confirm(turn, {
    id: 'release',
    args: { job: no, reason },
    title: w.releaseAsk(no, title),
    parts: [text(w.releaseAskHint)],
    yes: w.releaseYes,
    no: w.releaseNo,
  })
}

async function releaseRefused(turn: Turn, no: number, why: ReleaseRefusal): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'not-held':
      return refusal(w.notHeld(no), w.notHeldHint)
    case 'already-delivered':
      return refusal(w.alreadyDelivered(no), w.alreadyDeliveredHint)
    case 'said-since':
      return saidSinceCard(turn)
  }
}

type Told = Released & { no: number; reason: string | undefined }

async function notifyStaff(
  { act, speaker, notify }: Turn,
  { no, reason, offeredTo, late }: Told,
): Promise<void> {
  const next = offeredTo ? await nameOfPerson(act, offeredTo) : undefined
  notify({
    to: { staff: true },
    card: (theirs) => {
      const w = words(theirs)
      return card(
        w.releasedTold(speaker.name, no),
        [
          ...(reason ? [facts([w.reason, reason])] : []),
          ...(late ? [text(w.lateRelease[late])] : []),
          text(next ? w.releasedSlotOffered(next) : w.releasedSlotFree),
        ],
        'alert',
      )
    },
  })
}
