import { passOverdue } from '../../domain/application/pass.ts'
import type { Plan } from '../turn/plan.ts'
import { passedNotices } from './view.ts'
import { words } from './words.ts'

/** Applications for jobs whose time is over end; who applied hears it. */
export async function endOverdue(plan: Plan): Promise<void> {
  for (const { no, title, personId } of await passOverdue(plan.act)) {
    const ended = {
      no,
      people: [personId],
      title: (locale: 'ja' | 'en') => words(locale).endedTold(no, title),
    }
    for (const notice of await passedNotices(plan, ended)) plan.notify(notice)
  }
}
