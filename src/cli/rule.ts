// Rules asked from the command line: the same pure functions the bot uses.
import type { CharterRules } from '../domain/charter/charter.ts'
import { ruleQuorum } from '../domain/charter/quorum.ts'
import { shippedCharter } from '../domain/charter/shipped.ts'
import { tally } from '../domain/decision/tally.ts'
import { commitmentTo, drawnByLot } from '../domain/election/lot.ts'
import { payDaysOf } from '../domain/pay/pay-by.ts'
import { withholding } from '../domain/pay/withholding.ts'
import { fuzzyDate } from '../domain/roadmap/fuzzy-date.ts'
import { count, type Options, option, print, Refused, type Subcommand, Usage } from './terms.ts'

const RULES: Record<string, (args: string[], options: Options) => Promise<unknown>> = {
  quorum: async (_, options) => {
    const rules = await charterRules(options)
    const counted = {
      appointed: count(options, 'appointed'),
      seats: count(options, 'seats', count(options, 'appointed')),
      present: count(options, 'present'),
    }
    if (counted.appointed > counted.seats || counted.present > counted.appointed)
      throw new Refused(
        'Of the seats some are appointed, and of those some are present: the figures do not fit together',
      )
    return ruleQuorum(rules.quorum, counted)
  },
  tally: async (_, options) => {
    const rules = withReadings(await charterRules(options), options)
    const all = option(options, 'all') === undefined ? {} : { all: count(options, 'all') }
    return tally(
      { yes: count(options, 'yes'), no: count(options, 'no'), abstain: count(options, 'abstain', 0), ...all },
      rules,
    )
  },
  lot: async (_, options) => {
    const [seed, meetingId, office, among] = ['seed', 'meeting', 'office', 'among'].map((name) =>
      option(options, name),
    )
    if (!seed || !meetingId || !office || !among)
      throw new Usage('rule lot --seed <words> --meeting <id> --office chair|vice --among p1,p2')
    const ids = among.split(',').filter(Boolean)
    return { commitment: commitmentTo(seed), drawn: drawnByLot(seed, { meetingId, office, among: ids }) }
  },
  'pay-by': async (_, options) => {
    const delivered = option(options, 'delivered')
    const mode = option(options, 'mode') ?? 'strict-60'
    if (mode !== 'strict-60' && mode !== 'two-months') throw new Usage('--mode is strict-60 or two-months')
    if (!delivered || !isDay(delivered)) throw new Usage('--delivered takes a date such as 2026-06-01')
    const reorderDue = option(options, 'reorder-due') ?? null
    if (reorderDue !== null && !isDay(reorderDue))
      throw new Usage('--reorder-due takes the day the client of a re-order pays, such as 2026-12-10')
    return payDaysOf({ delivered, legal: null, on: null, reorderDue }, mode)
  },
  withholding: async (_, options) => ({ withheld: withholding(count(options, 'yen')) }),
  when: async (args, options) => {
    const year = count(options, 'year', Temporal.Now.plainDateISO('Asia/Tokyo').year)
    const [text] = args
    if (!text) throw new Usage('rule when <fuzzy date> --year <n>')
    const window = fuzzyDate(text, year)
    if (!window) throw new Refused(`${text} is no date this program can read, e.g. 4月20日頃, 5月初旬, 6月末`)
    return window
  },
}

export const ruleOf: Subcommand = async ([name, ...args], options) => {
  const rule = name === undefined ? undefined : RULES[name]
  if (!rule) throw new Usage(`rule ${Object.keys(RULES).join('|')}`)
  print(await rule(args, options))
}

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** A charter that comes along, or one of the towns in the database. */
async function charterRules(options: Options): Promise<CharterRules> {
  const id = option(options, 'charter')
  if (!id) throw new Usage('--charter takes the id of a charter, e.g. council-2024')
  const rules = shippedCharter(id)?.rules ?? (await (await import('./town.ts')).readCharter(id))
  if (!rules) throw new Refused(`There is no charter ${id}`)
  return rules
}

/** `--set abstention=left-out --set chair=casting-only`: another reading, for this question only. */
function withReadings(rules: CharterRules, options: Options): CharterRules {
  const changed = structuredClone(rules)
  for (const set of [options.set ?? []].flat()) {
    const [key, value] = typeof set === 'string' ? set.split('=') : []
    if (key === 'abstention' && (value === 'counted' || value === 'left-out'))
      changed.abstention.value = value
    else if (key === 'chair' && (value === 'casting-only' || value === 'member-and-casting'))
      changed.chair.value = value
    else throw new Usage('--set takes abstention=counted|left-out or chair=casting-only|member-and-casting')
  }
  return changed
}
