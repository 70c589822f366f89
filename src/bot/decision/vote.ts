import type { Choice, Motion } from '../../domain/decision/model.ts'
import { readMotions, votesOpenTo } from '../../domain/decision/read.ts'
import { castVote } from '../../domain/decision/vote.ts'
import { isOwnMeeting } from '../../domain/meeting/may.ts'
import { visibleMeetings } from '../meeting/choose.ts'
import { words as meetingWords } from '../meeting/words.ts'
import type { ArgsOf } from '../table/table.ts'
import {
  type Button,
  buttons,
  type Card,
  card,
  near,
  note,
  press,
  secretButtons,
  strong,
  text,
} from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Locale } from '../turn/locale.ts'
import { refusal } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { openToReturn, returnOf } from './return.ts'
import { choiceButtons, motionName, motionRefused } from './view.ts'
import { words } from './words.ts'

type OpenVote = Pick<Motion, 'meetingId' | 'no' | 'title' | 'ballot'>

/** A vote of somebody at the table, on the vote that is open; of several the number is asked for (V6, C1). */
export async function vote(turn: Turn, args: ArgsOf<'vote'>): Promise<Card> {
  const { choice, motion: no, meeting: ref } = args
  const { locale } = turn
  const w = words(locale)
  if (args.written !== undefined || (args.body && !ref && no === undefined))
    return returnOf(turn, await openToReturn(turn), { ...args, choice: args.ask ? undefined : choice })
  const open = (await openVotes(turn)).filter((one) => !ref || one.meetingId === ref)
  if (open.length === 0 && !ref && !args.ask) {
    const inWriting = await openToReturn(turn)
    if (inWriting.some((one) => no === undefined || one.no === no))
      return returnOf(turn, inWriting, { choice, written: no, opinion: args.opinion })
  }
  const fit = no === undefined ? open : open.filter((one) => one.no === no)
  const [only] = fit
  if (!only) return open.length > 0 && no !== undefined ? notOpen(turn, open, no) : none(turn, ref, no)
  if (args.ask && choice) return askVote(locale, fit, choice)
  if (fit.length > 1)
    return card(
      w.motionAsk,
      [
        // What was said is kept in mind, and one of these votes may be secret.
        secretButtons(
          ...fit.map((one) =>
            press(
              motionName(locale, one),
              line('vote', { meeting: one.meetingId, motion: `${one.no}`, choice }),
            ),
          ),
        ),
      ],
      'question',
    )
  if (!choice)
    return card(
      w.voteAsk,
      [text(motionName(locale, only)), buttons(...choiceButtons(locale, only))],
      'question',
    )
  return cast(turn, only, choice)
}

/** A key of a menu is touched by mistake too: the motion is shown first, and one more press votes (V6). */
function askVote(locale: Locale, open: OpenVote[], choice: Choice): Card {
  const w = words(locale)
  const ofMotion = ({ no }: OpenVote, button: Button): Button =>
    open.length > 1 ? { ...button, label: w.voteOn(w.motionNo(no), button.label) } : button
  // A card is kept a while: of a secret vote it does not tell which key was touched.
  if (open.some(({ ballot }) => ballot === 'secret'))
    return card(
      w.voteAsk,
      [
        ...open.flatMap((one) => [
          strong(motionName(locale, one)),
          near(...choiceButtons(locale, one).map((button) => ofMotion(one, button))),
        ]),
        note(w.notVotedYet),
        note(w.secretHint),
      ],
      'question',
    )
  const said = w.choice[choice]
  const voting = ({ meetingId, no }: OpenVote, label: string) =>
    press(label, line('vote', { meeting: meetingId, motion: `${no}`, choice }), { style: 'primary' })
  const [only, ...more] = open
  const parts =
    only && more.length === 0
      ? [strong(motionName(locale, only)), buttons(voting(only, w.voteAs(said)))]
      : open.flatMap((one) => [
          strong(motionName(locale, one)),
          near(voting(one, w.voteOn(w.motionNo(one.no), said))),
        ])
  return card(w.voteSure(said), [...parts, note(w.notVotedYet)], 'question')
}

/** Those at one's own table; where one sits at none, those of the open meetings one has to do with. */
async function openVotes(turn: Turn): Promise<OpenVote[]> {
  const { act, town, speaker } = turn
  const here = await votesOpenTo(act, speaker.personId)
  if (here.length > 0) return here
  const own = visibleMeetings(turn).filter(
    (meeting) => meeting.state === 'open' && isOwnMeeting(town, speaker, meeting),
  )
  const found = []
  for (const { id } of own) found.push(...(await readMotions(act, id, ['open'])))
  return found
}

async function cast(turn: Turn, motion: OpenVote, choice: Choice): Promise<Card> {
  const { locale, act, vault } = turn
  const w = words(locale)
  const { meetingId, no } = motion
  const voted = await castVote(act, { meetingId, no, choice, seal: vault.seal })
  if (!voted.ok) return motionRefused(locale, voted.refusal, motion)
  turn.show({ meeting: meetingId })
  const name = motionName(locale, motion)
  const { ballot, changed } = voted.value
  const others = choiceButtons(locale, motion)
  // What was chosen in secret is not kept with the answer either.
  if (ballot === 'secret')
    return card(w.votedSecret(name), [note(w.secretHint), note(w.votedHint), buttons(...others)], 'done')
  const said = w.choice[choice]
  return card(
    changed ? w.votedChanged(name, said) : w.voted(name, said),
    [note(w.votedHint), buttons(...others.filter(({ label }) => label !== said))],
    'done',
  )
}

/** A number that is not open: what has become of it. */
async function notOpen(turn: Turn, open: OpenVote[], no: number): Promise<Card> {
  const [first] = open
  const motions = first ? await readMotions(turn.act, first.meetingId) : []
  return because(
    turn,
    motions.find((motion) => motion.no === no),
    no,
  )
}

async function none(turn: Turn, ref: string | undefined, no: number | undefined): Promise<Card> {
  const { locale, act, town, speaker } = turn
  const w = words(locale)
  const tables = visibleMeetings(turn).filter(
    (meeting) =>
      (ref ? meeting.id === ref : meeting.state === 'open') && isOwnMeeting(town, speaker, meeting),
  )
  const motions = []
  for (const { id } of tables) motions.push(...(await readMotions(act, id)))
  const named =
    no === undefined
      ? motions.findLast(({ state }) => state !== 'draft')
      : motions.find((one) => one.no === no)
  if (named && named.state !== 'open') return because(turn, named, named.no)
  const next = buttons(press(meetingWords(locale).nextTitle, line('next')))
  return { ...refusal(w.voteNone), parts: [text(w.voteNoneHint), next] }
}

function because({ locale }: Turn, motion: Motion | undefined, no: number): Card {
  if (!motion) return refusal(words(locale).noSuchMotion(no))
  const kinds = {
    draft: 'motion-not-open',
    open: 'motion-open',
    closed: 'motion-closed',
    decided: 'motion-decided',
    void: 'motion-void',
  } as const
  return motionRefused(locale, { kind: kinds[motion.state] }, motion)
}
