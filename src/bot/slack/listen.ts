// Slack through Bolt: everything is acknowledged within its three seconds, once it is durable; nobody sees
// `operation_timeout`, and what means nothing to us is acknowledged all the same.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { App, HTTPReceiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { inBackground } from '../../background.ts'
import { faultOf } from '../../fault.ts'
import { faultCard, type Intake, receive } from '../intake/intake.ts'
import { words } from '../people/words.ts'
import { card, text } from '../turn/card.ts'
import { plainText } from '../turn/plain-text.ts'
import type { Utterance } from '../turn/turn.ts'
import { hearAction, hearCommand, hearHome, hearMessage, hearSubmission, homeAfter } from './hear.ts'
import { slackLogger } from './log.ts'
import { renderAbove } from './views.ts'

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

/** Slack waits three seconds. */
const DURABLE_WITHIN_MS = 2_300
const FORM_ANSWER_MS = 2_400

export function openSlack(listener: SlackListener): SlackDoor {
  const { signingSecret, botToken, appToken, apiUrl, intake } = listener
  const logger = slackLogger(intake.log)
  const clientOptions = apiUrl ? { slackApiUrl: apiUrl } : {}
  const receiver = appToken
    ? new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } })
    : new HTTPReceiver({
        signingSecret,
        endpoints: ['/slack/events'],
        logger,
        bodyLimit: 1_048_576,
        processBeforeResponse: true,
      })
  // Tokens are known from the settings: no call to Slack stands between an event and its acknowledgement.
  const authorize = async () => ({ botToken })
  const app = new App({ receiver, authorize, logger, clientOptions, ignoreSelf: false })
  listen(app, listener)
  acknowledgeAll(app, intake)
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

const known = z.union([
  z.looseObject({ command: z.string() }),
  z.looseObject({
    type: z.literal('block_actions'),
    actions: z.array(z.looseObject({ action_id: z.string() })).min(1),
  }),
  z.looseObject({
    type: z.literal('view_submission'),
    view: z.looseObject({
      callback_id: z.string(),
      state: z.looseObject({ values: z.record(z.string(), z.unknown()) }),
    }),
  }),
  z.looseObject({ event: z.looseObject({ type: z.enum(['message', 'app_mention', 'app_home_opened']) }) }),
])

/** What is not positively known to mean something here is acknowledged and passed over; so is what a listener left open. */
function acknowledgeAll(app: App, { log }: Pick<Intake, 'log'>): void {
  const process = app.processEvent.bind(app)
  app.processEvent = async (event: ReceiverEvent) => {
    if (!known.safeParse(event.body).success) {
      log.debug({ type: event.body.type ?? event.body.event?.type }, 'Slack payload passed over')
      return event.ack(event.body.type === 'block_suggestion' ? { options: [] } : undefined)
    }
    let acknowledged = false
    const ack: ReceiverEvent['ack'] = async (response) => {
      acknowledged = true
      await event.ack(response)
    }
    await process({ ...event, ack })
    if (!acknowledged) await event.ack()
  }
}

const ANYTHING = /.*/

function listen(app: App, listener: SlackListener): void {
  const { intake } = listener
  const say = (teamId: string | undefined, hear: (town: string) => Utterance | undefined) =>
    accept(listener, teamId, hear)
  app.command(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    await say(body.team_id, (town) => hearCommand(body, town, at))
    await ack()
  })
  app.action(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    await say(body.team?.id, (town) => hearAction(body, town, at))
    await ack()
  })
  app.view(ANYTHING, async ({ ack, body }) => {
    const at = Date.now()
    const fields = Object.keys(body.view.state.values)
    const late = sleep(FORM_ANSWER_MS, LATE, { ref: false })
    const hear = (town: string) => hearSubmission(body, town, at)
    const answer = await Promise.race([submit(listener, body.team?.id ?? '', hear), late])
    const refused = answer && 'words' in answer ? answer : undefined
    const field = fields.find((name) => name === refused?.field) ?? fields[0]
    if (refused && field) await ack({ response_action: 'errors', errors: { [field]: refused.words } })
    else if (answer && 'above' in answer) await ack({ response_action: 'update', view: answer.above })
    else await ack()
  })
  for (const kind of ['message', 'app_mention'] as const) {
    app.event(kind, async ({ event, body }) =>
      say(body.team_id, (town) => hearMessage(event, { town, eventId: body.event_id, at: Date.now() })),
    )
  }
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    const opened = { userId: event.user, eventId: body.event_id, at: Date.now() }
    await say(body.team_id, (town) => hearHome({ town, ...opened }))
  })
  app.error(async (error) => intake.log.error({ fault: error.message }, 'Slack listener failed'))
}

/** Makes an event durable before Slack hears so; one that cannot be is told to the person, with the request to try again. */
async function accept(
  { intake, townOf }: SlackListener,
  teamId: string | undefined,
  hear: (town: string) => Utterance | undefined,
): Promise<void> {
  const heard = hear('')
  if (!heard) return
  const late = sleep(DURABLE_WITHIN_MS, false, { ref: false })
  const take = async (): Promise<boolean> => {
    const town = await townOf(teamId ?? '')
    const said = { ...heard, town: town ?? '' }
    if (town) return receive(intake, [said, ...homeAfter(said)])
    intake.bringer.bring(heard, otherWorkspace())
    return true
  }
  const durable = await Promise.race([take(), late]).catch((error: unknown) => {
    intake.log.error({ event: heard.eventId, fault: faultOf(error) }, 'Slack event not durable')
    return false
  })
  if (!durable) intake.bringer.bring(heard, faultCard('ja'))
}

const otherWorkspace = () => {
  const w = words('ja')
  return card(w.otherWorkspace, [text(w.otherWorkspaceHint)], 'refusal')
}

type RefusedForm = { field: string | undefined; words: string }
/** What stands in the form's place: nothing, what is wrong with it, or its answer above the home tab. */
type FormAnswer = RefusedForm | { above: ModalView } | undefined

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
): Promise<FormAnswer> {
  try {
    const town = await townOf(teamId)
    const utterance = town ? hear(town) : undefined
    const reply = utterance && (await intake.pipe.take(utterance))
    if (!utterance || !reply) return undefined
    if (reply.card.tone === 'refusal') {
      intake.bringer.mark(utterance)
      return { field: reply.card.about, words: plainText(reply.card).replaceAll('\n', ' ') }
    }
    const home = homeAfter(utterance)
    if (home.length > 0) {
      intake.bringer.mark(utterance)
      inBackground(intake.log, 'home tab not drawn', receive(intake, home))
      return { above: renderAbove(reply.card, utterance.locale ?? 'ja') }
    }
    if (!reply.again) intake.bringer.bring(utterance, reply.card)
    return undefined
  } catch (error) {
    intake.log.error({ fault: faultOf(error) }, 'form not answered')
    return away()
  }
}
