// Yoriai as it runs, against a database and a LINE given on the command line.
import { connect } from '../src/db/database.ts'
import { openLog } from '../src/log.ts'
import { serve } from '../src/serve.ts'

const [url = '', secret = '', apiUrl = ''] = process.argv.slice(2)
const database = { ...(await connect(url, { onError: () => undefined, connections: 16 })) }
const line = { channelSecret: secret, accessToken: 'bench', apiUrl, dataApiUrl: apiUrl }
const serving = await serve({
  config: { port: 0, host: '127.0.0.1', line },
  database,
  // As in a town: one line for each turn.
  log: openLog('info', '/dev/null').log,
})
process.send?.({ port: serving.port })
process.on('SIGINT', () => process.exit(0))
