// The LINE menus of a town, drawn from the command table and brought to LINE; as often as one likes.
import { type Brought, bringMenus, planFor, type Way } from '../bot/line/menu/bring.ts'
import { emptyPlan, type MenuPlan, MenuRefused, missing } from '../bot/line/menu/install.ts'
import { readConfig } from '../config.ts'
import { lineWay } from '../platforms.ts'
import { type Options, print, Refused, type Subcommand, Usage } from './terms.ts'
import { oneTown, withDatabase } from './town.ts'

export const menu: Subcommand = async ([kind], options: Options) => {
  if (kind !== 'line') throw new Usage('menu line [--town <id>] [--dry-run]')
  const { line } = readConfig()
  if (!line && !options['dry-run'])
    throw new Refused('LINE is not set up here: set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN.')
  await withDatabase(async ({ db, sql }) => {
    const town = await oneTown(db, options)
    // Without LINE's settings: everything, as for a LINE that has nothing yet.
    if (!line) return foresee(emptyPlan(town), options)
    const way = { store: { db, sql }, town, ...lineWay(line) }
    await install(way, options).catch((error: unknown) => {
      throw error instanceof MenuRefused ? new Refused(error.message) : error
    })
  })
}

async function install(way: Way, options: Options): Promise<void> {
  const plan = await planFor(way)
  if (options['dry-run']) return foresee(plan, options)
  const brought = await bringMenus(way, plan)
  say(options, done(plan, brought), { dryRun: false, ...steps(plan), given: brought.given })
}

const foresee = (plan: MenuPlan, options: Options): void =>
  say(options, foreseen(plan), { dryRun: true, ...steps(plan) })

const steps = (plan: MenuPlan) => ({
  town: plan.town,
  menus: plan.menus.map(({ request }) => request),
  make: missing(plan),
  delete: plan.old.map(({ name }) => name),
})

const counted = (what: string, names: string[]): string[] =>
  names.length > 0 ? [`${what} ${names.length}: ${names.join(', ')}`] : []

function foreseen(plan: MenuPlan): string[] {
  const { make, delete: old, menus, town } = steps(plan)
  const changes = [...counted('would make', make), ...counted('would delete', old)]
  return [
    `${town}: ${menus.length} menus${changes.length === 0 ? ', all of them at LINE already' : ''}`,
    ...changes,
  ]
}

const done = ({ town, menus }: MenuPlan, { made, deleted, given }: Brought): string[] => [
  `${town}: ${menus.length} menus at LINE`,
  ...counted('made', made),
  ...counted('deleted', deleted),
  given > 0 ? `given to ${given} people` : 'everybody had theirs',
]

function say({ json }: Options, lines: string[], document: unknown): void {
  if (json) print(document)
  process.stderr.write(`${lines.join('\n')}\n`)
}
