// Which election is meant: of the meeting at its table, for an office; the only one there is where none is named.
import type { Election } from '../../domain/election/model.ts'
import { readElections } from '../../domain/election/read.ts'
import type { Meeting } from '../../domain/meeting/model.ts'
import { namesById } from '../../domain/people/read.ts'
import { chooseAtTable } from '../decision/choose.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
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
