// Pictures and files that people send: LINE keeps them for a while, at an address of their own.
import type { FetchContent, Fetched } from '../intake/contents.ts'

const LINE_DATA = 'https://api-data.line.me'

type DataAccess = { accessToken: string; dataApiUrl?: string | undefined }

/** What LINE answers once it is final; a LINE that is late, busy or broken is thrown, to be asked again. */
export const lineContent =
  ({ accessToken, dataApiUrl = LINE_DATA }: DataAccess): FetchContent =>
  async (id, { mostBytes, signal }) => {
    const response = await fetch(`${dataApiUrl}/v2/bot/message/${encodeURIComponent(id)}/content`, {
      headers: { authorization: `Bearer ${accessToken}` },
      signal,
    })
    const { status, body } = response
    if (status === 200 && body) return read(response, mostBytes)
    await body?.cancel()
    // Taken back, or kept no longer.
    if (status === 404 || status === 410 || status === 400) return { kind: 'gone' }
    throw new Error(`LINE answered ${status}`)
  }

/** No more is read than is taken. */
async function read({ body, headers }: Response, mostBytes: number): Promise<Fetched> {
  const chunks: Uint8Array[] = []
  let size = 0
  const tooLarge = Number(headers.get('content-length') ?? 0) > mostBytes
  if (tooLarge) await body?.cancel()
  else
    for await (const chunk of body ?? []) {
      size += chunk.length
      if (size > mostBytes) break
      chunks.push(chunk)
    }
  return tooLarge || size > mostBytes
    ? { kind: 'too-large' }
    : { kind: 'bytes', bytes: Buffer.concat(chunks) }
}
