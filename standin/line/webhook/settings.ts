// The webhook address as the bot itself reads, sets and tests it.
import type { Answer } from '../../api-server.ts'
import { succeeded } from '../../delivery.ts'
import { asText } from '../../json.ts'
import { notFound, refuse } from '../refusal.ts'
import { done, type Routes } from '../route.ts'
import type { LineState } from '../state.ts'
import type { Webhook } from './webhook.ts'

const set = (state: LineState, endpoint: string | undefined): Answer => {
  // The real platform insists on https; this one runs beside a bot without a certificate.
  if (!endpoint || !URL.canParse(endpoint)) return refuse(400, 'Invalid webhook endpoint URL')
  state.webhookUrl = endpoint
  return done
}

const test = async (state: LineState, webhook: Webhook): Promise<Answer> => {
  const { attempts } = await webhook.send([])
  const success = attempts.some(succeeded)
  const statusCode = typeof attempts[0]?.status === 'number' ? attempts[0].status : 0
  const reason = success ? 'OK' : statusCode ? 'ERROR_STATUS_CODE' : 'COULD_NOT_CONNECT'
  const timestamp = new Date(state.now()).toISOString()
  return { status: 200, body: { success, timestamp, statusCode, reason, detail: String(statusCode) } }
}

export const webhookSettingRoutes = (state: LineState, webhook: Webhook): Routes => ({
  'GET /v2/bot/channel/webhook/endpoint': () =>
    state.webhookUrl ? { status: 200, body: { endpoint: state.webhookUrl, active: true } } : notFound,
  'PUT /v2/bot/channel/webhook/endpoint': ({ body }) => set(state, asText(body.endpoint)),
  'POST /v2/bot/channel/webhook/test': () => test(state, webhook),
})
