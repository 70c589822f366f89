// The Slack app manifest, made from the command table.
import { slashCommands } from '../bot/table/table.ts'
import { readConfig } from '../config.ts'
import { print, type Subcommand, Usage } from './terms.ts'

const SCOPES = [
  'chat:write',
  'chat:write.public',
  'commands',
  'im:history',
  'channels:history',
  'groups:history',
  'im:write',
  'app_mentions:read',
  'users:read',
  'channels:read',
  'groups:read',
]
const EVENTS = ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im']

export const manifest: Subcommand = async ([kind]) => {
  if (kind !== 'slack') throw new Usage('manifest slack')
  const { publicUrl, host, port, slack } = readConfig()
  print(slackManifest(`${publicUrl ?? `http://${host}:${port}`}/slack/events`, slack?.appToken !== undefined))
}

/** Every slash command of the table, the events the program hears, and the scopes it needs: no more. */
export function slackManifest(url: string, socketMode: boolean) {
  const slash_commands = slashCommands.map(({ command, summary, hint }) => ({
    command,
    description: `${summary.ja} / ${summary.en}`,
    usage_hint: hint.ja,
    should_escape: true,
    ...(socketMode ? {} : { url }),
  }))
  return {
    display_information: {
      name: 'Yoriai 寄合',
      description: '町の会議と仕事の庶務 / The secretary of the town’s meetings and jobs',
      background_color: '#1B6B45',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'yoriai', always_online: true },
      slash_commands,
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { bot_events: EVENTS, ...(socketMode ? {} : { request_url: url }) },
      interactivity: { is_enabled: true, ...(socketMode ? {} : { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  }
}
