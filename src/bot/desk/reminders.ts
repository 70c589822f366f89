// Staff hear that the month's LINE messages run out, while something can still be done about it (C4).
import { warnOfUsage } from '../../domain/town/warn-of-usage.ts'
import { card, note, text } from '../turn/card.ts'
import type { Plan } from '../turn/plan.ts'
import { words } from './words.ts'

export async function warnOfLineUsage({ act, town, notify }: Plan): Promise<void> {
  const warning = await warnOfUsage(act, town)
  if (!warning) return
  const { at, usage } = warning
  const { used, quota } = usage
  if (quota === null) return
  notify({
    to: { staff: true },
    card: (locale) => {
      const w = words(locale)
      const title = at === 100 ? w.lineUsedUp : w.lineRunsOut(at)
      const hint = at === 100 ? w.lineUsedUpHint : w.lineRunsOutHint
      return card(title, [text(w.lineUsed(used, quota, Math.max(0, quota - used))), note(hint)], 'alert')
    },
  })
}
