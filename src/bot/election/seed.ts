import type { Election } from '../../domain/election/model.ts'
import type { Turn } from '../turn/turn.ts'

/** What a lot is drawn with: nobody can tell it who does not have the settings' secrets, and it can be made again. */
export const seedOf = ({ vault, town }: Turn, meetingId: string, office: Election['office']): string =>
  vault.mark(`lot ${town.id} ${meetingId} ${office}`)
