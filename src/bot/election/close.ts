import { type ClosedRound, closeRound } from '../../domain/election/close.ts'
import { drawLot } from '../../domain/election/draw.ts'
import { tiedIn } from '../../domain/election/model.ts'
import { nameOf } from '../meeting/view.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, type Part, strong, text } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { candidateNames, chooseOffice } from './choose.ts'
import { seedOf } from './seed.ts'
import { byArticle, electionRefused, namesOf, nextPress, roundParts } from './view.ts'
import { words } from './words.ts'

/** Closes a ballot and says who is elected, or what a tie leads to. */
export async function electionClose(turn: Turn, args: ArgsOf<'election-close'>): Promise<Card> {
  const { locale, act, vault } = turn
  const chosen = await chooseOffice(turn, { id: 'election-close', args })
  if ('card' in chosen) return chosen.card
  const { meeting, office } = chosen
  const closed = await closeRound(act, { meeting, office, open: vault.open })
  if (!closed.ok) return electionRefused(locale, closed.refusal, { office })
  return resultCard(turn, closed.value)
}

/** Draws the lot after a tied run-off, and shows all it takes to draw it again. */
export async function electionDraw(turn: Turn, args: ArgsOf<'election-draw'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseOffice(turn, { id: 'election-draw', args })
  if ('card' in chosen) return chosen.card
  const { meeting, office } = chosen
  const drawn = await drawLot(act, { meeting, office, seed: seedOf(turn, meeting.id, office) })
  if (!drawn.ok) return electionRefused(locale, drawn.refusal, { office })
  const { election, among, article } = drawn.value
  const names = await candidateNames(turn, [election])
  tellElected(turn, drawn.value)
  return card(
    w.drawnTitle(names.get(election.electedId ?? '') ?? '', w.office[office]),
    [
      text(w.tied(namesOf(locale, names, among))),
      facts(
        [w.candidate, among.toSorted().join(' ')],
        [w.seed, election.seed ?? ''],
        [w.commitment, election.commitment],
      ),
      note(w.lotHow),
      byArticle(locale, article),
    ],
    'done',
  )
}

async function resultCard(turn: Turn, closed: ClosedRound): Promise<Card> {
  const { locale } = turn
  const w = words(locale)
  const { election, article } = closed
  const names = await candidateNames(turn, [election])
  const office = w.office[election.office]
  const figures = [...roundParts(locale, election.rounds.slice(-1), names), byArticle(locale, article)]
  if (election.electedId) {
    tellElected(turn, closed)
    return card(
      w.elected(names.get(election.electedId) ?? '', office),
      [...figures, note(w.electedHint)],
      'done',
    )
  }
  const next = nextPress(locale, election)
  return card(w.election(office), [...waitingParts(), ...figures, ...(next ? [buttons(next)] : [])], 'done')

  function waitingParts(): Part[] {
    const { counts } = election.rounds.at(-1) ?? {}
    const voted = counts && Object.values(counts.for).some((n) => n > 0)
    if (!voted) return [strong(w.nobodyVoted)]
    return [
      strong(election.state === 'lot' ? w.tiedRunOff : w.tiedFirst),
      text(w.tied(namesOf(locale, names, tiedIn(election)))),
    ]
  }
}

function tellElected({ notify, town }: Turn, { election, meeting }: ClosedRound): void {
  if (!election.electedId) return
  notify({
    to: { people: [election.electedId] },
    atTable: true,
    card: (theirs) =>
      card(
        words(theirs).electedNotice(words(theirs).office[election.office]),
        [text(nameOf(town, meeting))],
        'done',
      ),
  })
}
