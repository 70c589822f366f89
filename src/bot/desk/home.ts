import { isStaff } from '../../domain/people/may.ts'
import type { Card } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { deskCard } from './desk.ts'
import { deskOwn, deskOwnCard } from './desk-own.ts'
import { ON_HOME } from './view.ts'

/**
 * The Home tab in Slack: for the secretariat its desk, for everybody else what is theirs. It is drawn anew whenever it is
 * opened, and after a press on it.
 */
export async function home(turn: Turn): Promise<Card> {
  if (!isStaff(turn.speaker)) return deskOwnCard(turn, ON_HOME)
  const [desk, own] = await Promise.all([deskCard(turn, ON_HOME), deskOwn(turn, ON_HOME)])
  return { ...desk, parts: [...desk.parts, ...own] }
}
