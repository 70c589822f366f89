// (c) A reminder to 10,000 people: planned by one tick, delivered in calls of 500.
import { pino } from 'pino'
import { newApp } from '../src/app.ts'
import { tick } from '../src/bot/clock/clock.ts'
import { deliverAll } from '../src/bot/queue/deliver.ts'
import { connect } from '../src/db/database.ts'
import { openPlatforms } from '../src/platforms.ts'
import { openVault } from '../src/vault.ts'
import type { startSink } from './senders.ts'
import { makeTown } from './town.ts'

type Sink = Awaited<ReturnType<typeof startSink>>

export async function reminders(url: string, sink: Sink): Promise<void> {
  await makeTown(url, { members: 10_000 })
  const database = await connect(url, { onError: () => undefined })
  const vault = openVault([])
  const log = pino({ level: 'warn', base: null })
  const line = { channelSecret: 'bench', accessToken: 'bench', apiUrl: sink.origin, dataApiUrl: sink.origin }
  const { carriers } = openPlatforms({ line, slack: undefined }, log)
  const noon = new Date(`${new Date().toISOString().slice(0, 10)}T03:00:00Z`)
  sink.counts.calls = 0
  sink.counts.recipients = 0
  const begun = performance.now()
  await tick(newApp(database, vault), log, noon)
  const planned = performance.now()
  await deliverAll({ ...database, carriers, log, vault })
  const delivered = performance.now()
  const again = performance.now()
  await tick(newApp(database, vault), log, noon)
  const repeated = performance.now()
  console.log(
    `(c) reminder to 10,000: planned in ${(planned - begun).toFixed(0)} ms, delivered in ${(delivered - planned).toFixed(0)} ms by ${sink.counts.calls} calls to ${sink.counts.recipients} people; the same tick again ${(repeated - again).toFixed(0)} ms, nothing sent`,
  )
  await database.close()
}
