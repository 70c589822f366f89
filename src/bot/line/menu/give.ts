// Gives people a menu, many in one call; takes it back where they are not connected any more. At LINE's pace.
import { setTimeout as sleep } from 'node:timers/promises'
import type { messagingApi } from '@line/bot-sdk'
import type { GiveMenu } from '../../queue/menus.ts'
import type { LineCall } from '../call.ts'
import { LINE } from '../limits.ts'

type Link = messagingApi.RichMenuBulkLinkRequest
type Unlink = messagingApi.RichMenuBulkUnlinkRequest

export function giveMenu(call: LineCall): GiveMenu {
  let next = 0
  return async (richMenuId, userIds) => {
    const wait = next - performance.now()
    next = Math.max(next, performance.now()) + LINE.menuCallEveryMs
    if (wait > 0) await sleep(wait)
    const { status, body } = await (richMenuId === undefined
      ? call('/v2/bot/richmenu/bulk/unlink', { userIds } satisfies Unlink)
      : call('/v2/bot/richmenu/bulk/link', { richMenuId, userIds } satisfies Link))
    if (status >= 200 && status < 300) return 'given'
    if (status === 429) return 'busy'
    if (status === 404) return 'gone'
    if (status === 400 && /user/i.test(body)) return 'refused'
    throw new Error(`LINE answered ${status}`)
  }
}
