// THE TABLE: every command, what it is called, what it takes and who may say it; handlers.ts binds each to what it does.
import type { z } from 'zod'
import { labelOf } from './args.ts'
import { attendance } from './attendance.ts'
import { charter } from './charter.ts'
import { common } from './common.ts'
import { decision } from './decision.ts'
import type { Both, Name } from './definition.ts'
import { election } from './election.ts'
import { enquiry } from './enquiry.ts'
import { fees } from './fees.ts'
import { figures } from './figures.ts'
import { inspection } from './inspection.ts'
import { jobs } from './job.ts'
import { meeting } from './meeting.ts'
import { membership } from './membership.ts'
import { minutes } from './minutes.ts'
import { observer } from './observer.ts'
import { order } from './order.ts'
import { papers } from './papers.ts'
import { pay } from './pay.ts'
import { people } from './people.ts'
import { poll } from './poll.ts'
import { proxy } from './proxy.ts'
import { question } from './question.ts'
import { roadmap } from './roadmap.ts'
import { sales } from './sales.ts'
import { session } from './session.ts'
import { terms } from './terms.ts'
import { training } from './training.ts'
import { work } from './work.ts'
import { workers } from './worker.ts'

export const commands = {
  ...common,
  ...enquiry,
  ...meeting,
  ...poll,
  ...attendance,
  ...proxy,
  ...observer,
  ...papers,
  ...session,
  ...decision,
  ...election,
  ...charter,
  ...minutes,
  ...roadmap,
  ...membership,
  ...fees,
  ...people,
  ...work,
  ...terms,
  ...workers,
  ...pay,
  ...figures,
  ...sales,
  ...order,
  ...training,
  ...inspection,
  ...question,
  ...jobs,
}

const slices = [
  common,
  enquiry,
  meeting,
  poll,
  attendance,
  proxy,
  observer,
  papers,
  session,
  decision,
  election,
  charter,
  minutes,
  roadmap,
  membership,
  fees,
  people,
  work,
  terms,
  workers,
  pay,
  figures,
  sales,
  order,
  training,
  inspection,
  question,
  jobs,
]
if (slices.flatMap((slice) => Object.keys(slice)).length !== Object.keys(commands).length)
  throw new Error('Two slices of the table have a command of the same id')

export type Commands = typeof commands
export type CommandId = keyof Commands
export type ArgsOf<Id extends CommandId> = z.output<Commands[Id]['args']>

export const isCommandId = (id: string): id is CommandId => Object.hasOwn(commands, id)
export const commandIds = Object.keys(commands).filter(isCommandId)

/** What an argument of a command is called; its own name where the table has no such argument. */
export function argumentLabel(id: CommandId, name: string, locale: keyof Both): string {
  const shape: Record<string, z.ZodType> = commands[id].args.shape
  const schema = shape[name]
  return (schema && labelOf(schema)?.[locale]) ?? name
}

/** The words of a command in one language, and the id that buttons carry: accepted for ever. */
export const namesOf = (id: CommandId): Name[] => [
  ...commands[id].names.ja,
  ...commands[id].names.en,
  { word: id },
]

/** The Slack commands, each with the entry it belongs to. */
export const slashCommands = commandIds.flatMap((id) => {
  const { slash, summary } = commands[id]
  return slash ? [{ ...slash, id, summary }] : []
})
