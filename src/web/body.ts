// Reads a request's raw body, within bounds.
import type { IncomingMessage, ServerResponse } from 'node:http'

const MOST_BYTES = 1_048_576

/** The raw bytes; undefined where there were too many, after answering 413. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= MOST_BYTES) chunks.push(chunk)
    else if (size > 16 * MOST_BYTES) break
  }
  if (size <= MOST_BYTES) return Buffer.concat(chunks)
  response.writeHead(413, { 'content-type': 'application/json', connection: 'close' }).end('{}')
  return undefined
}
