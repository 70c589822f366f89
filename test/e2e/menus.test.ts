// The menus of a town through the command line, the running program and LINE played on this machine.
import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { menusOf, nameBefore } from '../../src/bot/line/menu/menus.ts'
import { lineClient } from '../../src/platforms.ts'
import { asText } from '../../standin/json.ts'
import { beginsIn } from './boards.ts'
import { inLine, inSlack } from './people.ts'
import { LINE_SECRET, LINE_TOKEN, placeForFile, STRANGERS, settingsOf } from './place.ts'
import { ROOT } from './program.ts'
import { CHANNEL, STAFF, TOWN } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile()
const MENUS = 15
/** As a menu was called before its keys changed. */
const OLD = `${nameBefore(TOWN.id)}member ja 0123456789abcdef`
const userOf = (mark: string) => `U${mark.repeat(32).slice(0, 32)}`
const [aiko, hayashi] = [userOf('2'), userOf('a1')]

/** `yoriai <args>` as an operator runs it beside the program. */
async function yoriai(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { database, line, slack } = place()
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...settingsOf({ databaseUrl: database.url, line, slack }),
  }
  const command = ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args]
  return promisify(execFile)(process.execPath, command, { cwd: ROOT, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      ...{ code: error.code, out: error.stdout, err: error.stderr },
    }),
  )
}

const client = () =>
  lineClient({
    channelSecret: LINE_SECRET,
    accessToken: LINE_TOKEN,
    apiUrl: place().line.origin,
    dataApiUrl: place().line.origin,
  })
const callsOf = (path: RegExp) => place().line.calls.filter(({ name }) => path.test(name)).length
const made = () => callsOf(/^POST \/v2\/bot\/richmenu$/)
const uploaded = () => callsOf(/^POST .*\/content$/)
const shown = (user: string) => {
  const menu = place().line.richMenu(user)?.menu
  return asText(menu?.name)?.slice(nameBefore(TOWN.id).length).replace(/ \w+$/, '')
}
const shows = (user: string, menu: string) =>
  until(() => (shown(user) === menu ? true : undefined), {
    what: () => `${menu} for ${user}; it is ${shown(user)}`,
    withinMs: 10_000,
  })

