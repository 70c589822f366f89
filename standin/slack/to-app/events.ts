// Events API: what people write to the bot, and that they look at its Home tab.
import { randomUUID } from 'node:crypto'
import type { Json } from '../../json.ts'
import { slackId } from '../ids.ts'
import { write } from '../messages.ts'
import { directChannel, type SlackState } from '../state.ts'
import { describeView } from '../views.ts'
import { notSent, type RequestResult, type Requests } from './requests.ts'

const envelope = (state: SlackState, event: Json): Json => ({
  token: 'legacy-verification-token',
  team_id: state.team.id,
  context_team_id: state.team.id,
  context_enterprise_id: null,
  api_app_id: state.appId,
  event,
  type: 'event_callback',
  event_id: slackId('Ev'),
  event_time: Math.floor(state.now() / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: state.team.id,
      user_id: state.bot.userId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
  event_context: '4-yoriai',
})

type Words = { text: string; thread?: string | undefined }

const written = (state: SlackState, channel: string, user: string, { text, thread: under }: Words): Json => {
  const { ts, threadTs } = write(state, { channel, user, text, ...(under ? { threadTs: under } : {}) })
  const thread = threadTs ? { thread_ts: threadTs } : {}
  return {
    user,
    text,
    ts,
    channel,
    event_ts: ts,
    team: state.team.id,
    client_msg_id: randomUUID(),
    ...thread,
  }
}

/** What people cause events with. */
export const createEvents = (state: SlackState, requests: Requests) => {
  /** The event in its envelope, as it is. */
  const sendEvent = (event: Json) => requests.send('event', envelope(state, event))

  /** Writes into a DM (`message.im`) or a channel; there the bot hears what mentions it and what is said in threads. */
  const message = async (
    userId: string,
    channelId: string,
    text: string,
    thread?: string,
  ): Promise<RequestResult> => {
    const direct = state.channels.get(channelId)?.kind === 'im'
    const said = written(state, channelId, userId, { text, thread })
    if (direct) return sendEvent({ type: 'message', channel_type: 'im', ...said })
    if (text.includes(`<@${state.bot.userId}`)) return sendEvent({ type: 'app_mention', ...said })
    if (thread) return sendEvent({ type: 'message', channel_type: 'channel', ...said })
    return notSent('event', said)
  }

  const openHome = (userId: string, tab: 'home' | 'messages' = 'home') => {
    const channel = directChannel(state, userId).id
    const home = state.homes.get(userId)
    const view = home && tab === 'home' ? { view: describeView(state, home) } : {}
    return sendEvent({
      type: 'app_home_opened',
      user: userId,
      channel,
      tab,
      event_ts: state.nextTs(),
      ...view,
    })
  }

  /** The handshake when a request URL is entered: the bot must answer with the challenge. */
  const verifyRequestUrl = async (): Promise<boolean> => {
    const challenge = randomUUID()
    const result = await requests.send('event', {
      token: 'legacy-verification-token',
      challenge,
      type: 'url_verification',
    })
    return result.status === 200 && result.body.includes(challenge)
  }

  return { message, openHome, sendEvent, verifyRequestUrl }
}
