// People at their phones and screens: they type, press what they see, and wait for what they are told.
import { expect } from 'vitest'
import { asJson, asJsonList, asText, type Json } from '../../standin/json.ts'
import type { ChatEntry } from '../../standin/line/state.ts'
import type { SeenMessage, SeenView } from '../../standin/slack/screen.ts'
import type { Place } from './place.ts'
import { CHANNEL } from './village.ts'
import { until } from './waiting.ts'

/** What a LINE message says to somebody who only hears it read aloud. */
export const spoken = ({ message }: ChatEntry): string =>
  asText(message?.altText) ?? asText(message?.text) ?? ''

/** Every message the bot has sent into a chat. */
export const botLines = ({ line }: Pick<Place, 'line'>, userId: string): ChatEntry[] =>
  line.chat(userId).filter(({ from }) => from === 'bot')

/** The pressable buttons anywhere in a message: label and postback data. */
export function postbacks(value: unknown): { label: string; data: string }[] {
  if (Array.isArray(value)) return value.flatMap(postbacks)
  const { type, label, data, ...rest } = asJson(value)
  if (type === 'postback' && typeof label === 'string' && typeof data === 'string') return [{ label, data }]
  return Object.values(rest).flatMap(postbacks)
}

/** Somebody in LINE. Each message is heard once: `hears` goes on from what was heard before. */
export function inLine(place: Pick<Place, 'line'>, userId: string) {
  const { line } = place
  const heard = new Set<string>()
  const lines = () => botLines(place, userId)
  const hears = (words: string, withinMs?: number): Promise<string> =>
    until(
      () => {
        const found = lines().find((entry) => !heard.has(entry.id) && spoken(entry).includes(words))
        if (found) heard.add(found.id)
        return found && spoken(found)
      },
      {
        what: () => `「${words}」; so far: ${lines().map(spoken).join('\n---\n')}`,
        ...(withinMs && { withinMs }),
      },
    )
  const newest = (label: string) =>
    lines()
      .toReversed()
      .flatMap(({ message }) => postbacks(message))
      .find((one) => one.label === label)
  const none = (label: string) => `button ${label} in: ${lines().map(spoken).join('\n---\n')}`
  const button = (label: string) => {
    const found = newest(label)
    if (!found) throw new Error(`no ${none(label)}`)
    return found
  }
  return {
    userId,
    hears,
    button,
    /** Types, and hears the answer. */
    says: async (text: string, answer: string): Promise<string> => {
      expect((await line.say(userId, text)).status).toBe(200)
      return hears(answer)
    },
    /** Presses a button of the newest message that has it, and hears the answer. */
    presses: async (label: string, answer: string): Promise<string> => {
      const { data } = await until(() => newest(label), { what: () => none(label) })
      expect((await line.press(userId, data, label)).status).toBe(200)
      return hears(answer)
    },
    /** Touches a key of the menu they have, and hears the answer. */
    touches: async (label: string, answer: string): Promise<string> => {
      const key = postbacks(line.richMenu(userId)?.menu).find((one) => one.label === label)
      if (!key) throw new Error(`no key ${label}`)
      expect((await line.press(userId, key.data, label)).status).toBe(200)
      return hears(answer)
    },
    /** Everything the bot has said so far, one text. */
    everything: () => lines().map(spoken).join('\n'),
    count: () => lines().length,
  }
}

/** The buttons of a message or view: what they say, and where they stand. */
export const buttonsIn = (blocks: Json[]) =>
  blocks.flatMap((block) =>
    [...asJsonList(block.elements), asJson(block.accessory)]
      .filter(({ type }) => type === 'button')
      .map((element) => ({
        label: asText(asJson(element.text).text) ?? '',
        actionId: asText(element.action_id) ?? '',
        blockId: asText(block.block_id) ?? '',
      })),
  )

/** Somebody in Slack, in the staff channel. */
export function inSlack({ slack }: Pick<Place, 'slack'>, userId: string, channel: string = CHANNEL) {
  const seen = new Set<string>()
  const messages = (): SeenMessage[] => slack.screen(userId).channels.flatMap(({ messages: all }) => all)
  const sees = (words: string, withinMs?: number): Promise<string> =>
    until(
      () => {
        const found = messages().find(
          ({ ts, fromBot, text }) => fromBot && !seen.has(ts) && text.includes(words),
        )
        if (found) seen.add(found.ts)
        return found?.text
      },
      {
        what: () =>
          `「${words}」; so far: ${messages()
            .map(({ text }) => text)
            .join('\n---\n')}`,
        ...(withinMs && { withinMs }),
      },
    )
  const newest = (label: string) => {
    for (const { id: channel, messages: all } of slack.screen(userId).channels)
      for (const { ts, blocks } of all.toReversed()) {
        const found = buttonsIn(blocks).find((one) => one.label === label)
        if (found) return { ref: { channel, ts }, ...found }
      }
    return undefined
  }
  const press = async (label: string) => {
    const { ref, actionId, blockId } = await until(() => newest(label), {
      what: () =>
        `button ${label} in: ${messages()
          .map(({ text }) => text)
          .join('\n---\n')}`,
    })
    return slack.press(userId, ref, actionId, blockId)
  }
  const form = (): SeenView | undefined => slack.screen(userId).views.at(-1)
  return {
    userId,
    messages,
    sees,
    press,
    form,
    everything: () =>
      messages()
        .map(({ text }) => text)
        .join('\n'),
    /** Types a slash command and sees the answer. */
    types: async (command: string, text: string, answer: string): Promise<string> => {
      expect((await slack.command(userId, channel, command, text)).status).toBe(200)
      return sees(answer)
    },
    presses: async (label: string, answer: string): Promise<string> => {
      expect((await press(label)).status).toBe(200)
      return sees(answer)
    },
    /** Types a slash command that opens a form. */
    opens: async (command: string, text: string, title: string): Promise<SeenView> => {
      expect((await slack.command(userId, channel, command, text)).status).toBe(200)
      return until(
        () => {
          const view = form()
          return view && JSON.stringify(view.view.title).includes(title) ? view : undefined
        },
        { what: () => `the form ${title}; open: ${JSON.stringify(form())}` },
      )
    },
    /** Fills the top form in and sends it. */
    submits: (values: Record<string, string | number>) =>
      slack.submitView(
        userId,
        form()?.id ?? '',
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
      ),
  }
}
