import { castBallot } from '../../domain/election/cast-ballot.ts'
import { whyNotNow } from '../../domain/election/model.ts'
import { findElection, type OpenRound, roundsOpenTo } from '../../domain/election/read.ts'
import { namesById } from '../../domain/people/read.ts'
import type { ArgsOf } from '../table/table.ts'
import {
  buttons,
  type Card,
  card,
  note,
  type Part,
  press,
  secret,
  secretButtons,
  text,
} from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { whoIsMeant } from './choose.ts'
import { ballotButtons, electionRefused } from './view.ts'
import { words } from './words.ts'

/** A ballot of somebody at the table, for one of those who stand (V6, V13). Its answer does not say for whom. */
export async function ballot(turn: Turn, args: ArgsOf<'ballot'>): Promise<Card> {
  const { locale, act, speaker } = turn
  const w = words(locale)
  const open = (await roundsOpenTo(act, speaker.personId)).filter(
    ({ meetingId, office }) =>
      (!args.meeting || args.meeting === meetingId) && (!args.office || args.office === office),
  )
  const [only] = open
  if (!only) return none(turn, args)
  if (open.length > 1)
    return card(
      w.officeAsk,
      [
        secretButtons(
          ...open.map(({ meetingId, office }) =>
            press(w.office[office], line('ballot', { meeting: meetingId, office, name: args.name ?? '' })),
          ),
        ),
      ],
      'question',
    )
  const names = await namesById(act, only.candidates)
  const shown = buttons(...ballotButtons(locale, only, names))
  if (!args.name) return card(w.ballotAsk(w.office[only.office]), [shown, note(w.secretHint)], 'question')
  const meant = whoIsMeant(only, names, args.name)
  // Whom somebody has in mind is not kept with the answer.
  if (meant.length === 0)
    return card(
      w.nobodyMeant,
      [secret(w.standsNot(args.name), 'plain'), text(w.standsNotHint), shown],
      'refusal',
    )
  const [personId = null] = meant
  if (meant.length > 1) {
    const few = { ...only, candidates: meant.filter((id) => id !== null) }
    return card(
      w.whoAsk,
      [secret(w.several(args.name), 'plain'), secretButtons(...ballotButtons(locale, few, names))],
      'question',
    )
  }
  return cast(turn, only.meetingId, only.office, personId, shown)
}

async function cast(
  turn: Turn,
  meetingId: string,
  office: OpenRound['office'],
  personId: string | null,
  others: Part,
): Promise<Card> {
  const { locale, act, vault } = turn
  const w = words(locale)
  const taken = await castBallot(act, { meetingId, office, personId, seal: vault.seal })
  if (!taken.ok) return electionRefused(locale, taken.refusal, { office })
  turn.show({ meeting: meetingId })
  const title = taken.value.changed ? w.changed(w.office[office]) : w.voted(w.office[office])
  return card(title, [note(w.votedHint), others], 'done')
}

/** Nothing is open to them: they are not at the table, or what they mean is over or has not begun. */
async function none({ locale, act }: Turn, { meeting: meetingId, office }: ArgsOf<'ballot'>): Promise<Card> {
  const w = words(locale)
  const named = meetingId && office ? await findElection(act, { meetingId, office }) : undefined
  if (!named) return refusal(w.noneOpen, w.noneOpenHint)
  const why = named.state === 'open' ? { kind: 'not-at-the-table' as const } : whyNotNow(named.state)
  return electionRefused(locale, why, { office: named.office })
}
