// What LINE says of the language somebody reads: nothing else of the profile is looked at or kept.
import { z } from 'zod'
import { type Locale, localeOf } from '../turn/locale.ts'
import type { LineCall } from './call.ts'

const profile = z.looseObject({ language: z.string().optional() })

/**
 * The language of somebody's profile. Undefined where LINE knows none: no friend, a bot that was blocked, somebody who has
 * not agreed to LINE's privacy policy. Everything else is thrown.
 */
export async function languageInLine(call: LineCall, userId: string): Promise<Locale | undefined> {
  const { status, body } = await call(`/v2/bot/profile/${encodeURIComponent(userId)}`)
  if (status === 404) return undefined
  if (status !== 200) throw new Error(`LINE answered ${status}`)
  const language = languageIn(body)
  return language === undefined ? undefined : localeOf(language)
}

/** What cannot be read is not quoted: a profile is somebody's. */
function languageIn(body: string): string | undefined {
  try {
    return profile.parse(JSON.parse(body)).language
  } catch {
    throw new Error('LINE answered with something that is no profile')
  }
}
