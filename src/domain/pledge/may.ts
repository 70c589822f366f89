import type { Meeting } from '../meeting/model.ts'
import { charterOf, type TownModel } from '../town/model.ts'

export type SecrecyRule = { required: boolean; article: string | null }

/**
 * Whether secrecy is pledged before secret papers are shown, and by which article (rule 8). A charter that says nothing of it
 * is read on the safe side: papers the secretariat calls secret are shown to who has pledged.
 */
export function secrecyOf(town: TownModel, meeting: Pick<Meeting, 'bodyId' | 'startsAt'>): SecrecyRule {
  const { secrecy } = charterOf(town, meeting).rules
  return secrecy
    ? { required: secrecy.required, article: secrecy.article }
    : { required: true, article: null }
}
