import { amendCharter } from '../../domain/charter/amend.ts'
import { latestVersion, type Stated, statedRules, versionOn } from '../../domain/charter/read.ts'
import { articleOf } from '../../domain/decision/model.ts'
import { presiderAtClosing, readStood } from '../../domain/decision/read.ts'
import { whatIf } from '../../domain/decision/what-if.ts'
import { isStaff } from '../../domain/people/may.ts'
import { dayIn } from '../../domain/town/model.ts'
import { chooseMotion } from '../decision/choose.ts'
import { motionName } from '../decision/view.ts'
import { words as decisionWords } from '../decision/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { type Card, card, facts, heading, note, type Part, text } from '../turn/card.ts'
import { listed } from '../turn/listed.ts'
import type { Locale } from '../turn/locale.ts'
import { notPermitted, refusal, refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words as turnWords } from '../turn/words.ts'
import { chooseBody } from './choose.ts'
import { words } from './words.ts'

/** The rules in force on a day, each with its article and its reading. */
export async function charter(turn: Turn, args: ArgsOf<'charter'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const day = args.on ?? dayIn(town, act.now)
  const chosen = chooseBody(turn, args.body, { id: 'charter', args, day })
  if ('card' in chosen) return chosen.card
  const version = versionOn(town, chosen.body, day)
  if (!version) return refusal(w.noSuchBody(chosen.body.name))
  const { from, to } = version.effective
  return card(w.title(chosen.body.name), [
    text(version.name[locale]),
    facts([w.version, w.sayVersion(version.version, from, to)]),
    ...statedRules(version).flatMap((one) => ruleParts(turn, one)),
  ])
}

type RuleName = keyof ReturnType<typeof words>['rule']
const isRule = (name: string, known: object): name is RuleName => Object.hasOwn(known, name)

function ruleParts({ locale, speaker }: Turn, { name, values, article, reading }: Stated): Part[] {
  const w = words(locale)
  if (!isRule(name, w.rule)) return []
  const called: Record<string, string> = w.key
  const said = values.map(([key, value]) => {
    const label = called[key] ?? key
    return label
      ? `${label}${locale === 'ja' ? '：' : ': '}${sayValue(locale, value)}`
      : sayValue(locale, value)
  })
  return [
    heading(w.rule[name]),
    text(said.join('\n')),
    ...(isStaff(speaker) ? [note(w.paths(values.map(([key]) => `${name}.${key}`).join('、')))] : []),
    ...(reading ? [note(reading[locale])] : []),
    facts([turnWords(locale).article, article]),
  ]
}

function sayValue(locale: Locale, value: unknown): string {
  const known: Record<string, string> = words(locale).value
  return Array.isArray(value) ? value.join('・') : (known[`${value}`] ?? `${value}`)
}

/** A new version of the rules, in force from a day on. */
export async function charterAmend(turn: Turn, args: ArgsOf<'charter-amend'>): Promise<Card> {
  const { locale, town, act } = turn
  const w = words(locale)
  const day = dayIn(town, act.now)
  const chosen = chooseBody(turn, args.body, { id: 'charter-amend', args, day })
  if ('card' in chosen) return chosen.card
  const { from, set, article } = args
  if (!from || !set || !article) {
    const missing = from ? (set ? 'article' : 'set') : 'from'
    return refusalAbout(missing, w.amendAsk, w.amendHint)
  }
  const { charterId } = chosen.body
  const amended = await amendCharter(act, {
    bodyId: chosen.body.id,
    seenVersion: latestVersion(town, chosen.body),
    from,
    set: settings(set),
    article,
  })
  if (amended.ok) {
    const shared = town.bodies.filter((body) => body.charterId === charterId).map(({ name }) => name)
    return card(
      w.amended(amended.value.version, from),
      [
        text(chosen.body.name),
        facts([set, article]),
        ...(shared.length > 1 ? [note(w.sharedBy(shared.join('、')))] : []),
        note(w.amendedHint),
      ],
      'done',
    )
  }
  const { refusal: why } = amended
  const known = (all: string[]) => w.known(listed(all, locale))
  switch (why.kind) {
    case 'not-permitted':
      return notPermitted(locale, why)
    case 'no-such-body':
      return refusalAbout('body', w.noSuchBody(chosen.body.name))
    case 'charter-changed':
      return refusal(w.charterChanged, w.charterChangedHint)
    case 'not-later':
      return refusalAbout('from', w.notLater(why.from))
    case 'no-such-rule':
      return refusalAbout('set', w.noSuchRule(why.path), known(why.known))
    case 'no-such-value':
      return refusalAbout('set', w.noSuchValue(why.path, why.value), known(why.known))
    case 'nothing-changes':
      return refusal(w.nothingChanges)
  }
}

/** `written.allowed=true, written.base=all` */
const settings = (set: string): Record<string, string> =>
  Object.fromEntries(
    set.split(/[,、;]\s*/).flatMap((one) => {
      const [path, value] = one.split('=').map((part) => part.trim())
      return path ? [[path, value ?? '']] : []
    }),
  )

/** A closed vote as it was, and as it would be under another reading, side by side. */
export async function charterWhatIf(turn: Turn, args: ArgsOf<'charter-what-if'>): Promise<Card> {
  const { locale, act } = turn
  const w = words(locale)
  const chosen = await chooseMotion(turn, { id: 'charter-what-if', args }, ['closed'])
  if ('card' in chosen) return chosen.card
  const { motion } = chosen
  const article = articleOf(motion)
  if (article === undefined) return refusal(decisionWords(locale).whyOpen)
  const stood = await readStood(act, motion)
  const presider = await presiderAtClosing(act, motion)
  const as = whatIf(motion, stood, { presider })
  // Without a reading named, the other one of abstentions is shown.
  const flipped = as?.abstention === 'counted' ? ('left-out' as const) : ('counted' as const)
  const abstention = args.abstention ?? (args.chair ? undefined : flipped)
  const other = whatIf(motion, stood, { presider, abstention, chair: args.chair })
  if (!as || !other) return refusal(w.cannotReplay, w.cannotReplayHint)
  const shown = (replayed: typeof as): [string, string] => [
    w.reading(sayValue(locale, replayed.abstention), sayValue(locale, replayed.chair)),
    w.outcome(
      decisionWords(locale).result[replayed.result],
      replayed.yes,
      replayed.no,
      replayed.abstain,
      replayed.base,
    ),
  ]
  return card(w.whatIf(motionName(locale, motion)), [
    heading(w.asIs),
    facts(shown(as)),
    heading(w.ifSo),
    facts(shown(other)),
    facts([turnWords(locale).article, article]),
    ...as.readings.map(({ source }) => note(source)),
    note(w.whatIfHint),
  ])
}
