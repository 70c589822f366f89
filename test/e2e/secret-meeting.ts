// A meeting that votes in the open, in secret, and for its officers, held the same way in either of two worlds: the same
// people speak in the same order, and only who is for what is exchanged among them. The figures are the same.
import { expect } from 'vitest'
import { statement } from '../../src/db/sql.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { beginsIn, withBoard } from './boards.ts'
import { inLine, inSlack } from './people.ts'
import type { Place } from './place.ts'
import { everyRow, type Kept } from './stored.ts'
import { CHANNEL, lineId, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

export type World = 'this' | 'other'

const SLACK_MEMBER = 'U0MEMBER3'
const SLACK_ROOM = 'C0KAIGI'
const person = (mark: string) => `U${mark.repeat(32)}`

/** Everybody at the table. */
export const VOTERS = [
  { id: 'p1', seat: 'c1', name: '田中 一郎', accounts: [person('1')] },
  { id: 'p2', seat: 'c2', name: '山本 愛子', accounts: [person('2')] },
  { id: 'p3', seat: 'c3', name: '髙橋 健', accounts: [person('3')] },
  { id: 'p4', seat: 'c4', name: '田中 花', accounts: [person('4')] },
  { id: 'm1', seat: 'e1', name: '委員 1', accounts: [lineId('c', 1)] },
  { id: 'm2', seat: 'e2', name: '委員 2', accounts: [lineId('c', 2)] },
  { id: 'm3', seat: 'e3', name: '委員 3', accounts: [lineId('c', 3), SLACK_MEMBER] },
] as const

const WORDS = { yes: '賛成', no: '反対', abstain: '棄権' } as const
type Choice = keyof typeof WORDS

export type Held = {
  /** Every row while both secret votes were open. */
  duringVotes: Kept[]
  /** Every row while both elections were. */
  duringElections: Kept[]
  sealed: { votes: string[]; ballots: string[] }
}

/** Holds it from the first arrival to the minutes; what it returns was read while votes were open. */
export async function holdMeeting(place: Place, world: World): Promise<Held> {
  const swap = <Thing>(here: Thing, there: Thing): Thing => (world === 'this' ? here : there)
  const [left, right] = [swap<Choice>('yes', 'no'), swap<Choice>('no', 'yes')]
  const of = (id: string) => inLine(place, VOTERS.find((one) => one.id === id)?.accounts[0] ?? '')
  const [p1, p2, p3, p4, m1, m2] = ['p1', 'p2', 'p3', 'p4', 'm1', 'm2'].map(of)
  if (!p1 || !p2 || !p3 || !p4 || !m1 || !m2) throw new Error('nobody is missing')
  const m3 = inSlack(place, SLACK_MEMBER, SLACK_ROOM)
  const { sql } = place.database
  await withSlack(place)
  await beginsIn(place, 10)
  const board = await withBoard(place)
  await board.sits(...VOTERS.map(({ id }) => id))
  await board.opens()

  // In the open: who was for it may be known, and everything that looks for traces has to find it.
  const named = await board.puts('会費の額')
  for (const [who, choice] of [
    [p1, 'yes'],
    [p2, 'abstain'],
    [m1, left],
    [m2, right],
  ] as const)
    await who.says(`${WORDS[choice]} 第${named}号`, `第${named}号「会費の額」に「${WORDS[choice]}」で`)
  await board.closes(named, '第1号「会費の額」：')

  const first = await board.puts('人事の件', 'ballot=secret')
  const second = await board.puts('土地の件', 'ballot=secret')
  const taken = (no: string) => `第${no}号「${no === first ? '人事の件' : '土地の件'}」の票を受け付けました`
  const pressed = (who: typeof p1, no: string, choice: Choice) =>
    place.line
      .press(who.userId, `vote meeting=council-3 motion=${no} choice=${choice}`, WORDS[choice])
      .then(() => who.hears(taken(no)))
  // Two votes are open: which one is meant is asked, with what was said kept in mind.
  await m1.says(WORDS[left], 'どの議案ですか')
  await m1.presses(`第${first}号「人事の件」`, taken(first))
  await m1.says(`${WORDS[right]} 第${first}号`, taken(first))
  await pressed(m1, first, left)
  // Words that were not understood, offered to staff; and words in the middle of a talk with them.
  await m2.says(`${WORDS[left]} うーん ちょっと`, '続きが読み取れませんでした')
  await m2.says(`${WORDS[right]}だった気がするけど、どうだったか`, 'この言葉を職員に伝える')
  await pressed(m2, first, right)
  await talksWithStaff(place, p4)
  await p4.says(`${WORDS[right]}します`, '職員へのお返事ですか')
  await p4.presses(`「${WORDS[right]}」として受け付ける`, 'どの議案ですか')
  await p4.presses(`第${first}号「人事の件」`, taken(first))
  await m3.types('/vote', `choice=${left} motion=${first}`, taken(first))
  await p1.says(`賛成 第${first}号`, taken(first))
  await p2.says(`棄権 第${first}号`, taken(first))

  for (const [who, choice] of [
    [p1, 'yes'],
    [p4, right],
    [m2, right],
  ] as const)
    await pressed(who, second, choice)
  await quiet(place)
  const duringVotes = await whileItWaits(place, second, () =>
    place.line.press(m1.userId, `vote meeting=council-3 motion=${second} choice=${left}`, WORDS[left]),
  )
  await m1.hears(taken(second))
  await neverArrives(place, p3, () => place.line.say(p3.userId, `${WORDS[left]} 第${second}号`))
  const votes = await sealedIn(place, 'vote')
  await board.closes(first, `第${first}号「人事の件」：`)
  await board.closes(second, `第${second}号「土地の件」：`)

  for (const [office, stand] of [
    ['chair', ['p2', 'p3']],
    ['vice', ['p1', 'p4', 'm1', 'm2']],
  ] as const) {
    await board.doing('/election', `new meeting=3 office=${office}`, 'の互選を始めます')
    for (const one of stand)
      await board.doing('/election', `candidate meeting=3 office=${office} member=${one}`, 'に加えました')
    await board.doing('/election', `open meeting=3 office=${office}`, 'の投票を始めました')
  }
  // For which office is asked; somebody is named who does not stand; a name fits two.
  await m1.says(`投票 ${swap('山本', '髙橋')}`, 'どの役職ですか')
  await m1.presses('会長', '会長の票を受け付けました')
  await m2.says(`投票 会長 ${swap('田中一郎', '田中花')}`, '候補者はいません')
  await m2.presses(swap('髙橋 健', '山本 愛子'), '会長の票を受け付けました')
  await m3.types(
    '/yoriai',
    `ballot office=chair name=${swap('山本愛子', '髙橋健')}`,
    '会長の票を受け付けました',
  )
  await p4.says(`投票 会長 ${swap('髙橋健', '山本愛子')}`, '会長の票を受け付けました')
  await p1.says('投票 会長 山本', '会長の票を受け付けました')
  await p1.says('投票 会長 髙橋', '会長の票を変えました')
  await p2.says(`投票 副会長 ${swap('田中', '委員')}`, '何人か')
  await p2.presses(swap('田中 花', '委員 2'), '副会長の票を受け付けました')
  await p3.says(`投票 副会長 ${swap('委員', '田中')}`, '何人か')
  await p3.presses(swap('委員 2', '田中 花'), '副会長の票を受け付けました')
  await m1.says('投票 副会長 白票', '副会長の票を受け付けました')
  await m2.says('投票 副会長 田中花', '副会長の票を受け付けました')
  await quiet(place)
  const duringElections = await everyRow(sql)
  const ballots = await sealedIn(place, 'ballot')
  await board.doing('/election', 'close meeting=3 office=chair', '髙橋 健さんが会長に選ばれました')
  await board.doing('/election', 'close meeting=3 office=vice', '田中 花さんが副会長に選ばれました')
  await board.doing('/meeting', 'close meeting=3', 'を閉会しました')
  await board.doing('/minutes', 'meeting=3', '会議録')
  await quiet(place)
  return { duringVotes, duringElections, sealed: { votes, ballots } }
}

/** A member who has Slack besides. */
async function withSlack({ database: { sql }, slack }: Place): Promise<void> {
  slack.addUser({ id: SLACK_MEMBER, name: 'member3', realName: '委員 3' })
  slack.addChannel({ id: SLACK_ROOM, name: '会議', members: [SLACK_MEMBER] })
  await sql.count(statement`insert into account (town_id, platform, user_id, person_id)
    values (${TOWN.id}, 'slack', ${SLACK_MEMBER}, 'm3')`)
}

/** Somebody asked for staff, and staff have answered: what is said now may be meant for them. */
async function talksWithStaff(place: Place, who: ReturnType<typeof inLine>): Promise<void> {
  await who.says('職員と話したい', '職員に伝えました')
  await place.slack.command(STAFF, CHANNEL, '/yoriai', '返信 enquiry=1 message="どうされましたか"')
  await who.hears('どうされましたか')
  await who.says('それは助かるねえ、うちのばあさまも喜ぶわ', '職員に伝えました')
}

/** A turn that cannot go on is stored; everything that lies there meanwhile, then it goes on. */
async function whileItWaits(
  { database: { db, sql } }: Place,
  no: string,
  says: () => Promise<unknown>,
): Promise<Kept[]> {
  return inTransaction(db, async (transaction) => {
    await transaction.sql.count(statement`select 1 from motion where no = ${Number(no)}::int for update`)
    const said = says()
    const stored = () => sql.count(statement`select 1 from stored_event`)
    await until(async () => ((await stored()) > 0 ? true : undefined), {
      what: () => 'the turn to be stored',
    })
    await said
    return everyRow(sql)
  })
}

/** LINE refuses the answer for good: it is listed as undelivered. */
async function neverArrives(
  { database: { sql }, line }: Place,
  who: ReturnType<typeof inLine>,
  says: () => Promise<{ status: unknown }>,
): Promise<void> {
  const heard = who.count()
  line.faults.fail({ path: '/message/', status: 400, times: 2, body: { message: 'no' } })
  expect((await says()).status).toBe(200)
  const listed = () => sql.count(statement`select 1 from pgboss.job where name = 'undelivered'`)
  await until(async () => ((await listed()) > 0 ? true : undefined), { what: () => 'an undelivered answer' })
  line.faults.reset()
  expect(who.count()).toBe(heard)
}

async function sealedIn({ database: { db } }: Place, table: 'vote' | 'ballot'): Promise<string[]> {
  const rows = table === 'vote' ? await db.vote.findMany() : await db.ballot.findMany()
  return rows.map(({ sealed }) => sealed ?? '')
}

/** Nothing is on its way any more. */
const quiet = ({ database: { sql } }: Place) =>
  until(
    async () => {
      const busy =
        await sql.count(statement`select 1 from pgboss.job where name = 'deliver' and state < 'completed'
        union all select 1 from stored_event
        union all select 1 from inbox where replied_at is null and reply <> 'null'::jsonb and not given_up`)
      return busy === 0 ? true : undefined
    },
    { what: () => 'the queues to drain' },
  )
