// Who may open what, when the program starts without its platforms.
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { connect } from '../../src/db/database.ts'
import { loadTown } from '../conversation.ts'
import { newDatabaseUrl } from '../database.ts'
import { startProgram } from './program.ts'
import { village } from './village.ts'

async function realTown(): Promise<string> {
  const database = await connect(await newDatabaseUrl(), { onError: () => undefined, connections: 2 })
  await loadTown(database, village(), new Date())
  await database.close()
  return database.url
}

test('ほんとうの町を、LINEもSlackもなしに始めても、遊び場は開かない。何を決めればよいかを言う', async () => {
  const DATABASE_URL = await realTown()
  await expect(startProgram({ DATABASE_URL })).rejects.toThrow(/LINE_CHANNEL_SECRET[\s\S]*YORIAI_DEMO=on/)
})

const asked = (
  origin: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> =>
  new Promise((done, fail) => {
    const { hostname, port } = new URL(origin)
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      done(response.statusCode ?? 0)
    })
    sent.on('error', fail)
    sent.end()
  })

test('遊び場は、よその名前やよその頁からの呼びかけに応えない', { timeout: 40_000 }, async () => {
  const program = await startProgram({ DATABASE_URL: await realTown(), YORIAI_DEMO: 'on' })
  const { origin } = program
  const { port } = new URL(origin)
  try {
    for (const path of ['/playground', '/playground/people']) {
      expect(await asked(origin, path, { host: `evil.example:${port}` })).toBe(403)
      expect(await asked(origin, path, { host: `localhost:${port}`, origin: 'https://evil.example' })).toBe(
        403,
      )
      expect(await asked(origin, path, { host: `localhost:${port}` })).not.toBe(403)
      expect(await asked(origin, path, { host: `127.0.0.1:${port}`, origin })).not.toBe(403)
    }
    expect(await asked(origin, '/playground/line/x/say', { host: `evil.example:${port}` }, 'POST')).toBe(403)
    // A town of one's own may be played with, and keeps the time on the wall.
    for (const path of ['/playground/clock/morning', '/playground/clock/now'])
      expect(await asked(origin, path, { host: `localhost:${port}` }, 'POST')).toBe(404)
  } finally {
    await program.stop()
  }
})

test('ほんとうの町には、遊び場も、時計を動かす道もない。見本の時計も、よその頁からは動かせない', {
  timeout: 60_000,
}, async () => {
  const DATABASE_URL = await realTown()
  const LINE = { LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' }
  const real = await startProgram({ DATABASE_URL, ...LINE, LINE_API_BASE_URL: 'http://127.0.0.1:9' })
  const paths = ['/playground/clock', '/playground/clock/morning', '/playground/clock/now']
  try {
    for (const path of paths) {
      expect(await asked(real.origin, path, {})).toBe(404)
      expect(await asked(real.origin, path, {}, 'POST')).toBe(404)
    }
  } finally {
    await real.stop()
  }
  const demo = await startProgram({ DATABASE_URL: await newDatabaseUrl() })
  const { port } = new URL(demo.origin)
  try {
    const foreign = { host: `localhost:${port}`, origin: 'https://evil.example' }
    for (const path of paths.slice(1)) expect(await asked(demo.origin, path, foreign, 'POST')).toBe(403)
    expect(await asked(demo.origin, '/playground/clock', { host: `localhost:${port}` })).toBe(200)
  } finally {
    await demo.stop()
  }
})
