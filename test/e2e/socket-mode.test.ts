// Slack without an address of one's own: the same program over Socket Mode.
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from '../../src/serve.ts'
import { type SlackStandin, startSlackStandin } from '../../standin/slack/platform.ts'
import { loadTown } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { smallTown } from '../fixtures/small-town.ts'

const database = testDatabase()
const secrets = { signingSecret: 'secret', botToken: 'xoxb-socket', appToken: 'xapp-socket' }
let slack: SlackStandin
let serving: Serving

beforeAll(async () => {
  await loadTown(database(), smallTown, new Date())
  slack = await startSlackStandin({ ...secrets, teamId: smallTown.town.slack.teamId })
  slack.addUser({ id: 'U0STAFF1', name: 'mamoru', realName: '庶務 まもる' })
  slack.addChannel({ id: smallTown.town.slack.staffChannel, name: '庶務', members: ['U0STAFF1'] })
  const config = { port: 0, host: '127.0.0.1', slack: { ...secrets, apiUrl: slack.apiUrl } }
  const part = { ...database(), close: async () => undefined }
  serving = await serve({ config, database: part, log: pino({ level: 'silent' }) })
})

afterAll(async () => {
  await serving.stop()
  await slack.close()
})

test('ソケットモードでも、コマンドに答える', async () => {
  const result = await slack.command('U0STAFF1', 'C0SHOMU', '/quorum', '第3回')
  expect(result.status).toBe(200)
  const seen = () => JSON.stringify(slack.screen('U0STAFF1').channels)
  await expect.poll(seen, { timeout: 10_000 }).toContain('第6条第3項')
})
