// The menus of a town as LINE takes them, made from the table. A menu's name carries a digest of all that it is: the same
// name is the same menu, and one that has changed is another.
import { createHash } from 'node:crypto'
import type { messagingApi } from '@line/bot-sdk'
import { type KeyId, keyLines, keySays, keysOf, MENU_KINDS, type MenuKind } from '../../table/menu.ts'
import { commands } from '../../table/table.ts'
import { line } from '../../turn/line.ts'
import { inBoth, type Locale } from '../../turn/locale.ts'
import { LINE } from '../limits.ts'
import { type Bounds, type Key, pictureOf } from './picture.ts'

export type Menu = {
  kind: MenuKind
  locale: Locale
  request: messagingApi.RichMenuRequest & { name: string }
  picture: string
}

const COLUMNS = 3
const WIDTH = LINE.menuWidth
/** LINE's compact size for one row, its large one for two and more. */
const heightOf = (rows: number): number => (rows === 1 ? 843 : 1686)

const barText = inBoth({ menu: 'メニュー' }, { menu: 'Menu' })

/** Every menu of a town. LINE shows those not connected yet one menu for all: it speaks both languages. */
export const menusOf = (town: string): Menu[] =>
  MENU_KINDS.flatMap((kind) =>
    kind === 'stranger' ? [menuOf(town, kind, 'ja')] : [menuOf(town, kind, 'ja'), menuOf(town, kind, 'en')],
  )

/** What the names of a town's menus begin with. */
export const nameBefore = (town: string): string => `yoriai ${town} `

function menuOf(town: string, kind: MenuKind, locale: Locale): Menu {
  const keys = keysOf(kind)
  const size = { width: WIDTH, height: heightOf(Math.ceil(keys.length / COLUMNS)) }
  const placed = keys.map((id, n) => ({ id, bounds: boundsOf(n, keys.length, size.height) }))
  const picture = pictureOf(
    size,
    placed.map(({ id, bounds }): Key => {
      const also = kind === 'stranger' ? spoken(id, 'en') : undefined
      return { id, group: commands[keySays(id).id].group, bounds, lines: keyLines(id, locale), also }
    }),
  )
  const areas = placed.map(({ id, bounds }) => ({ bounds, action: actionOf(id, locale) }))
  const menu = { size, selected: true, chatBarText: barText(locale).menu, areas }
  const digest = createHash('sha256')
    .update(JSON.stringify([menu, picture]))
    .digest('hex')
    .slice(0, 16)
  return {
    kind,
    locale,
    picture,
    request: { ...menu, name: `${nameBefore(town)}${kind} ${locale} ${digest}` },
  }
}

/** The n-th key: the picture divided into a grid without gaps. */
function boundsOf(n: number, of: number, height: number): Bounds {
  const rows = Math.ceil(of / COLUMNS)
  const [row, column] = [Math.floor(n / COLUMNS), n % COLUMNS]
  const [x, y] = [Math.round((column * WIDTH) / COLUMNS), Math.round((row * height) / rows)]
  return {
    ...{ x, y },
    width: Math.round(((column + 1) * WIDTH) / COLUMNS) - x,
    height: Math.round(((row + 1) * height) / rows) - y,
  }
}

/** What a key says in one breath: Japanese has no spaces. */
function spoken(id: KeyId, locale: Locale): string {
  const lines = keyLines(id, locale)
  return lines.join(lines.some((one) => /[a-z]/i.test(one)) ? ' ' : '')
}

/** Touching a key says the command, as a button does; what would be done at once is asked about first. */
function actionOf(key: KeyId, locale: Locale): messagingApi.PostbackAction {
  const label = spoken(key, locale)
  const typed = key === 'connect' ? { inputOption: 'openKeyboard' as const } : {}
  const { id, args } = keySays(key)
  return { type: 'postback', label, data: line(id, args), displayText: label, ...typed }
}
