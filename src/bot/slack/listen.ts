// Slack through Bolt: everything is acknowledged at once and answered after; nobody sees `operation_timeout`.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import { faultOf } from '../../fault.ts'
import { converse } from '../engine/converse.ts'
import { words } from '../people/words.ts'
import { answer, faultCard, type Intake, markReplied, sendReply } from '../queue/intake.ts'
import { card, text } from '../turn/card.ts'
import { plainText } from '../turn/plain-text.ts'
import type { Utterance } from '../turn/turn.ts'
import { hearAction, hearCommand, hearMessage, hearSubmission } from './hear.ts'
import { slackLogger } from './log.ts'

export type SlackListener = {
  intake: Intake
  signingSecret: string
  botToken: string
  appToken?: string | undefined
  apiUrl?: string | undefined
  /** The town a workspace belongs to. */
  townOf: (teamId: string) => Promise<string | undefined>
}

export type SlackDoor = {
  /** For HTTP; undefined in Socket Mode. */
  request?: (request: IncomingMessage, response: ServerResponse, raw: Buffer) => void
  start: () => Promise<void>
  stop: () => Promise<void>
}

const FORM_ANSWER_MS = 2_400

export function openSlack(listener: SlackListener): SlackDoor {
  const { signingSecret, botToken, appToken, apiUrl, intake } = listener
  const logger = slackLogger(intake.log)
  const clientOptions = apiUrl ? { slackApiUrl: apiUrl } : {}
  const receiver = appToken
    ? new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } })
    : new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'], logger, bodyLimit: 1_048_576 })
  // Tokens are known from the settings: no call to Slack stands between an event and its acknowledgement.
  const authorize = async () => ({ botToken })
  const app = new App({ receiver, authorize, logger, clientOptions, ignoreSelf: false })
  listen(app, listener)
  if (receiver instanceof HTTPReceiver)
    return {
      // Bolt stops reading a body that is too large and leaves the connection stuck: it is given bodies that were read.
      request: (request, response, rawBody) =>
        receiver.requestListener(Object.assign(request, { rawBody }), response),
      start: async () => undefined,
      stop: async () => undefined,
    }
  return {
    start: async () => {
      await app.start()
    },
    stop: async () => {
      await app.stop()
    },
  }
}

const ANYTHING = /.*/

function listen(app: App, listener: SlackListener): void {
  const { intake } = listener
  const say = (teamId: string | undefined, hear: (town: string) => Utterance | undefined) =>
    void converseLater(listener, teamId, hear)
  app.command(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    await ack()
    say(body.team_id, (town) => hearCommand(body, town, at))
  })
  app.action(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    await ack()
    say(body.team?.id, (town) => hearAction(body, town, at))
  })
  app.view(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    const fields = Object.keys(body.view.state.values)
    const late = sleep(FORM_ANSWER_MS, LATE, { ref: false })
    const hear = (town: string) => hearSubmission(body, town, at)
    const refused = await Promise.race([submit(listener, body.team?.id ?? '', hear), late])
    const field = fields.find((name) => name === refused?.field) ?? fields[0]
    if (refused && field) await ack({ response_action: 'errors', errors: { [field]: refused.words } })
    else await ack()
  })
  for (const kind of ['message', 'app_mention'] as const) {
    app.event(kind, async ({ event, body }) =>
      say(body.team_id, (town) => hearMessage(event, { town, eventId: body.event_id, at: Date.now() })),
    )
  }
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    const reply = { userId: event.user, at: Date.now(), open: false, home: true }
    say(body.team_id, (town) => ({
      eventId: body.event_id,
      town,
      platform: 'slack',
      userId: event.user,
      text: 'help',
      manner: 'exact',
      room: 'private',
      reply,
    }))
  })
  app.error(async (error) => intake.log.error({ fault: error.message }, 'Slack listener failed'))
}

/** After the acknowledgement: a database that is away is told to the person, with the request to try again. */
async function converseLater(
  { intake, townOf }: SlackListener,
  teamId: string | undefined,
  hear: (town: string) => Utterance | undefined,
): Promise<void> {
  let utterance = hear('')
  if (!utterance) return
  try {
    const town = await townOf(teamId ?? '')
    if (!town)
      return await sendReply(intake, utterance, { card: otherWorkspace(), again: false, replied: false })
    utterance = { ...utterance, town }
    await answer(intake, utterance)
  } catch (error) {
    intake.log.error({ event: utterance.eventId, fault: faultOf(error) }, 'Slack event not answered')
    await sendReply(intake, utterance, { card: faultCard('ja'), again: false, replied: false })
  }
}

const otherWorkspace = () => {
  const w = words('ja')
  return card(w.otherWorkspace, [text(w.otherWorkspaceHint)], 'refusal')
}

type RefusedForm = { field: string | undefined; words: string } | undefined

const away = (): RefusedForm => ({
  field: undefined,
  words: plainText(faultCard('ja')).replaceAll('\n', ' '),
})
/** A form that takes too long stays open with the request to try again: sent again, it finds its first answer. */
const LATE = away()

/** A form that is refused stays open with the reason beside its field, and what was typed; otherwise its answer follows. */
async function submit(
  { intake, townOf }: SlackListener,
  teamId: string,
  hear: (town: string) => Utterance | undefined,
): Promise<RefusedForm> {
  try {
    const town = await townOf(teamId)
    const utterance = town ? hear(town) : undefined
    const reply = utterance && (await converse(intake.app, utterance))
    if (!utterance || !reply) return undefined
    if (reply.card.tone === 'refusal') {
      markReplied(intake, utterance)
      return { field: reply.card.about, words: plainText(reply.card).replaceAll('\n', ' ') }
    }
    if (!reply.again) void sendReply(intake, utterance, reply)
    return undefined
  } catch (error) {
    intake.log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, 'form not answered')
    return away()
  }
}
