// The server's end of a WebSocket, as much of it as Socket Mode needs: whole text frames, ping, pong, close.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const handshakeGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

export type WebSocketLink = { sendText: (text: string) => void; close: () => void }

const lengthBytes = (length: number): Buffer => {
  if (length < 126) return Buffer.from([length])
  if (length < 65_536) return Buffer.from([126, length >> 8, length & 255])
  const long = Buffer.alloc(9, 0)
  long[0] = 127
  long.writeBigUInt64BE(BigInt(length), 1)
  return long
}

const frame = (opcode: number, payload: Buffer) =>
  Buffer.concat([Buffer.from([128 | opcode]), lengthBytes(payload.length), payload])

type Frame = { opcode: number; payload: Buffer; size: number }

const payloadPlace = (bytes: Buffer): { start: number; length: number } | undefined => {
  const short = (bytes[1] ?? 0) & 127
  if (short < 126) return { start: 2, length: short }
  const start = short === 126 ? 4 : 10
  if (bytes.length < start) return undefined
  return { start, length: short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)) }
}

/** The first frame of what has arrived (a client's frames are masked), or undefined while it is not whole. */
const readFrame = (bytes: Buffer): Frame | undefined => {
  const place = bytes.length < 2 ? undefined : payloadPlace(bytes)
  if (!place) return undefined
  const start = place.start + 4
  const size = start + place.length
  if (bytes.length < size) return undefined
  const mask = bytes.subarray(place.start, start)
  const payload = Buffer.from(bytes.subarray(start, size).map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return { opcode: (bytes[0] ?? 0) & 15, payload, size }
}

const shakeHands = (request: IncomingMessage, socket: Duplex) => {
  const key = String(request.headers['sec-websocket-key'])
  const accept = createHash('sha1')
    .update(key + handshakeGuid)
    .digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${lines.join('\r\n')}\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
}

type Heard = { text: (text: string) => void; closed: () => void }

const listen = (socket: Duplex, heard: Heard) => {
  let arrived: Buffer = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    arrived = Buffer.concat([arrived, bytes])
    for (let next = readFrame(arrived); next; next = readFrame(arrived)) {
      arrived = arrived.subarray(next.size)
      if (next.opcode === opcodes.text) heard.text(next.payload.toString())
      else if (next.opcode === opcodes.ping) socket.write(frame(opcodes.pong, next.payload))
      else if (next.opcode === opcodes.close) socket.end(frame(opcodes.close, next.payload))
    }
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', heard.closed)
}

/** Turns an upgrade request into a link; pings the other side, who hangs up on a silent server. */
export const acceptWebSocket = (request: IncomingMessage, socket: Duplex, heard: Heard): WebSocketLink => {
  shakeHands(request, socket)
  const ping = () => socket.write(frame(opcodes.ping, Buffer.from('ping')))
  const pinging = setInterval(ping, 10_000).unref()
  listen(socket, {
    text: heard.text,
    closed: () => {
      clearInterval(pinging)
      heard.closed()
    },
  })
  return {
    sendText: (text) => void socket.write(frame(opcodes.text, Buffer.from(text))),
    close: () => void socket.end(frame(opcodes.close, Buffer.alloc(0))),
  }
}
