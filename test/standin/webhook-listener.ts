// A bot's webhook address for the tests: answers what it is told to, and keeps what it was sent.
import { createServer } from 'node:http'

export type Received = { headers: Record<string, string | string[] | undefined>; body: string }

type Reaction = number | 'hang' | 'drop'

/** Listens on a free port; `react` decides how each request is answered. */
export const startListener = async (react: (count: number) => Reaction = () => 200) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    const reaction = react(received.length)
    if (reaction === 'drop') response.destroy()
    else if (reaction !== 'hang') response.writeHead(reaction).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/webhook`, received, close }
}
