// What the page is told as it happens: whose screen changed, and what arrived for whom.
import { asJson, asJsonList, asText, type Json } from '../json.ts'
import type { ChatEntry } from '../line/state.ts'
import type { SlackChange, SlackStandin } from '../slack/platform.ts'

export type News = {
  platform: 'line' | 'slack'
  /** Whose screen changed; without it, everybody's may have. */
  userId?: string
  /** The words of a message that newly arrived for this user. */
  arrived?: string
}

const wordsOf = (message: Json): string => asText(message.text) ?? asText(message.altText) ?? ''

export const lineNews = (userId: string, { from, message }: ChatEntry): News => ({
  platform: 'line',
  userId,
  ...(from === 'bot' ? { arrived: wordsOf(asJson(message)) } : {}),
})

const blockWords = (blocks: Json[]): string =>
  blocks.map((block) => asText(asJson(block.text).text) ?? '').find((words) => words !== '') ?? ''

/** Tells new direct messages apart from changed ones, by the newest `ts` seen in each conversation. */
export const createSlackNews = (slack: SlackStandin) => {
  const newest = new Map<string, string>()

  const arrivedIn = (channelId: string, userId: string): string | undefined => {
    const channel = slack.screen(userId).channels.find(({ id }) => id === channelId)
    const last = channel?.messages.at(-1)
    if (!last || last.ts <= (newest.get(channelId) ?? '')) return undefined
    newest.set(channelId, last.ts)
    return last.fromBot ? last.text || blockWords(asJsonList(last.blocks)) : undefined
  }

  return ({ kind, channel, userId }: SlackChange): News => {
    if (kind !== 'message' || !channel) return { platform: 'slack', ...(userId ? { userId } : {}) }
    const owner = slack.directMessageOwner(channel)
    if (!owner) return { platform: 'slack', ...(userId ? { userId } : {}) }
    const arrived = arrivedIn(channel, owner)
    return { platform: 'slack', userId: owner, ...(arrived === undefined ? {} : { arrived }) }
  }
}
