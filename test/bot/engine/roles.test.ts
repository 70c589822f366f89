// Every command, said by everybody, in every way in: whoever may not is refused, changes nothing, and learns nothing.
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newApp } from '../../../src/app.ts'
import { type App, converse } from '../../../src/bot/engine/converse.ts'
import { hearAction, hearSubmission } from '../../../src/bot/slack/hear.ts'
import { type CommandId, commandIds, commands } from '../../../src/bot/table/table.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import type { Utterance } from '../../../src/bot/turn/turn.ts'
import { statement } from '../../../src/db/sql.ts'
import { openVault } from '../../../src/vault.ts'
import { loadTown } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { lineId, TOWN, village } from '../../e2e/village.ts'

const database = testDatabase()
let app: App
let events = 0

/** Everybody with one role, in LINE and in Slack; and somebody of another town. */
const ROLES = ['member', 'worker', 'staff', 'director', 'mayor', 'supporter', 'observer'] as const
const lineOf = (role: string) => lineId('b', [...ROLES].map(String).indexOf(role) + 1)
const slackOf = (role: string) => `U0${role.toUpperCase()}`
const OTHER_TOWN = 'tonari'

beforeAll(async () => {
  const town = village({ members: 1, workers: 1 })
  const people = ROLES.map((role) => ({
    id: `r-${role}`,
    name: `役 ${role}`,
    roles: [role],
    line: lineOf(role),
    slack: slackOf(role),
  }))
  await loadTown(database(), { ...town, people: [...town.people, ...people] }, new Date())
  const neighbour = {
    town: {
      id: OTHER_TOWN,
      name: 'となり村',
      line: { destination: `U${'e'.repeat(32)}` },
      slack: { teamId: 'T0TONARI' },
    },
    people: [
      {
        id: 'x1',
        name: 'となり 職員',
        roles: ['staff', 'director'],
        line: lineId('e0', 1),
        slack: 'U0TONARI',
      },
    ],
  }
  await loadTown(database(), neighbour, new Date())
  app = newApp(database(), openVault([]))
})

const rowsRow = z.object({ rows: z.string() })
/** Everything but what every turn leaves: that it was, when it was, what was shown. */
async function everything(): Promise<string> {
  const [found] = await database().sql.rows(
    rowsRow,
    statement`select md5(regexp_replace(schema_to_xml('public', false, false, '')::text,
      '<(inbox|spoken|account|pulse)>.*?</(inbox|spoken|account|pulse)>', '', 'g')) as rows`,
  )
  return found?.rows ?? ''
}

const event = (): string => {
  events += 1
  return `event-${events}`
}

type Way = { name: string; say: (role: string, words: string) => Utterance }

const base = (more: Partial<Utterance> & Pick<Utterance, 'platform' | 'userId' | 'text'>): Utterance => ({
  eventId: event(),
  town: TOWN.id,
  manner: 'exact',
  room: 'private',
  ...more,
})
const WAYS: Way[] = [
  {
    name: 'typed in LINE',
    say: (role, text) => base({ platform: 'line', userId: lineOf(role), text, manner: 'typed' }),
  },
  { name: 'a LINE postback', say: (role, text) => base({ platform: 'line', userId: lineOf(role), text }) },
  {
    name: 'a Slack button',
    say: (role, text) =>
      heard(
        hearAction(
          { trigger_id: event(), user: { id: slackOf(role) }, actions: [{ value: text }] },
          TOWN.id,
          Date.now(),
        ),
      ),
  },
  {
    name: 'a Slack form',
    say: (role, text) => {
      const [command = '', ...given] = text.split(' ')
      const preset = Object.fromEntries(given.map((one) => one.split('=')))
      return heard(
        hearSubmission(
          {
            user: { id: slackOf(role) },
            view: {
              id: event(),
              private_metadata: JSON.stringify({ command, preset }),
              state: { values: {} },
            },
          },
          TOWN.id,
          Date.now(),
        ),
      )
    },
  },
]
const heard = (utterance: Utterance | undefined): Utterance => {
  if (!utterance) throw new Error('nothing was heard')
  return utterance
}

/** Arguments that name something there is, and something there is not. */
const NAMING: Partial<Record<CommandId, [string, string]>> = {
  'proxy-approve': ['proxy=1', 'proxy=999'],
  'proxy-refuse': ['proxy=1', 'proxy=999'],
  'proxy-accept': ['proxy=1', 'proxy=999'],
  'proxy-decline': ['proxy=1', 'proxy=999'],
  claim: ['job=3', 'job=999'],
  release: ['job=3', 'job=999'],
  deliver: ['job=3', 'job=999'],
  progress: ['job=3 percent=50', 'job=999 percent=50'],
  wait: ['job=3', 'job=999'],
  'wait-leave': ['job=3', 'job=999'],
  job: ['job=3', 'job=999'],
  'job-close': ['job=3', 'job=999'],
}
const naming = (id: CommandId): [string, string] =>
  NAMING[id] ??
  ('meeting' in commands[id].args.shape ? ['meeting=council-3', 'meeting=council-999'] : ['', ''])

/** Whom the table names for a command, and who holds that role here. */
const may = (id: CommandId, role: string): boolean =>
  commands[id].who.some((audience) => audience === role || audience === 'anyone' || audience === 'connected')

const STRANGERS: string[] = ['talk', 'recruit', 'forget-me']

describe.each(WAYS)('$name', ({ say }) => {
  test.each(commandIds)('%s', { timeout: 60_000 }, async (id) => {
    const [there, nowhere] = naming(id)
    const before = await everything()
    for (const role of [...ROLES, 'stranger']) {
      // Strangers may talk to staff, apply for work, and take back what they said; nothing else.
      if (role === 'stranger' ? STRANGERS.includes(id) : may(id, role)) continue
      const cards = []
      for (const args of [there, nowhere]) {
        const reply = await converse(app, say(role, `${id} ${args}`.trim()))
        cards.push(reply ? plainText(reply.card) : '')
        expect(reply?.card.tone, `${role}: ${id} ${args}`).not.toBe('done')
      }
      expect(cards[0], `${role} learns from ${id} what there is`).toBe(cards[1])
    }
    // Wrong codes of strangers are counted, and nothing else.
    if (id !== 'connect') expect(await everything()).toBe(before)
  })
})

test('となりの町の職員には、この町の何も見えず、何も変えられない', { timeout: 60_000 }, async () => {
  for (const id of commandIds)
    for (const platform of ['line', 'slack'] as const) {
      const userId = platform === 'line' ? lineId('e0', 1) : 'U0TONARI'
      const text = `${id} ${naming(id)[0]}`.trim()
      const own = await converse(app, base({ platform, userId, text, town: OTHER_TOWN }))
      const there = await converse(app, base({ platform, userId, text }))
      const said = `${own ? plainText(own.card) : ''}${there ? plainText(there.card) : ''}`
      for (const secret of ['第3回', '役場 第1会議室', '封筒づめ', '名簿入力', '山本'])
        expect(said, `${id} shows ${secret}`).not.toContain(secret)
    }
  expect(await database().db.answer.count()).toBe(0)
  expect(await database().db.claim.count()).toBe(0)
})
