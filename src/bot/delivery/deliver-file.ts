// A picture or a file that a worker sends in LINE: it belongs to the job they have in hand; several → asked; none → said.
import { z } from 'zod'
import type { HeldClaim } from '../../domain/claim/model.ts'
import { claimsOf } from '../../domain/claim/read.ts'
import { attachDeliveryFile, detachDeliveryFile } from '../../domain/delivery/attach-file.ts'
import { findDelivery } from '../../domain/inspection/read.ts'
import { deliveryNotices } from '../inspection/view.ts'
import { jobName } from '../job/view.ts'
import { words as jobWords } from '../job/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { fileRefused, notTaken, sayFile } from './view.ts'
import { words } from './words.ts'

/** What was kept, and whose it is: sealed, so that nobody can ask for the file of another by its hash. */
const keptFile = z.tuple([z.string(), z.string()])
const sealedFile = ({ vault, speaker }: Turn, sha256: string): string =>
  vault.seal(JSON.stringify([speaker.personId, Buffer.from(sha256, 'hex').toString('base64url')]))

function openedFile({ vault, speaker }: Turn, sealed: string | undefined): string | undefined {
  const words = sealed === undefined ? undefined : vault.open(sealed)
  const read = keptFile.safeParse(parsed(words))
  return read.success && read.data[0] === speaker.personId
    ? Buffer.from(read.data[1], 'base64url').toString('hex')
    : undefined
}

function parsed(words: string | undefined): unknown {
  try {
    return JSON.parse(words ?? '')
  } catch {
    return undefined
  }
}

/** A name on a button is cut: LINE takes three hundred letters in all, of which the seal of the longest id needs two hundred. */
const NAME_ON_BUTTON = 40

/** Something that is no text came from a worker. */
export async function sentFile(turn: Turn): Promise<Card> {
  const { locale, utterance } = turn
  const w = words(locale)
  const { content, text: name } = utterance
  if (content?.kind === 'video' || content?.kind === 'audio') return refusal(w.noMedia, w.noMediaHint)
  const taken = content?.taken
  if (!taken) return notTaken(locale, 'lost')
  if (taken.kind === 'none-held') return noJob(turn)
  if (taken.kind !== 'kept') return notTaken(locale, taken.kind)
  const file = sealedFile(turn, taken.sha256)
  const called = [...(name || w.photo)].slice(0, NAME_ON_BUTTON).join('')
  return deliverFile(turn, { file, name: called, job: undefined })
}

/** The file goes with the one job it can belong to, or with the one that was chosen. */
export async function deliverFile(turn: Turn, args: ArgsOf<'deliver-file'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const sha256 = openedFile(turn, args.file)
  if (!sha256) return refusal(w.fileGone, w.sendAgain)
  const open = (await claimsOf(act, speaker.personId, { inHand: false })).filter(
    ({ state }) => state !== 'accepted',
  )
  const inHand = open.filter(({ state }) => state !== 'delivered')
  const fits = inHand.length > 0 ? inHand : open
  const [first] = fits
  const no = args.job ?? (fits.length === 1 ? first?.no : undefined)
  if (!first && no === undefined) return noJob(turn)
  if (no === undefined) return askWhich(turn, fits, args)
  const added = await attachDeliveryFile(act, {
    no,
    personId: speaker.personId,
    sha256,
    name: args.name,
    leaseDays: town.settings.leaseDays,
  })
  if (!added.ok) return fileRefused(locale, no, added.refusal)
  turn.show({ job: no })
  const held = open.find((one) => one.no === no)
  return addedCard(turn, { no, title: held?.title ?? '', late: held?.state === 'delivered' }, added.value)
}

type To = { no: number; title: string; late: boolean }
type Added = { id: number; name: string; size: number }

async function addedCard(turn: Turn, { no, title, late }: To, file: Added): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const lies = late ? await findDelivery(act, { no, personId: speaker.personId }) : undefined
  if (lies)
    for (const notice of deliveryNotices(town, lies, (theirs) =>
      words(theirs).fileAddedTold(speaker.name, no),
    ))
      turn.notify(notice)
  const back = line('deliver-file-undo', { job: no, file: file.id })
  turn.undoable({ line: back, label: w.fileUndoLabel(file.name, no) })
  return card(
    w.fileAdded(no, title),
    [
      facts([w.files, sayFile(locale, file)]),
      text(late ? w.fileAddedLate : w.fileAddedHint),
      buttons(
        late ? undefined : press(w.deliverNow, line('deliver', { job: no }), { style: 'primary' }),
        press(turnWords(locale).undo, back),
      ),
    ],
    'done',
  )
}

function askWhich({ locale }: Turn, fits: HeldClaim[], { file, name }: ArgsOf<'deliver-file'>): Card {
  const choices = fits.map((one) =>
    press(jobName(locale, one), line('deliver-file', { job: one.no, file, name })),
  )
  return card(words(locale).fileWhich, [...(name ? [text(name)] : []), buttons(...choices)], 'question')
}

function noJob({ locale }: Turn): Card {
  const w = words(locale)
  return card(
    w.fileNoJob,
    [text(w.fileNoJobHint), buttons(press(jobWords(locale).jobsTitle, line('job')))],
    'refusal',
  )
}

/** Takes a file back, until the work is inspected. */
export async function deliverFileUndo(turn: Turn, args: ArgsOf<'deliver-file-undo'>): Promise<Card> {
  const { locale, act, speaker, town } = turn
  const w = words(locale)
  const { job: no, file: id } = args
  if (no === undefined || id === undefined) return refusal(w.noSuchFile, w.sendAgain)
  const removed = await detachDeliveryFile(act, { no, personId: speaker.personId, id })
  if (!removed.ok) return fileRefused(locale, no, removed.refusal)
  const lies = await findDelivery(act, { no, personId: speaker.personId })
  if (lies?.state === 'delivered')
    for (const notice of deliveryNotices(town, lies, (theirs) =>
      words(theirs).fileRemovedTold(speaker.name, no),
    ))
      turn.notify(notice)
  return card(w.fileRemoved(removed.value.name), [text(w.fileRemovedHint)], 'done')
}
