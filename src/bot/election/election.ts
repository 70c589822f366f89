import { readElections } from '../../domain/election/read.ts'
import { isStaff } from '../../domain/people/may.ts'
import { chooseAny } from '../meeting/choose.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, heading, near, note, type Part, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { candidateNames } from './choose.ts'
import { namesOf, nextPress, roundParts } from './view.ts'
import { words } from './words.ts'

/** The elections of a meeting: where each stands, its figures, and a lot with all it takes to draw it again. */
export async function election(turn: Turn, args: ArgsOf<'election'>): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const chosen = await chooseAny(turn, 'election', args)
  if ('card' in chosen) return chosen.card
  const { meeting } = chosen
  const elections = (await readElections(act, meeting.id)).filter(
    ({ office }) => !args.office || office === args.office,
  )
  const names = await candidateNames(turn, elections)
  const parts = elections.flatMap((one): Part[] => {
    const next = isStaff(speaker) ? nextPress(locale, one) : undefined
    const stand = one.candidates.length > 0 ? namesOf(locale, names, one.candidates) : w.everyone
    return [
      heading(w.election(w.office[one.office])),
      text(
        one.electedId
          ? w.elected(names.get(one.electedId) ?? one.electedId, w.office[one.office])
          : w.state[one.state],
      ),
      note(w.candidates(stand)),
      ...roundParts(locale, one.rounds, names),
      facts([w.commitment, one.commitment], one.seed ? [w.seed, one.seed] : undefined),
      ...(one.seed ? [note(w.lotHow)] : []),
      ...(next ? [near(next)] : []),
    ]
  })
  return card(w.list(nameOf(town, meeting)), parts.length > 0 ? parts : [text(w.none), note(w.noneHint)])
}
