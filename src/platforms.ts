// The two platforms, set up from settings: how events come in, how answers and notices go out.
import { LineBotClient } from '@line/bot-sdk'
import { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import type { AskUsage } from './bot/clock/usage.ts'
import type { Answerers } from './bot/intake/bring.ts'
import type { FetchContent } from './bot/intake/contents.ts'
import type { Languages } from './bot/intake/languages.ts'
import { openLine } from './bot/line/call.ts'
import { lineContent } from './bot/line/content.ts'
import { lineReply } from './bot/line/hear.ts'
import type { Way } from './bot/line/menu/bring.ts'
import { giveMenu } from './bot/line/menu/give.ts'
import { languageInLine } from './bot/line/profile.ts'
import { answerLine, sendLine } from './bot/line/send.ts'
import type { Carriers } from './bot/queue/deliver.ts'
import type { GiveMenu } from './bot/queue/menus.ts'
import { slackReply } from './bot/slack/hear.ts'
import { slackLogger } from './bot/slack/log.ts'
import { languageInSlack } from './bot/slack/profile.ts'
import { answerSlack, type SlackSender, sendSlack } from './bot/slack/send.ts'
import type { Config, LineSettings, SlackSettings } from './config.ts'

export type Platforms = {
  carriers: Carriers
  answerers: Answerers
  give: GiveMenu | undefined
  /** What LINE has counted of the month's messages. */
  usage: AskUsage | undefined
  languages: Languages
  /** Where pictures and files that people send are fetched. */
  content: FetchContent | undefined
}

export function openPlatforms(
  { line, slack }: Pick<Config, 'line' | 'slack'>,
  log: Logger,
  now: () => Date = () => new Date(),
): Platforms {
  const toLine = line ? openLine(line) : undefined
  const toSlack = slack ? slackSender(slack, log) : undefined
  return {
    content: line && lineContent(line),
    give: toLine && giveMenu(toLine),
    usage: line && (() => lineMessages(line)),
    languages: {
      ...(toLine && { line: (userId) => languageInLine(toLine, userId) }),
      ...(toSlack && { slack: (userId) => languageInSlack(toSlack, userId) }),
    },
    carriers: {
      line: toLine && ((message, key) => sendLine(toLine, message.to, message.card, key)),
      slack:
        toSlack &&
        (({ to, card, edits }, _key, place) =>
          sendSlack(toSlack, { to: to[0] ?? '', card, edits: edits !== undefined, place })),
    },
    answerers: {
      ...(toLine && {
        line: (card, { reply, eventId }, maybeSent) =>
          answerLine(toLine, card, { reply: lineReply.parse(reply), eventId, maybeSent }, now().getTime()),
      }),
      ...(toSlack && {
        slack: (card, { reply, locale }) =>
          answerSlack(toSlack, card, slackReply.parse(reply), locale ?? 'ja'),
      }),
    },
  }
}

export const lineClient = ({ accessToken, apiUrl, dataApiUrl }: LineSettings): LineBotClient =>
  LineBotClient.fromChannelAccessToken({
    channelAccessToken: accessToken,
    ...(apiUrl ? { apiBaseURL: apiUrl } : {}),
    ...(dataApiUrl ? { dataApiBaseURL: dataApiUrl } : {}),
  })

/** How a town's menus come to LINE, and people to them. */
export const lineWay = (settings: LineSettings): Pick<Way, 'client' | 'give'> => ({
  client: lineClient(settings),
  give: giveMenu(openLine(settings)),
})

/** What LINE has counted of this month's messages; no quota where the plan has no limit. */
async function lineMessages(settings: LineSettings): ReturnType<AskUsage> {
  const client = lineClient(settings)
  const { value } = await client.getMessageQuota()
  const { totalUsage } = await client.getMessageQuotaConsumption()
  return { used: totalUsage, quota: value ?? null }
}

/** The account this program speaks as in LINE: its user id, and the id people know it by. */
export async function lineAccount(settings: LineSettings): Promise<{ userId: string; basicId: string }> {
  const { userId, basicId } = await lineClient(settings).getBotInfo()
  return { userId, basicId }
}

/** How many messages LINE still takes this month; undefined where the plan has no limit. */
export async function lineMessagesLeft(settings: LineSettings): Promise<number | undefined> {
  const { used, quota } = await lineMessages(settings)
  return quota === null ? undefined : quota - used
}

/** One attempt for each call: what was said to others is retried by the queue, which knows what it may send twice. */
export function slackSender({ botToken, apiUrl }: SlackSettings, log: Logger): SlackSender {
  const client = new WebClient(botToken, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    timeout: 8_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: slackLogger(log),
  })
  const standsIn = apiUrl ? new URL(apiUrl).host : undefined
  const trusts = (url: string) =>
    URL.canParse(url) && (url.startsWith('https://hooks.slack.com/') || new URL(url).host === standsIn)
  return { client, trusts }
}
