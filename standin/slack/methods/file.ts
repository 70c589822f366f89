// Uploading a file: an address, the bytes, and the message that shows it.
import type { Answer, Call } from '../../api-server.ts'
import { asJsonList, asText, type Json } from '../../json.ts'
import { slackId } from '../ids.ts'
import { describeFile, write } from '../messages.ts'
import { refuse } from '../refusal.ts'
import type { SlackFile, SlackState } from '../state.ts'
import type { Methods } from './method.ts'

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'

const uploadUrl = (state: SlackState, args: Json): Json => {
  const name = asText(args.filename)
  if (!name || !(Number(args.length) > 0)) return refuse('invalid_arguments')
  const id = slackId('F')
  state.files.set(id, { id, name, title: name, type: typeOf(name), bytes: new Uint8Array() })
  return { ok: true, upload_url: `${state.origin}/upload/${id}`, file_id: id }
}

const complete = (state: SlackState, args: Json): Json => {
  const files = asJsonList(args.files).flatMap(({ id, title }): SlackFile[] => {
    const file = state.files.get(asText(id) ?? '')
    return file && file.bytes.length > 0 ? [Object.assign(file, { title: asText(title) ?? file.name })] : []
  })
  if (files.length === 0) return refuse('file_not_found')
  const channel = asText(args.channel_id)
  if (channel && !state.channels.has(channel)) return refuse('channel_not_found')
  if (channel)
    write(state, { channel, user: state.bot.userId, text: asText(args.initial_comment) ?? '', files })
  return { ok: true, files: files.map((file) => describeFile(state, file)) }
}

const firstFile = async ({ headers, raw }: Call): Promise<Uint8Array> => {
  const type = headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return raw
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const file = [...form.values()].find((value) => typeof value !== 'string')
  return file ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
}

/** The bytes sent to an upload address: as they are, or as the one file of a form. */
export const receiveUpload = async (state: SlackState, id: string, call: Call): Promise<Answer> => {
  const file = state.files.get(id)
  if (!file) return { status: 404, body: 'file_not_found' }
  file.bytes = await firstFile(call)
  return { status: 200, body: `OK - ${file.bytes.length}` }
}

export const downloadFile = (state: SlackState, id: string): Answer => {
  const file = state.files.get(id)
  if (!file) return { status: 404, body: 'file_not_found' }
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
  return {
    status: 200,
    body: file.bytes,
    headers: { 'content-type': file.type, 'content-disposition': disposition },
  }
}

export const fileMethods: Methods = {
  'files.getUploadURLExternal': uploadUrl,
  'files.completeUploadExternal': complete,
}
