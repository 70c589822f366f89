// What Slack says of the language somebody reads: nothing else of the profile is looked at or kept.
import { type Locale, localeOf } from '../turn/locale.ts'
import type { SlackSender } from './send.ts'

/** The language somebody has set in Slack; undefined where Slack names none. What fails is thrown. */
export async function languageInSlack(
  { client }: Pick<SlackSender, 'client'>,
  userId: string,
): Promise<Locale | undefined> {
  const { user } = await client.users.info({ user: userId, include_locale: true })
  return user?.locale === undefined ? undefined : localeOf(user.locale)
}
