import { readPolls } from '../../domain/poll/read.ts'
import { remindOfPoll } from '../../domain/poll/remind.ts'
import type { Plan } from '../turn/plan.ts'
import { silentNotice } from './view.ts'

/** Two days before a poll is to end, those who are silent hear of it once. */
export async function remindOfPolls({ act, town, notify }: Plan): Promise<void> {
  for (const poll of await readPolls(act, { states: ['open'] })) {
    const people = await remindOfPoll(act, town, poll)
    if (people.length > 0) notify(silentNotice(town, poll, people))
  }
}
