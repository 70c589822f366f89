// The job programme through the running program: somebody applies in LINE, a course gives the skill, a lead becomes an order of
// 40 pieces, thirty workers rush for four slots, one gives theirs back, one is corrected, one is accepted by silence, and the
// statements, the sheet and the export add up.
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { statement } from '../../src/db/sql.ts'
import { inLine, inSlack } from './people.ts'
import { placeForFile, STRANGERS } from './place.ts'
import { CHANNEL, daysAhead, lineId, STAFF } from './village.ts'
import { until } from './waiting.ts'

const WORKERS = 30
const place = placeForFile({ workers: WORKERS })
const [newcomer = ''] = STRANGERS

/** The secretariat: a slash command, and the answer that is new. */
function office() {
  const staff = inSlack(place(), STAFF)
  const fresh = async (act: () => Promise<unknown>, answer: string): Promise<string> => {
    const before = new Set(staff.messages().map(({ ts }) => ts))
    await act()
    const found = () =>
      staff
        .messages()
        .find(({ ts, text }) => !before.has(ts) && !text.startsWith('庶務 まもる：') && text.includes(answer))
    return until(() => found()?.text, { what: () => `「${answer}」 in ${staff.everything().slice(-2_000)}` })
  }
  return {
    does: (command: string, words: string, answer: string) =>
      fresh(() => place().slack.command(STAFF, CHANNEL, command, words), answer),
    presses: (label: string, answer: string) => fresh(() => staff.press(label), answer),
  }
}

type Town = Awaited<ReturnType<ReturnType<typeof place>['town']>>
const claimsOf = ({ jobs }: Town, no: number) => jobs.find((one) => one.no === no)?.claims ?? []
const holderOf = (town: Town, no: number): string =>
  claimsOf(town, no).find(({ state }) => state !== 'released')?.worker ?? ''
const phone = (worker: string) => inLine(place(), lineId('d', Number(worker.slice(1))))

