// Which body somebody means: by id, by name or its beginning; the only one there is on the day.
import { type Body, covers } from '../../domain/membership/model.ts'
import type { CommandId } from '../table/table.ts'
import { buttons, type Card, card, press } from '../turn/card.ts'
import { line } from '../turn/line.ts'
import { refusalAbout } from '../turn/refusal.ts'
import type { Turn } from '../turn/turn.ts'
import { words } from './words.ts'

/** `again` is said with the body where it has to be asked for. */
export function chooseBody(
  { town, locale }: Turn,
  ref: string | undefined,
  { id, args, day }: { id: CommandId; args: Record<string, unknown>; day: string },
): { body: Body } | { card: Card } {
  const w = words(locale)
  const fit =
    ref === undefined
      ? town.bodies.filter((body) => covers(body, day))
      : town.bodies.filter((body) => body.id === ref || body.name === ref)
  const like = ref === undefined ? [] : town.bodies.filter(({ name }) => name.includes(ref))
  const going = like.filter((body) => covers(body, day))
  const near = fit.length > 0 ? fit : going.length > 0 ? going : like
  const [only] = near
  if (only && near.length === 1) return { body: only }
  if (!only && ref !== undefined) return { card: refusalAbout('body', w.noSuchBody(ref)) }
  const choices = (near.length > 0 ? near : town.bodies).slice(0, 10)
  return {
    card: card(
      w.bodyAsk,
      [buttons(...choices.map((body) => press(body.name, line(id, { ...args, body: body.id }))))],
      'question',
    ),
  }
}
