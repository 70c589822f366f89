// How files of a delivery are shown, and what is said where one is not taken.
import type { AttachFileRefusal, DetachFileRefusal } from '../../domain/delivery/attach-file.ts'
import type { DeliveryFile } from '../../domain/delivery/model.ts'
import { filesOf } from '../../domain/delivery/read.ts'
import { findDelivery, inspectionsOf } from '../../domain/inspection/read.ts'
import { FILE_MOST_BYTES } from '../../domain/papers/model.ts'
import { words as claimWords } from '../claim/words.ts'
import { words as payWords } from '../pay/words.ts'
import { buttons, type Card, card, facts, type Part, press, secretLinks, text } from '../turn/card.ts'
import { saidDay, sayDay, sayWhen } from '../turn/dates.ts'
import { FILE_HOURS, FILE_PATH, hoursFrom } from '../turn/file.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal } from '../turn/refusal.ts'
import type { Content, Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { words } from './words.ts'

const KILO = 1024
const MOST_MEGABYTES = FILE_MOST_BYTES / KILO / KILO

/** The way to a file for the speaker, for a while: following it asks again whether they may. */
export const deliveryFileUrl = (turn: Turn, { id }: Pick<DeliveryFile, 'id'>): string =>
  turn.link({
    path: FILE_PATH,
    kind: 'delivery-file',
    facts: { id: `${id}` },
    until: hoursFrom(turn.act.now, FILE_HOURS),
  })

/** 名簿.xlsx（120 KB） */
export function sayFile(locale: Locale, { name, size }: Pick<DeliveryFile, 'name' | 'size'>): string {
  const said = size < KILO * KILO ? `${Math.ceil(size / KILO)} KB` : `${(size / KILO / KILO).toFixed(1)} MB`
  return words(locale).file(name, said)
}

/** Why what was sent is not taken, and what to do instead. */
export function notTaken(
  locale: Locale,
  kind: Exclude<NonNullable<Content['taken']>['kind'], 'kept' | 'none-held'>,
): Card {
  const w = words(locale)
  switch (kind) {
    case 'file-empty':
      return refusal(w.fileEmpty, w.sendAgain)
    case 'file-too-large':
      return refusal(w.tooLarge(MOST_MEGABYTES), w.linkInstead)
    case 'file-not-taken':
      return refusal(w.kindNotTaken, w.kindNotTakenHint)
    case 'town-full':
      return card(
        w.townFull,
        [text(w.linkInstead), buttons(press(turnWords(locale).talkToStaff, line('talk')))],
        'refusal',
      )
    case 'lost':
      return refusal(w.notReceived, w.sendAgain)
  }
}

export function fileRefused(locale: Locale, no: number, why: AttachFileRefusal | DetachFileRefusal): Card {
  const [w, c] = [words(locale), claimWords(locale)]
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'not-held':
      return refusal(c.notHeld(no), c.notHeldHint)
    case 'already-inspected':
      return refusal(w.notToTakeBack(no), c.alreadyDeliveredHint)
    case 'file-gone':
      return refusal(w.fileGone, w.sendAgain)
    case 'too-many-files':
      return refusal(w.tooMany(why.most), w.linkInstead)
    case 'no-such-file':
      return refusal(w.noSuchFile, w.sendAgain)
  }
}

/** On the page of a job one holds: what was handed in, the way to its files, and what the last inspection said. */
export async function ownWorkParts(turn: Turn, no: number): Promise<Part[]> {
  const { act, locale, town, speaker } = turn
  const w = words(locale)
  const own = await findDelivery(act, { no, personId: speaker.personId })
  if (!own) return []
  const files = await filesOf(act, own.claimId)
  const [last] = await inspectionsOf(act, own.claimId)
  const rows = facts(
    own.deliveredAt ? [w.deliveredAt, sayWhen(own.deliveredAt, town.timezone, locale)] : undefined,
    own.url ? [w.url, own.url] : undefined,
    own.inspectBy && own.state === 'delivered'
      ? [w.inspectBy, sayDay(own.inspectBy, town.timezone, locale)]
      : undefined,
    own.payOn && own.deliveredAt ? [payWords(locale).payBy, saidDay(own.payOn, locale)] : undefined,
    last?.reason ? [w.lastReason, last.reason] : undefined,
  )
  const links = files.map((file) => ({ label: sayFile(locale, file), url: deliveryFileUrl(turn, file) }))
  return [
    ...(rows.kind === 'facts' && rows.facts.length > 0 ? [rows] : []),
    ...(links.length > 0 ? [secretLinks(...links)] : []),
  ]
}