test('募集から支払いまで', { timeout: 120_000 }, async () => {
  const { does, presses } = office()
  const person = inLine(place(), newcomer)

  // 申し込み、研修、承認
  await person.says('仕事をしたい', 'お仕事の申し込みを始めます')
  await person.presses('同意する', 'お名前を送ってください')
  await person.says('上田 さつき', 'ふりがな')
  await person.presses('とばす', '働ける時間')
  await person.says('平日の午前', 'ご希望')
  await person.presses('とばす', '申し込みの内容')
  await person.presses('この内容で申し込む', '申し込みを受け付けました')
  await does(
    '/course',
    `new title="入力入門" skill="入力" dates="${daysAhead(20, '10:00').replace('T', ' ')}" seats=5 place=公民館`,
    '開きました',
  )
  await person.says('講座', '入力入門')
  await person.presses('申し込む', '申し込みました')
  await does('/course', 'done course=1 worker="上田 さつき"', '技能「入力」がつきました')
  await does('/worker', 'approve worker="上田 さつき"', 'はじめの説明がまだです')
  await presses('説明の前に承認する', '承認')
  await person.says('3番には何が必要', '3番')

  // 商談 → 受注 → 4つの仕事
  await does('/client', 'new name="みなと商事" contact="港さん"', '加えました')
  await does('/lead', 'new client="みなと商事" topic="名簿"', '加えました')
  await does('/lead', 'move lead=1 stage=negotiation', '交渉')
  await does(
    '/lead',
    `won lead=1 title="名簿の整理" yen=120000 quantity=40 unit=件 due=${daysAhead(25).slice(0, 10)}`,
    '受注になりました',
  )
  await does('/order', 'split order=1 jobs="10,10,10,9" pay=21000', '合いません')
  await does('/order', 'split order=1 jobs="10,10,10,10" pay=21000', '4つの仕事に分けました')
  const jobs = (await place().town()).orders[0]?.jobs ?? []
  expect(jobs).toHaveLength(4)
  for (const no of jobs) await does('/job', `publish job=${no}`, '募集を始めました')

  // 30人が4枠に
  const rush = Array.from({ length: WORKERS }, (_, at) => ({
    line: lineId('d', at + 1),
    no: jobs[at % jobs.length] ?? 0,
  }))
  await Promise.all(rush.map(({ line, no }) => place().line.say(line, `応募 ${no}`)))
  const town = await until(
    async () => {
      const now = await place().town()
      return jobs.every((no) => claimsOf(now, no).length === 1) ? now : undefined
    },
    { what: () => 'one claim on each job', withinMs: 20_000 },
  )
  for (const no of jobs)
    expect(claimsOf(town, no)).toMatchObject([{ state: 'claimed', pay: { yen: 21_000 } }])
  const winners = jobs.map((no) => holderOf(town, no))
  expect(new Set(winners).size).toBe(4)
  const losers = rush.filter(({ line }) => !winners.some((worker) => phone(worker).userId === line))
  for (const { line } of losers) await inLine(place(), line).hears('埋まりました', 10_000)
  for (const no of jobs)
    expect(claimsOf(town, no)[0]?.terms).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const [first = 0, second = 0, third = 0, fourth = 0] = jobs
  await phone(winners[0] ?? '').hears('お願いする側')

  // 二人が待ち、一人が返す
  const waiting = losers
    .filter(({ no }) => no === first)
    .slice(0, 2)
    .map(({ line }) => inLine(place(), line))
  for (const [at, one] of waiting.entries()) await one.says(`順番待ち ${first}`, `${at + 1}番目`)
  await phone(winners[0] ?? '').says(`辞退 ${first}`, '辞退しますか')
  await phone(winners[0] ?? '').presses('辞退する', '辞退を受け付けました')
  const [next] = waiting
  await next?.hears('空きが出ました')
  await next?.presses('受ける', 'お願いしました')

  // 納品: 手直し一つ、一部合格一つ、合格一つ、黙っていて合格一つ
  const taken = await place().town()
  const hands = async (no: number) => phone(holderOf(taken, no)).says(`納品 ${no}`, '納品を受け付けました')
  for (const no of jobs) await hands(no)
  await does('/job', `rework job=${first} worker=${holderOf(taken, first)} reason="列が足りない"`, '修正')
  await phone(holderOf(taken, first)).hears('列が足りない')
  await hands(first)
  await does('/job', `accept job=${first} worker=${holderOf(taken, first)}`, '合格')
  await does(
    '/job',
    `partial job=${second} worker=${holderOf(taken, second)} yen=15500 reason="8件だけ"`,
    '一部',
  )
  await does('/job', `accept job=${third} worker=${holderOf(taken, third)}`, '合格')
  await place().database.sql.count(
    statement`update claim set inspect_by = now() - interval '1 minute' where job_no = ${fourth} and state = 'delivered'`,
  )
  await phone(holderOf(taken, fourth)).hears('検収の期限が過ぎたので、合格になりました', 70_000)

  const done = await place().town()
  expect(claimsOf(done, first).at(-1)).toMatchObject({
    state: 'accepted',
    inspection: { state: 'accepted', reworks: 1 },
  })
  expect(claimsOf(done, second)).toMatchObject([{ inspection: { state: 'partial' }, pay: { yen: 15_500 } }])
  expect(claimsOf(done, fourth)).toMatchObject([{ state: 'accepted', inspection: { silent: true } }])

  // 明細と表
  const paid = jobs.map((no) => claimsOf(done, no).at(-1)?.pay)
  const month = paid[0]?.on?.slice(0, 7) ?? ''
  const table = await does('/pay', `month=${month}`, 'にお支払いする報酬')
  expect(table).toContain('78,500円')
  const shown = JSON.stringify(
    inSlack(place(), STAFF)
      .messages()
      .map(({ blocks }) => blocks),
  )
  const address = /http:\/\/127[^|"\\>\s]+\/file\/[^|"\\>\s]+/.exec(
    shown.slice(shown.lastIndexOf('会計用の表')),
  )?.[0]
  const sheet = await readSheet(Buffer.from(await (await fetch(address ?? '')).arrayBuffer()))
  const [columns = [], ...rows] = sheet
  const at = columns.indexOf('支払額')
  const own = rows.filter((row) => row[columns.indexOf('案件')] !== null)
  expect(own.map((row) => Number(row[at])).reduce((sum, yen) => sum + yen, 0)).toBe(78_500)
  await does('/pay', `send month=${month}`, '支払明細を送りますか')
  await presses('送る', '送りました')
  const { statements } = await place().town()
  expect(statements.reduce((sum, { yen }) => sum + yen, 0)).toBe(78_500)
})