describe('町のメニュー', { timeout: 60_000 }, () => {
  test('試しに、何をするかだけを言う', async () => {
    const told = await yoriai('menu', 'line', '--dry-run', '--json')
    expect(told.code, told.err).toBe(0)
    expect(JSON.parse(told.out)).toMatchObject({ dryRun: true, town: TOWN.id, delete: [] })
    expect(JSON.parse(told.out).make).toHaveLength(MENUS)
    expect(JSON.parse(told.out).menus[0]).toMatchObject({ chatBarText: 'メニュー', size: { width: 2500 } })
    expect(made()).toBe(0)
    expect((await yoriai('doctor')).out).toMatch(/ok +LINE menus: mura has none/)
  })
  test('LINE が途中で止めても、済んだことは残り、もう一度で揃う', async () => {
    place().line.faults.fail({
      path: '/content',
      status: 429,
      body: { message: 'The API rate limit has been exceeded.' },
    })
    const stopped = await yoriai('menu', 'line')
    expect(stopped.code).toBe(1)
    expect(stopped.err).toContain('run it again later')
    expect(shown(aiko)).toBeUndefined()
    place().line.faults.fail({ path: '/user/all/richmenu/', status: 500 })
    const broken = await yoriai('menu', 'line')
    expect(broken.code).toBe(1)
    expect(broken.err).toContain('fault of its own')
    const whole = await yoriai('menu', 'line')
    expect(whole.code, whole.err).toBe(0)
    expect((await client().getRichMenuList()).richmenus).toHaveLength(MENUS)
    expect([shown(aiko), shown(hayashi), shown(STRANGERS[0] ?? '')]).toEqual([
      'member ja',
      'worker ja',
      'stranger ja',
    ])
  })
  test('同じものは、もう一度作らず、もう一度送らない', async () => {
    const before = [made(), uploaded(), callsOf(/bulk\/link/)]
    const again = await yoriai('menu', 'line')
    expect(again.code, again.err).toBe(0)
    expect(again.err).toContain('everybody had theirs')
    expect([made(), uploaded(), callsOf(/bulk\/link/)]).toEqual(before)
    expect((await yoriai('doctor')).out).toMatch(/ok +LINE menus: mura has 15/)
  })
  test('前の版は、全員が新しいものを持ってから消える', async () => {
    const { db } = place().database
    const [member] = menusOf(TOWN.id)
    if (!member) throw new Error('no menu')
    const old = await client().createRichMenu({ ...member.request, name: OLD })
    await client().setRichMenuImage(old.richMenuId, new Blob([new Uint8Array(9)], { type: 'image/png' }))
    await client().setDefaultRichMenu(old.richMenuId)
    await client().linkRichMenuIdToUser(aiko, old.richMenuId)
    await db.menuGiven.updateMany({ where: { userId: aiko }, data: { richMenuId: old.richMenuId } })
    // An answer of LINE was lost, and a menu was made twice.
    const twice = await client().createRichMenu(member.request)
    const brought = await yoriai('menu', 'line', '--json')
    expect(brought.code, brought.err).toBe(0)
    const deleted = [OLD, member.request.name]
    expect(JSON.parse(brought.out)).toMatchObject({ make: [], delete: deleted })
    const left = (await client().getRichMenuList()).richmenus.map(({ richMenuId }) => richMenuId)
    expect(left).toHaveLength(MENUS)
    expect(left).not.toContain(twice.richMenuId)
    expect([shown(aiko), shown(STRANGERS[0] ?? '')]).toEqual(['member ja', 'stranger ja'])
    const order = place().line.calls.map(({ name }) => name)
    expect(order.findLastIndex((name) => name.endsWith('/bulk/link'))).toBeLessThan(
      order.lastIndexOf(`DELETE /v2/bot/richmenu/${old.richMenuId}`),
    )
  })
  test('つながった人には、すぐにその人のメニューが出る', async () => {
    const stranger = inLine(place(), STRANGERS[0] ?? '')
    const told = await inSlack(place(), STAFF).types('/member', 'code 未接続 次郎', 'コード')
    const code = /\d{4}-\d{4}/.exec(told)?.[0] ?? ''
    await stranger.says(code, 'つながりました')
    await shows(stranger.userId, 'member ja')
  })
  test('英語を選んだ人には、すぐに英語のメニューが出る', async () => {
    await inLine(place(), hayashi).says('言語 英語', 'I will speak English')
    await shows(hayashi, 'worker en')
  })
  test('LINE を英語で使う人には、一度話すと、英語のメニューが出る', async () => {
    const takahashi = userOf('3')
    place().line.addUser({ userId: takahashi, displayName: '髙橋 健', language: 'en' })
    // LINE gives three menus a second; a fourth would wait for the next tick.
    await sleep(1_000)
    await inLine(place(), takahashi).says('次回', '第3回推進会議')
    await shows(takahashi, 'member en')
  })
  test('LINE がメニューを替えられなくても、会話は進む', async () => {
    const { line } = place()
    line.faults.fail({ path: '/bulk/link', times: 1, status: 503 })
    await inLine(place(), hayashi).says('language japanese', '日本語でお話しします')
    await until(() => (line.faults.failures.every(({ times }) => times === 0) ? true : undefined), {
      what: () => 'the menu to be refused',
    })
    expect(shown(hayashi)).toBe('worker en')
    await inLine(place(), aiko).says('language english', 'I will speak English')
    await shows(hayashi, 'worker ja')
    await shows(aiko, 'member en')
  })
  test('会議が開くと会議のメニュー、採決が始まると採決のメニュー、閉会するとふだんのメニューになる', async () => {
    const { slack } = place()
    const staff = inSlack(place(), STAFF)
    const tanaka = userOf('1')
    await beginsIn(place(), 10)
    await staff.types('/meeting', 'present meeting=3 member=p1', 'の着席を記録しました')
    await staff.types('/meeting', 'present meeting=3 member=p2', 'の着席を記録しました')
    expect(shown(tanaka)).toBe('member ja')
    await slack.command(STAFF, CHANNEL, '/meeting', 'open meeting=3')
    await shows(tanaka, 'session ja')
    await shows(aiko, 'session en')
    await staff.types('/motion', 'new meeting=3 item=2 title="会費の額"', 'を作りました')
    await slack.command(STAFF, CHANNEL, '/motion', 'open meeting=3 motion=1')
    await shows(tanaka, 'voting ja')
    await shows(aiko, 'voting en')
    const member = inLine(place(), tanaka)
    await member.touches('賛成', '「賛成」で投票しますか')
    await member.presses('「賛成」で投票する', '「賛成」で受け付けました')
    await slack.command(STAFF, CHANNEL, '/motion', 'close meeting=3 motion=1')
    await shows(tanaka, 'session ja')
    await slack.command(STAFF, CHANNEL, '/meeting', 'left meeting=3 member=p2')
    await shows(aiko, 'member en')
    await slack.command(STAFF, CHANNEL, '/meeting', 'close meeting=3')
    await shows(tanaka, 'member ja')
  })
  test('言い方を間違えると、使い方を言う', async () => {
    const told = await yoriai('menu', 'slack')
    expect([told.code, told.err]).toEqual([2, expect.stringContaining('menu line')])
  })
})
