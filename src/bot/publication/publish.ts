import { readMinutes } from '../../domain/minutes/read.ts'
import { publishMinutes } from '../../domain/publication/publish.ts'
import type { Withheld } from '../../domain/publication/withhold-names.ts'
import { nameOf } from '../meeting/view.ts'
import { chooseHeld } from '../minutes/choose.ts'
import { minutesRefused } from '../minutes/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, heading, note, type Part, secretLinks, strong, text } from '../turn/card.ts'
import { FILE_PATH, hoursFrom } from '../turn/file.ts'
import type { Locale } from '../turn/locale.ts'
import type { Turn } from '../turn/turn.ts'
import { publicWords } from './view.ts'
import { words } from './words.ts'

/** The last final version without anybody's name in it: what was replaced, what people should look at, and the files. */
export async function minutesPublish(turn: Turn, args: ArgsOf<'minutes-publish'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseHeld(turn, 'minutes-publish', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const versions = await readMinutes(act, meeting.id)
  const version = args.version ?? versions.findLast(({ state }) => state === 'final')?.version
  if (version === undefined)
    return minutesRefused(locale, { kind: versions.length > 0 ? 'minutes-not-final' : 'no-minutes' })
  const published = await publishMinutes(act, { meetingId: meeting.id, version, words: publicWords(locale) })
  if (!published.ok) return minutesRefused(locale, published.refusal)
  const { withheld } = published.value
  return card(w.title(nameOf(town, meeting)), [
    strong(w.version(version)),
    facts([w.names, w.places(withheld.names)], [w.contacts, w.places(withheld.contacts)]),
    ...uncertainParts(locale, withheld),
    text(w.limits),
    linksTo(turn, { meeting: meeting.id, version: `${version}`, locale }),
  ])
}

const SHOWN_MOST = 20

function uncertainParts(locale: Locale, { uncertain }: Withheld): Part[] {
  const w = words(locale)
  if (uncertain.length === 0) return [text(w.nothing)]
  const more = uncertain.length - SHOWN_MOST
  const shown = uncertain.slice(0, SHOWN_MOST).map((one) => `・…${one}…`)
  return [
    heading(w.uncertain),
    text([...shown, ...(more > 0 ? [w.more(more)] : [])].join('\n')),
    note(w.uncertainHint),
  ]
}

function linksTo({ locale, act, link }: Turn, of: Record<string, string>): Part {
  const w = words(locale)
  const until = hoursFrom(act.now, 24)
  const to = (form: string) =>
    link({ path: FILE_PATH, kind: 'minutes-public', facts: { ...of, form }, until })
  return secretLinks({ label: w.word, url: to('docx') }, { label: w.markdown, url: to('md') })
}
