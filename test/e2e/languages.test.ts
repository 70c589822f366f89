// だれも選んでいない言葉は、LINEとSlackの設定から: つながったあとに尋ね、答えは待たない。選んだ言葉は変わらない。
import { afterEach, describe, expect, test } from 'vitest'
import { inLine, inSlack, spoken } from './people.ts'
import { placeForFile, STRANGERS } from './place.ts'
import { lineId, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 8 })
const [newcomer = '', follower = '', slow = '', deaf = ''] = STRANGERS
const member = (n: number) => lineId('c', n)
const reads = (userId: string, language: string) =>
  place().line.addUser({ userId, displayName: 'Somebody Secret', language })
const asked = (userId: string) =>
  place().line.calls.filter(({ name }) => name === `GET /v2/bot/profile/${userId}`).length
const person = async (platform: 'line' | 'slack', userId: string) => {
  const { person: found, languageAskedAt } = await place().database.db.account.findFirstOrThrow({
    where: { platform, userId },
    include: { person: true },
  })
  return { from: `${found.locale} ${found.localeFrom}`, id: found.id, languageAskedAt }
}
/** Waits until the person of an account is spoken to in a language, for a reason. */
const becomes = (platform: 'line' | 'slack', userId: string, from: string) =>
  until(async () => ((await person(platform, userId)).from === from ? true : undefined), {
    what: () => `${userId} to be ${from}`,
  })
const wasAsked = (userId: string) =>
  until(() => (asked(userId) > 0 ? true : undefined), { what: () => `LINE to be asked about ${userId}` })
/** Somebody else's language is learnt after theirs: what was to be asked before has been. */
const afterwards = async (userId: string) => {
  await inLine(place(), userId).says('次回', '第3回推進会議')
  await becomes('line', userId, 'ja platform')
}
const whenLastHeard = (userId: string) =>
  place()
    .line.chat(userId)
    .findLast(({ from }) => from === 'bot')?.at ?? 0
const newestOf = (userId: string) => {
  const last = place()
    .line.chat(userId)
    .findLast(({ from }) => from === 'bot')
  return last ? spoken(last) : ''
}

afterEach(() => place().line.faults.reset())

describe('LINE', { timeout: 60_000 }, () => {
  test('英語の人は、つながった次のカードから英語になる', async () => {
    reads(newcomer, 'en')
    const told = await inSlack(place(), STAFF).types('/member', 'code 未接続 次郎', 'コード')
    const someone = inLine(place(), newcomer)
    await someone.says(/\d{4}-\d{4}/.exec(told)?.[0] ?? '', 'つながりました')
    await becomes('line', newcomer, 'en platform')
    await someone.says('使い方', 'the next meeting')
    expect(asked(newcomer)).toBe(1)
  })
  test('「日本語で」と言えば、そのあとは日本語のまま', async () => {
    const someone = inLine(place(), newcomer)
    await someone.says('日本語で', '日本語でお話しします')
    await afterwards(member(1))
    await someone.says('使い方', '次の会議')
    expect([(await person('line', newcomer)).from, asked(newcomer)]).toEqual(['ja person', 1])
  })
  test('プロフィールを尋ねるのは、答えを送ってから', async () => {
    reads(member(2), 'zh-TW')
    await inLine(place(), member(2)).says('次回', '第3回推進会議')
    await becomes('line', member(2), 'ja platform')
    const call = place().line.calls.find(({ name }) => name.endsWith(`/profile/${member(2)}`))
    expect(call?.at).toBeGreaterThanOrEqual(whenLastHeard(member(2)))
  })
  test('プロフィールのない人や、LINEの故障では、日本語で答え、その日はもう尋ねない', async () => {
    const { line } = place()
    reads(member(3), 'en')
    line.faults.fail({ path: `/profile/${member(3)}`, status: 404, body: { message: 'Not found' } })
    await inLine(place(), member(3)).says('次回', '第3回推進会議')
    await wasAsked(member(3))
    reads(member(4), 'en')
    line.faults.fail({ path: `/profile/${member(4)}`, status: 500 })
    await inLine(place(), member(4)).says('次回', '第3回推進会議')
    await wasAsked(member(4))
    for (const n of [3, 4]) await inLine(place(), member(n)).says('出席', '出席')
    await afterwards(member(5))
    for (const n of [3, 4]) {
      const { from, languageAskedAt } = await person('line', member(n))
      expect([from, asked(member(n)), languageAskedAt]).toEqual(['ja default', 1, expect.any(Date)])
    }
  })
  test('つながらなかったときも、次の日にはわかる', async () => {
    const { db } = place().database
    const yesterday = new Date(Date.now() - 25 * 3_600_000)
    await db.account.updateMany({ where: { userId: member(3) }, data: { languageAskedAt: yesterday } })
    await inLine(place(), member(3)).says('次回', '第3回推進会議')
    await becomes('line', member(3), 'en platform')
    expect(asked(member(3))).toBe(2)
  })
  test('LINEの返事が切れても、プログラムは動き続ける', async () => {
    reads(member(6), 'en')
    place().line.faults.fail({ path: `/profile/${member(6)}`, drop: true })
    await inLine(place(), member(6)).says('次回', '第3回推進会議')
    await afterwards(member(7))
    expect((await person('line', member(6))).from).toBe('ja default')
    expect(place().program.running()).toBe(true)
  })
  test('ログに、プロフィールの名前も、だれのことかも出ない', () => {
    const logged = JSON.stringify(place().program.logged())
    expect(logged).toContain('language not known')
    expect(['Somebody Secret', member(4), newcomer].filter((word) => logged.includes(word))).toEqual([])
  })
})

