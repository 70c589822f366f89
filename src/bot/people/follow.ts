// What happens without words: the bot was added, blocked, brought into a group; a message was taken back or cannot be read.
import { audit } from '../../domain/audit/audit.ts'
import type { Opening } from '../engine/opening.ts'
import { help } from '../help/help.ts'
import { refusal } from '../meeting/refusals.ts'
import { buttons, type Card, card, press, text } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import type { Occasion, Turn } from '../turn/turn.ts'
import { wordsOf } from '../turn/words.ts'

export const joined = ({ locale, town }: Opening): Card => {
  const w = wordsOf(locale)
  return card(w.bot, [text(w.groupHello(town.name))])
}

export const occasions: Record<Exclude<Occasion, 'join'>, (turn: Turn) => Promise<Card>> = {
  follow,
  unfollow,
  unsend,
  unreadable,
  'no-command': noCommand,
}

async function follow(turn: Turn): Promise<Card> {
  await setReachable(turn, true)
  const { words: w, speaker } = turn
  const { parts } = await help(turn)
  return card(w.greetings(speaker.name), [text(w.people.connectedHint), ...parts])
}

/** Pushes to somebody who blocked the bot vanish without an error: staff are told, so that the person is reached another way. */
async function unfollow(turn: Turn): Promise<Card> {
  await setReachable(turn, false)
  turn.notify({ to: { staff: true }, card: (w) => card(w.people.unfollowed(turn.speaker.name), [], 'alert') })
  return card(turn.words.bot, [])
}

async function setReachable({ act, utterance, speaker }: Turn, reachable: boolean): Promise<void> {
  const { platform, userId } = utterance
  await act.tx.account.updateMany({ where: { townId: act.town, platform, userId }, data: { reachable } })
  await audit(act, {
    act: reachable ? 'account.reachable' : 'account.unreachable',
    subject: speaker.personId,
    facts: { platform },
  })
}

/** N7: taking a message back neither deletes nor changes an answer; staff see that it happened, the text is not kept. */
async function unsend(turn: Turn): Promise<Card> {
  await audit(turn.act, { act: 'message.unsent', subject: turn.speaker.personId })
  turn.notify({ to: { staff: true }, card: (w) => card(w.people.unsent(turn.speaker.name), []) })
  return card(turn.words.bot, [])
}

async function unreadable({ words: w }: Turn): Promise<Card> {
  return {
    ...refusal(w.notUnderstood, w.unsupported),
    parts: [text(w.unsupported), buttons(press(w.help, line('help')))],
  }
}

/** A slash command of Slack that does not exist here (yet). */
async function noCommand({ words: w, utterance }: Turn): Promise<Card> {
  return card(
    w.noSuchSlash(utterance.text),
    [text(w.noSuchSlashHint), buttons(press(w.help, line('help')))],
    'refusal',
  )
}
