import { callElection, nominate } from '../../domain/election/call.ts'
import { findElection } from '../../domain/election/read.ts'
import { nameOf } from '../meeting/view.ts'
import { choosePerson } from '../people/choose.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Turn } from '../turn/turn.ts'
import { candidateNames, chooseOffice } from './choose.ts'
import { seedOf } from './seed.ts'
import { electionRefused, namesOf } from './view.ts'
import { words } from './words.ts'

/** Calls an election, and shows what a lot would be drawn with, sealed (V10). */
export async function electionNew(turn: Turn, args: ArgsOf<'election-new'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseOffice(turn, { id: 'election-new', args })
  if ('card' in chosen) return chosen.card
  const { meeting, office } = chosen
  const called = await callElection(act, { meeting, office, seed: seedOf(turn, meeting.id, office) })
  if (!called.ok) return electionRefused(locale, called.refusal, { office })
  const of = { meeting: meeting.id, office }
  return card(
    w.called(w.office[office]),
    [
      text(nameOf(town, meeting)),
      note(w.calledHint),
      facts([w.commitment, called.value.commitment]),
      note(w.commitmentHint),
      buttons(press(w.open, line('election-open', of), { style: 'primary' })),
    ],
    'done',
  )
}

/** Writes down who stands. */
export async function electionCandidate(turn: Turn, args: ArgsOf<'election-candidate'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  const chosen = await chooseOffice(turn, { id: 'election-candidate', args })
  if ('card' in chosen) return chosen.card
  const { meeting, office } = chosen
  if (!args.member) return card(w.candidateAsk, [], 'question')
  const again = {
    id: 'election-candidate',
    args: { ...args, meeting: meeting.id, office },
    key: 'member',
  } as const
  const found = await choosePerson(turn, args.member, again)
  if ('card' in found) return found.card
  const { person } = found
  const named = await nominate(act, { meeting, office, personId: person.id })
  if (!named.ok) return electionRefused(locale, named.refusal, { office, name: person.name })
  const election = await findElection(act, { meetingId: meeting.id, office })
  const candidates = election?.candidates ?? []
  const names = await candidateNames(turn, election ? [election] : [])
  return card(
    w.nominated(person.name, w.office[office]),
    [
      text(nameOf(town, meeting)),
      note(w.candidates(namesOf(locale, names, candidates))),
      buttons(press(w.open, line('election-open', { meeting: meeting.id, office }), { style: 'primary' })),
    ],
    'done',
  )
}
