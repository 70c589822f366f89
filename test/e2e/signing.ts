// Signatures as the platforms make them, for requests a stand-in would not send.
import { createHmac } from 'node:crypto'

export const signLine = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body).digest('base64')

export const sealSlack = (secret: string, body: string, epochSeconds: number): Record<string, string> => ({
  'x-slack-request-timestamp': `${epochSeconds}`,
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${epochSeconds}:${body}`).digest('hex')}`,
})
