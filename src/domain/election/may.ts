import type { CharterRules } from '../charter/charter.ts'
import type { AgendaItem } from '../meeting/model.ts'
import { electionRule } from './model.ts'

const ELECTS = /互選|選挙|選出|選任|選定|election/i

/** Whether officers are elected under an item of the agenda. */
export const elects = ({ kind, title }: Pick<AgendaItem, 'kind' | 'title'>): boolean =>
  kind === 'election' || ELECTS.test(title)

/** Whether the notice said that officers would be elected. */
const isAnnounced = (items: Pick<AgendaItem, 'kind' | 'title' | 'notified'>[]): boolean =>
  items.some((item) => item.notified && elects(item))

/** Why a proxy may not vote in an election: the charter's word, or an election that was not in the notice (P2). */
export function whyNoProxy(
  rules: CharterRules,
  items: Parameters<typeof isAnnounced>[0],
): { kind: 'proxy-votes-not' | 'proxy-not-for-urgent'; article: string } | undefined {
  const { proxies, article } = electionRule(rules)
  if (!proxies || !rules.proxy.mayVote)
    return { kind: 'proxy-votes-not', article: proxies ? rules.proxy.article : article }
  return rules.proxy.scope === 'notified-items' && !isAnnounced(items)
    ? { kind: 'proxy-not-for-urgent', article: rules.proxy.article }
    : undefined
}
