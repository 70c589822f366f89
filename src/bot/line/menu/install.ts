// Brings a town's menus to LINE. What LINE has already is left as it is; whatever an attempt got done stays, and the next
// one goes on from there.
import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk'
import type { Draw } from '../../../drawing/draw.ts'
import type { InstalledMenu } from '../../queue/menus.ts'
import { LINE } from '../limits.ts'
import { type Menu, menusOf, nameBefore } from './menus.ts'

/** LINE, or its limits, do not let it be done; the message says what to do. */
export class MenuRefused extends Error {
  override name = 'MenuRefused'
}

type Named = { richMenuId: string; name: string }

export type MenuPlan = {
  town: string
  menus: Menu[]
  /** What LINE has by each name. */
  there: Map<string, Named>
  /** Menus of ours that are no longer wanted. */
  old: Named[]
  /** LINE has the menu and its picture. */
  complete: Set<string>
}

/** Of a LINE that has nothing yet. */
export const emptyPlan = (town: string): MenuPlan => ({
  ...{ town, menus: menusOf(town), old: [] },
  ...{ there: new Map(), complete: new Set() },
})

/** What is to be done for a town's menus; `known` are those on record as complete. */
export async function planMenus(
  client: LineBotClient,
  town: string,
  known: InstalledMenu[],
): Promise<MenuPlan> {
  const plan = emptyPlan(town)
  const { menus } = plan
  const { richmenus } = await asked(client.getRichMenuList())
  const names = new Set(menus.map(({ request }) => request.name))
  const recorded = new Set(known.map(({ richMenuId }) => richMenuId))
  for (const { richMenuId, name } of richmenus.filter(({ name: one }) => one.startsWith(nameBefore(town)))) {
    const other = plan.there.get(name)
    // Two of one name: an answer was lost, and the menu was made again.
    if (!names.has(name) || (other && !recorded.has(richMenuId))) {
      plan.old.push({ richMenuId, name })
      continue
    }
    if (other) plan.old.push(other)
    plan.there.set(name, { richMenuId, name })
  }
  for (const { richMenuId, name } of plan.there.values())
    if (recorded.has(richMenuId) || (await hasPicture(client, richMenuId))) plan.complete.add(name)
  const more = menus.length - plan.there.size
  if (richmenus.length + more > LINE.menusPerChannel)
    throw new MenuRefused(
      `LINE keeps ${LINE.menusPerChannel} rich menus and has ${richmenus.length}: delete some in the LINE console or by its API.`,
    )
  return plan
}

/** The names of the menus that LINE lacks, or has without their picture. */
export const missing = ({ menus, complete }: MenuPlan): string[] =>
  menus.map(({ request }) => request.name).filter((name) => !complete.has(name))

/** Makes what is missing, with its pictures, and shows the strangers' menu to all who have none of their own. */
export async function makeMenus(
  client: LineBotClient,
  { menus, there, complete }: MenuPlan,
  draw: Draw,
): Promise<InstalledMenu[]> {
  const lacking = menus.filter(({ request }) => !complete.has(request.name))
  const pictures = lacking.length > 0 ? await draw(lacking.map(({ picture }) => picture)) : []
  for (const [n, { request }] of lacking.entries()) {
    const made = there.get(request.name) ?? {
      ...(await asked(client.createRichMenu(request))),
      name: request.name,
    }
    there.set(request.name, made)
    await asked(client.setRichMenuImage(made.richMenuId, png(pictures[n])))
  }
  const installed = menus.map(({ kind, locale, request: { name } }) => ({
    ...{ kind, locale, name },
    richMenuId: there.get(name)?.richMenuId ?? '',
  }))
  const forAll = installed.find(({ kind }) => kind === 'stranger')?.richMenuId
  if (forAll && (await defaultMenu(client)) !== forAll) await asked(client.setDefaultRichMenu(forAll))
  return installed
}

function png(bytes: Uint8Array | undefined): Blob {
  if (!bytes || bytes.length > LINE.menuImageBytes)
    throw new MenuRefused(`The picture of a menu is larger than the ${LINE.menuImageBytes} bytes LINE takes.`)
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' })
}

/** Deletes the menus no longer wanted; nobody is to have one of them any more. */
export async function removeOld(client: LineBotClient, { old }: MenuPlan): Promise<void> {
  for (const { richMenuId } of old)
    await client.deleteRichMenu(richMenuId).catch((error: unknown) => {
      if (statusOf(error) !== 404) throw saidBy(error)
    })
}

export const defaultMenu = (client: LineBotClient): Promise<string | undefined> =>
  orNone(client.getDefaultRichMenuId()).then((found) => found?.richMenuId)

async function hasPicture(client: LineBotClient, richMenuId: string): Promise<boolean> {
  const picture = await orNone(client.getRichMenuImage(richMenuId))
  picture?.destroy()
  return picture !== undefined
}

/** What LINE answers; undefined where it has none. */
const orNone = <Answer>(call: Promise<Answer>): Promise<Answer | undefined> =>
  call.catch((error: unknown) => {
    if (statusOf(error) === 404) return undefined
    throw saidBy(error)
  })

const asked = <Answer>(call: Promise<Answer>): Promise<Answer> =>
  call.catch((error: unknown) => {
    throw saidBy(error)
  })

const statusOf = (error: unknown): number | undefined =>
  error instanceof HTTPFetchError ? error.status : undefined

/** What a failed call means to whoever waits for it. */
function saidBy(error: unknown): unknown {
  if (!(error instanceof HTTPFetchError))
    return error instanceof TypeError
      ? new MenuRefused('LINE cannot be reached. What is done stays; run it again.')
      : error
  const { status, body } = error
  if (status === 429)
    return new MenuRefused(
      'LINE takes no more for now (it makes and deletes 100 rich menus an hour). What is done stays; run it again later.',
    )
  if (status >= 500)
    return new MenuRefused(`LINE has a fault of its own (${status}). What is done stays; run it again.`)
  if (status === 401) return new MenuRefused('LINE does not know the token: set LINE_CHANNEL_ACCESS_TOKEN.')
  return new MenuRefused(`LINE refuses the menu (${status}): ${body}`)
}
