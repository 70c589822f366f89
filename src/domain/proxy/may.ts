import type { CharterRules } from '../charter/charter.ts'
import type { Meeting } from '../meeting/model.ts'
import { officerOn } from '../membership/model.ts'
import { type Actor, mayKeepOffice } from '../people/may.ts'
import { type Permission, permit } from '../permission.ts'
import { bodyOf, charterOf, dayIn, type TownModel } from '../town/model.ts'

export type ProxyRule = CharterRules['proxy']

/** Whether a seat may send a proxy: the charter says, for all seats or for some categories (rule 6(6)). */
export function whyNoProxy(
  { allowed, categories, article }: ProxyRule,
  category: string,
): { kind: 'proxy-not-allowed' | 'proxy-category'; article: string } | undefined {
  if (!allowed) return { kind: 'proxy-not-allowed', article }
  return categories && !categories.includes(category) ? { kind: 'proxy-category', article } : undefined
}

/** Whether the charter knows proxies at all for a meeting, and by which article (rule 6(6)). */
export function proxiesAllowed(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
): { allowed: boolean; article: string } {
  const { allowed, article } = charterOf(town, meeting).rules.proxy
  return { allowed, article }
}

/**
 * Who gives leave for a proxy (rule 6(6), 「認めることができる」): the secretariat, or the chair where the charter says so;
 * then staff write down the chair's word.
 */
export function mayAllowProxy(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  { actor, now }: { actor: Actor; now: Date },
): Permission {
  const { approval, article } = charterOf(town, meeting).rules.proxy
  const chair = officerOn(bodyOf(town, meeting), 'chair', dayIn(town, now))
  const byChair = approval === 'chair' && chair === actor.personId
  return permit(
    mayKeepOffice(actor).allowed || byChair,
    approval === 'chair' ? ['chair', 'staff'] : ['staff'],
    article,
  )
}

/**
 * Whom a named proxy is put before, and by which article: the chair where the charter says so and there is one,
 * otherwise the secretariat (null).
 */
export function approverOf(
  town: TownModel,
  meeting: Pick<Meeting, 'bodyId' | 'startsAt'>,
  now: Date,
): { personId: string | null; article: string } {
  const { approval, article } = charterOf(town, meeting).rules.proxy
  const chair = officerOn(bodyOf(town, meeting), 'chair', dayIn(town, now))
  return { personId: approval === 'chair' ? chair : null, article }
}
