import { wallTime } from '../../domain/calendar.ts'
import { dayIn } from '../../domain/town/model.ts'
import type { Written } from '../../domain/written/model.ts'
import { putWritten } from '../../domain/written/put.ts'
import { lastWritten, readEntitledTo } from '../../domain/written/read.ts'
import { chooseBody } from '../charter/choose.ts'
import { words as decisionWords } from '../decision/words.ts'
import type { ArgsOf } from '../table/table.ts'
import { buttons, type Card, card, facts, note, press, text } from '../turn/card.ts'
import { sayWhen } from '../turn/dates.ts'
import { line } from '../turn/line.ts'
import { listed } from '../turn/listed.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { returnButtons, writtenName, writtenRefused } from './view.ts'
import { words } from './words.ts'

/** Puts a resolution in writing to the members of a body (W1); without words, those there are. */
export async function motionWritten(turn: Turn, args: ArgsOf<'motion-written'>): Promise<Card> {
  const { locale, act, town } = turn
  const w = words(locale)
  if (!args.title && !args.until) return list(turn, args.body)
  const chosen = chooseBody(turn, args.body, { id: 'motion-written', args, day: dayIn(town, act.now) })
  if ('card' in chosen) return chosen.card
  const { body } = chosen
  const { title } = args
  if (!title) return refusalAbout('title', w.titleAsk)
  if (!args.until) return refusalAbout('until', w.untilAsk)
  const until = wallTime(/T|@/.test(args.until) ? args.until : `${args.until}T23:59`, town.timezone)
  if (!until) return refusalAbout('until', w.untilAsk)
  const put = await putWritten(act, { bodyId: body.id, title, until })
  if (!put.ok) return writtenRefused(locale, town.timezone, put.refusal)
  const { no, people } = put.value
  turn.notify({
    to: { people },
    while: { written: { body: body.id, no } },
    card: (theirs) => {
      const their = words(theirs)
      return card(
        their.notice(writtenName(theirs, { no, title })),
        [
          text(body.name),
          facts([their.until, sayWhen(until, town.timezone, theirs)]),
          note(their.noticeHint),
          note(their.opinionHint(no)),
          buttons(...returnButtons(theirs, { bodyId: body.id, no })),
        ],
        'alert',
      )
    },
  })
  return card(
    w.put(writtenName(locale, { no, title })),
    [
      text(body.name),
      facts([w.until, sayWhen(until, town.timezone, locale)]),
      text(w.putHint(people.length)),
    ],
    'done',
  )
}

async function list({ locale, act, town }: Turn, ref: string | undefined): Promise<Card> {
  const w = words(locale)
  const bodies = town.bodies.filter(({ id, name }) => !ref || id === ref || name.includes(ref))
  const all = await lastWritten(
    act,
    bodies.map(({ id }) => id),
  )
  const items = []
  for (const one of all) {
    const open = one.state === 'open'
    items.push({
      title: writtenName(locale, one),
      note: [
        bodies.find(({ id }) => id === one.bodyId)?.name ?? '',
        one.result ? decisionWords(locale).result[one.result] : w.state[one.state],
        open ? `${w.until} ${sayWhen(one.until, town.timezone, locale)}` : '',
        open ? await waiting(one) : '',
      ]
        .filter(Boolean)
        .join('・'),
      ...(open && {
        button: press(w.close, line('written-close', { body: one.bodyId, written: `w${one.no}` })),
      }),
    })
  }
  return card(w.list, [{ kind: 'list', items, empty: `${w.none}。${w.noneHint}` }])

  async function waiting(one: Written): Promise<string> {
    const silent = (await readEntitledTo(act, one, dayIn(town, act.now))).filter(
      ({ choice }) => choice === null,
    )
    return silent.length > 0
      ? w.waiting(
          listed(
            silent.map(({ name }) => name),
            locale,
          ),
        )
      : w.nobodyWaits
  }
}
