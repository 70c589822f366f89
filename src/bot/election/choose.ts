// Which election is meant: of the meeting at its table, for an office; the only one there is where none is named.
import type { Election } from '../../domain/election/model.ts'
import { type OpenRound, readElections, roundsOpenTo } from '../../domain/election/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { foldName } from '../../domain/people/fold-name.ts'
import { namesById } from '../../domain/people/read.ts'
import { chooseAtTable } from '../decision/choose.ts'
import { splitName } from '../language/names.ts'
import { personName } from '../table/args.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, note, press, secretButtons } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { BLANK_WORD, ballotButtons } from './view.ts'
import { words } from './words.ts'

type Office = Election['office']
type Given = {
  id: CommandId
  args: { meeting?: string | undefined; office?: Office | undefined } & Record<string, unknown>
}
export type ChosenOffice = { meeting: Meeting; office: Office } | { card: Card }

/** The meeting and the office; of several that could be meant the office is asked. */
export async function chooseOffice(turn: Turn, { id, args }: Given): Promise<ChosenOffice> {
  const chosen = await chooseAtTable(turn, { id, args })
  if ('card' in chosen) return chosen
  const { meeting } = chosen
  if (args.office) return { meeting, office: args.office }
  const going = (await readElections(turn.act, meeting.id)).filter(({ state }) => state !== 'decided')
  const [only] = going
  if (id !== 'election-new' && only && going.length === 1) return { meeting, office: only.office }
  const w = words(turn.locale)
  const offices: Office[] = going.length > 1 ? going.map(({ office }) => office) : ['chair', 'vice']
  const choices = offices.map((office) =>
    press(w.office[office], line(id, { ...args, meeting: meeting.id, office })),
  )
  return { card: card(w.officeAsk, [buttons(...choices)], 'question') }
}

const BLANK = [BLANK_WORD, '白紙', 'blank']

/** The candidates a word may mean; null is a blank ballot. */
export function whoIsMeant(
  { candidates }: Pick<OpenRound, 'candidates'>,
  names: ReadonlyMap<string, string>,
  said: string,
): (string | null)[] {
  if (BLANK.includes(said.trim().toLowerCase())) return [null]
  if (said.startsWith('id:')) return candidates.filter((id) => said === `id:${id}`)
  const key = foldName(splitName(said).name)
  const keyed = candidates.map((id) => ({ id, key: foldName(names.get(id) ?? '') }))
  const exact = keyed.filter((one) => one.key === key)
  const found = exact.length > 0 || key === '' ? exact : keyed.filter((one) => one.key.startsWith(key))
  return found.map(({ id }) => id)
}

/**
 * A name and nothing else, while a round is open to whoever says it: asked, never taken for a ballot (C1). What is asked is
 * for their eyes alone.
 */
export async function askBallot(turn: Turn): Promise<Card | undefined> {
  const { act, speaker, locale, utterance } = turn
  const said = utterance.text.trim()
  if (utterance.room !== 'private' || !personName.safeParse(said).success) return undefined
  for (const round of await roundsOpenTo(act, speaker.personId)) {
    const names = await namesById(act, round.candidates)
    const meant = whoIsMeant(round, names, said).filter((id) => id !== null)
    if (meant.length === 0) continue
    const w = words(locale)
    const choices = ballotButtons(locale, { ...round, candidates: meant }, names)
    return card(
      w.ballotAsk(w.office[round.office]),
      [secretButtons(...choices), note(w.secretHint)],
      'question',
    )
  }
  return undefined
}

/** The names of everybody who stands, or was elected, in some elections. */
export const candidateNames = (
  turn: Turn,
  elections: Pick<Election, 'candidates' | 'rounds' | 'electedId'>[],
) =>
  namesById(
    turn.act,
    elections.flatMap(({ candidates, rounds, electedId }) => [
      ...candidates,
      ...rounds.flatMap((round) => round.candidates),
      ...(electedId ? [electedId] : []),
    ]),
  )
