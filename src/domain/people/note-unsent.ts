import type { Act } from '../act.ts'
import { audit } from '../audit/audit.ts'

/** A message was taken back: that is on record, its text is not, and no answer changes (N7). */
export const noteUnsent = (act: Act): Promise<void> => audit(act, { act: 'message.unsent', subject: act.by })
