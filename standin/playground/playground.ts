// The playground: one page on which anybody plays any person of the town, in LINE and in Slack.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { ZodType } from 'zod'
import type { LineStandin } from '../line/platform.ts'
import type { SlackStandin } from '../slack/platform.ts'
import { clockRoutes, type PlaygroundClock } from './clock.ts'
import { type SuggestedCommand, usualCommands } from './commands.ts'
import { createSlackNews, lineNews, type News } from './feed.ts'
import type { CastMember, Language, PlaygroundPerson } from './people.ts'
import * as asked from './requests.ts'

export type PlaygroundParts = {
  line: LineStandin
  slack: SlackStandin
  people: () => Promise<PlaygroundPerson[]>
  /** What the Slack composer suggests after a slash. */
  commands?: SuggestedCommand[]
  /** Whom the page offers first. */
  cast?: CastMember[]
  /** How the bot is told which language to speak. */
  languages?: { ja: Language; en: Language }
  /** A clock that can be put to the morning; without one the page shows none. */
  clock?: PlaygroundClock
}

const pageFolder = join(import.meta.dirname, 'page')

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const policy =
  "default-src 'self'; img-src 'self' https: data:; style-src 'self' 'unsafe-inline'; base-uri 'self'"

const page = async (c: Context) => {
  const html = await readFile(join(pageFolder, 'page.html'), 'utf8')
  const base = c.req.path.replace(/\/?$/, '/')
  return c.html(html.replace('{{base}}', base), 200, { 'content-security-policy': policy })
}

const asset = async (c: Context) => {
  const name = c.req.param('name') ?? ''
  const known = await readdir(pageFolder)
  if (!known.includes(name)) return c.notFound()
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain'
  return c.body(await readFile(join(pageFolder, name)), 200, {
    'content-type': type,
    'cache-control': 'no-cache',
  })
}

/** Answers a post: its body checked, the act done, and how the bot took it. */
const act =
  <Body>(
    schema: ZodType<Body>,
    perform: (userId: string, body: Body) => Promise<{ status: number | string }>,
  ) =>
  async (c: Context) => {
    const body = schema.safeParse(await c.req.json().catch(() => ({})))
    if (!body.success) return c.json({ problem: body.error.message }, 400)
    try {
      const { status } = await perform(c.req.param('user') ?? '', body.data)
      return c.json({ status })
    } catch (error) {
      // The page showed something that is gone by now: it reads the state again and all is well.
      return c.json({ problem: error instanceof Error ? error.message : String(error) }, 409)
    }
  }

/** A picture or a file as the browser has it; anything that is no picture is a file to LINE. */
const sendFile = async (c: Context, line: LineStandin) => {
  const user = c.req.param('user') ?? ''
  const named = asked.lineSend.safeParse(c.req.query())
  if (!named.success) return c.json({ problem: named.error.message }, 400)
  const { name } = named.data
  const type = c.req.header('content-type') ?? 'application/octet-stream'
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const { status } = /^image\/(?:png|jpeg|gif)$/.test(type)
    ? await line.sayImage(user, bytes, type)
    : await line.sayFile(user, { name, type, bytes })
  return c.json({ status })
}

const lineRoutes = (line: LineStandin) =>
  new Hono()
    .get('/:user', (c) => {
      const user = c.req.param('user')
      const shown = line.richMenu(user)
      const richMenu = shown ? { ...shown.menu, hasImage: shown.image !== undefined } : null
      return c.json({ entries: line.chat(user), richMenu })
    })
    .get('/:user/menu-image', (c) => {
      const image = line.richMenu(c.req.param('user'))?.image
      return image ? c.body(new Uint8Array(image.bytes), 200, { 'content-type': image.type }) : c.notFound()
    })
    .post(
      '/:user/say',
      act(asked.lineSay, (user, { text }) => line.say(user, text)),
    )
    .post('/:user/send', (c) => sendFile(c, line))
    .post(
      '/:user/unsend',
      act(asked.lineUnsend, (user, { messageId }) => line.unsend(user, messageId)),
    )
    .post(
      '/:user/press',
      act(asked.linePress, (user, { data, displayText, params }) =>
        line.press(user, data, displayText, params),
      ),
    )

type Written = { channel: string; text: string; thread?: string | undefined }

/** A command, a message, or words in the thread of one. */
const write = (slack: SlackStandin, user: string, { channel, text, thread }: Written) => {
  const [, command, words = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? []
  return command ? slack.command(user, channel, command, words) : slack.message(user, channel, text, thread)
}

const slackRoutes = (slack: SlackStandin) =>
  new Hono()
    .get('/:user', (c) => c.json(slack.screen(c.req.param('user'))))
    .post(
      '/:user/write',
      act(asked.slackWrite, (user, written) => write(slack, user, written)),
    )
    .post(
      '/:user/select',
      act(asked.slackSelect, (user, { ref, actionId, value, blockId }) =>
        slack.select(user, ref, actionId, value, blockId),
      ),
    )
    .post(
      '/:user/select-in-view',
      act(asked.slackSelectInView, (user, { viewId, actionId, value, blockId, values }) => {
        slack.fillView(user, viewId, values)
        return slack.selectInView(user, viewId, actionId, value, blockId)
      }),
    )
    .post(
      '/:user/submit',
      act(asked.slackSubmit, (user, { viewId, values }) => slack.submitView(user, viewId, values)),
    )
    .post(
      '/:user/close',
      act(asked.slackClose, (user, { viewId }) => slack.closeView(user, viewId)),
    )
    .post(
      '/:user/home',
      act(asked.nothing, (user) => slack.openHome(user)),
    )

const createFeed = ({ line, slack }: PlaygroundParts) => {
  const listeners = new Set<(news: News) => void>()
  const slackNews = createSlackNews(slack)
  const publish = (news: News) => {
    for (const listener of listeners) listener(news)
  }
  line.onChat((userId, entry) => publish(lineNews(userId, entry)))
  line.onMenu(() => publish({ platform: 'line' }))
  slack.onChange((change) => publish(slackNews(change)))
  return (c: Context) =>
    streamSSE(c, async (stream) => {
      const notify = (news: News) => void stream.writeSSE({ data: JSON.stringify(news) })
      listeners.add(notify)
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      listeners.delete(notify)
    })
}

/** The page, its files, its feed, and what it does in the name of the people; mounted where the server likes. */
export const playground = (parts: PlaygroundParts): Hono => {
  const { line, slack, people, commands = usualCommands, cast = [], languages, clock } = parts
  const app = new Hono()
  app.get('/', page)
  app.get('/files/:name', asset)
  app.get('/people', async (c) =>
    c.json({
      people: await people(),
      commands,
      cast,
      languages,
      bot: slack.bot,
      hasClock: clock !== undefined,
    }),
  )
  app.get('/feed', createFeed(parts))
  app.route('/line', lineRoutes(line))
  app.route('/slack', slackRoutes(slack))
  if (clock) app.route('/clock', clockRoutes(clock))
  app.get('/*', (c) => (c.req.path.endsWith('/') ? c.redirect(c.req.path.slice(0, -1)) : c.notFound()))
  return app
}