describe('友だちになった人へのあいさつ', { timeout: 60_000 }, () => {
  test('英語の人には英語で', async () => {
    reads(follower, 'en')
    expect((await place().line.follow(follower)).status).toBe(200)
    await inLine(place(), follower).hears('Hello, this is Yoriai')
  })
  test('知っている人の言葉は、その人が選んだもの', async () => {
    reads(newcomer, 'en')
    expect((await place().line.follow(newcomer)).status).toBe(200)
    await until(() => (/さん/.test(newestOf(newcomer)) ? true : undefined), {
      what: () => newestOf(newcomer),
    })
  })
  test('LINEの返事が遅ければ、待たずに日本語で', async () => {
    const { line } = place()
    reads(slow, 'en')
    line.faults.latencyMs = 1_200
    const begun = performance.now()
    expect((await line.follow(slow)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(1_500)
    await inLine(place(), slow).hears('はじめまして、寄合です')
  })
  test.each([404, 500])('%i なら日本語で', async (status) => {
    const { line } = place()
    reads(deaf, 'en')
    line.faults.fail({ path: `/profile/${deaf}`, status })
    const before = inLine(place(), deaf).count()
    expect((await line.follow(deaf)).status).toBe(200)
    await until(() => (inLine(place(), deaf).count() > before ? true : undefined), {
      what: () => 'a greeting',
    })
    expect(newestOf(deaf)).toContain('はじめまして、寄合です')
  })
})

describe('Slack', { timeout: 60_000 }, () => {
  test('職員の言葉は、Slackの設定から一度だけ', async () => {
    await becomes('slack', STAFF, 'ja platform')
    await inSlack(place(), STAFF).types('/quorum', '第3回', '定足数')
    expect(place().slack.calls.filter(({ name }) => name.includes('users.info'))).toHaveLength(1)
  })
  test('英語で使う人には英語で', async () => {
    const { database, slack } = place()
    const userId = 'U0ENGLISH'
    slack.addUser({ id: userId, name: 'english', realName: 'Somebody Secret', locale: 'en-GB' })
    slack.addChannel({ id: 'C0ENGLISH', name: 'english', members: [userId] })
    await database.db.account.create({ data: { townId: TOWN.id, platform: 'slack', userId, personId: 'p3' } })
    const someone = inSlack(place(), userId, 'C0ENGLISH')
    await someone.types('/yoriai', '次回', '第3回推進会議')
    await becomes('slack', userId, 'en platform')
    await someone.types('/yoriai', '次回', 'Your answer')
  })
})
