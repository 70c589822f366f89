import { withholdingKinds } from '../../domain/pay/withholding-kinds.ts'
import { type ArgsOf, argumentLabel } from '../table/table.ts'
import { type Card, card, type Field } from '../turn/card.ts'
import type { Turn } from '../turn/turn.ts'
import { skillNames } from './view.ts'
import { words } from './words.ts'

type NewArgs = ArgsOf<'job-new'>

export const knownSkills = ({ town }: Turn): string =>
  skillNames(
    town,
    town.skills.map(({ id }) => id),
  )

/** A span stands in the form as it can be read again: a bare number would be hours. */
const spanGiven = ({ hours }: NewArgs) => (hours === undefined ? {} : { initial: `${hours}分` })

/** Asks for what a job needs to be opened, and what it may say besides. */
export function newForm(turn: Turn, args: NewArgs): Card {
  const { locale } = turn
  const w = words(locale)
  const field = (name: keyof NewArgs, kind: Field['kind'], optional = false): Field => ({
    name,
    label: argumentLabel('job-new', name, locale),
    kind,
    optional,
    ...(args[name] === undefined ? {} : { initial: `${args[name]}` }),
  })
  const choice = (name: keyof NewArgs, options: Field['options']): Field => ({
    ...field(name, 'choice', true),
    options,
  })
  const rest = Object.entries(args).flatMap(([name, value]) =>
    value === undefined || IN_FORM.has(name) ? [] : [[name, `${value}`]],
  )
  const fields = [
    field('title', 'text'),
    field('slots', 'number'),
    field('pay', 'number', args.payKind !== undefined && args.payKind !== 'fixed'),
    field('due', 'date-time'),
    { ...field('hours', 'text', true), ...spanGiven(args), hint: w.hoursHint },
    { ...field('skills', 'text', true), hint: `${w.skillsHint}(${knownSkills(turn)})` },
    field('place', 'text', true),
    field('details', 'long-text', true),
    choice('how', [
      { label: w.howTaken.first, value: 'first' },
      { label: w.howTaken.choose, value: 'choose' },
    ]),
    choice(
      'withholding',
      withholdingKinds().map(({ name, en }) => ({ label: locale === 'ja' ? name : en, value: name })),
    ),
  ]
  const preset = Object.fromEntries(rest)
  return card(
    w.newJobTitle,
    [{ kind: 'form', command: 'job-new', preset, submit: w.newJob, fields }],
    'question',
  )
}

const IN_FORM = new Set([
  'title',
  'slots',
  'pay',
  'due',
  'hours',
  'skills',
  'place',
  'details',
  'how',
  'withholding',
])
