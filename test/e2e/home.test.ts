// ホーム画面: 庶務の机を開き、その場で押し、答えはその上に出て、机は新しくなる。
import { describe, expect, test } from 'vitest'
import { asJson, asJsonList, asText } from '../../standin/json.ts'
import type { SeenView } from '../../standin/slack/screen.ts'
import { buttonsIn, inLine, inSlack } from './people.ts'
import { placeForFile, STRANGERS } from './place.ts'
import { lineId, STAFF } from './village.ts'
import { until } from './waiting.ts'

const place = placeForFile({ members: 4 })
const NEWCOMER = 'U0NEW1'
const words = (view: SeenView | undefined) => JSON.stringify(view?.view.blocks ?? [])
const homeOf = (userId = STAFF) => place().slack.screen(userId).home
const above = (userId = STAFF) => place().slack.screen(userId).views.at(-1)

const sees = (what: string, look: () => SeenView | undefined, not = false) =>
  until(() => (look() && words(look()).includes(what) !== not ? look() : undefined), {
    what: () => `${not ? 'no ' : ''}「${what}」; there is: ${words(look())}`,
  })
const opens = async (what: string, userId = STAFF) => {
  expect((await place().slack.openHome(userId)).status).toBe(200)
  return sees(what, () => homeOf(userId))
}

/** Presses the first button of a view that says this. */
async function presses(look: () => SeenView | undefined, label: string): Promise<void> {
  const view = look()
  const found = buttonsIn(asJsonList(view?.view.blocks)).find((one) => one.label === label)
  if (!view || !found) throw new Error(`no button ${label} in ${words(view)}`)
  const result = await place().slack.pressInView(STAFF, view.id, found.actionId, found.blockId)
  expect(result.status).toBe(200)
}

describe('庶務の机', () => {
  test('代理を机で認めると、答えは机の上に出て、机から消え、ご本人に届く', async () => {
    const member = inLine(place(), lineId('c', 1))
    await member.says('代理 県庁の見本次郎', '代理を届け出ました')
    await opens('県庁 見本次郎')
    await presses(homeOf, '認める')
    await sees('認めました', above)
    await sees('決めていただくこと：ありません', homeOf)
    await member.hears('代理の出席が認められました')
    const direct = place()
      .slack.screen(STAFF)
      .channels.filter(({ kind }) => kind === 'im')
      .flatMap(({ messages }) => messages)
    expect(direct.map(({ text }) => text)).toEqual([])
  })

  test('定足数は机の上に開き、その中のボタンは、その場所で答える', async () => {
    await opens('第3回推進会議')
    await presses(homeOf, '定足数')
    await sees('先に確認したい方', above)
    const quorum = above()?.id
    await presses(above, '出欠一覧')
    await sees('有識者1', above)
    expect(above()?.id).toBe(quorum)
    await place().slack.closeView(STAFF, above()?.id ?? '')
  })

  test('相談に机から返信すると、入力画面が開き、送ると答えに替わり、ご本人に届く', async () => {
    const [stranger = ''] = STRANGERS
    const person = inLine(place(), stranger)
    await person.says('サテライトオフィスを借りられますか', 'お名前を送ってください')
    await opens('サテライトオフィスを借りられますか')
    await presses(homeOf, '返信する')
    await until(() => (above()?.view.submit ? above() : undefined), { what: () => words(above()) })
    const staff = inSlack(place(), STAFF)
    expect((await staff.submits({ message: '来週なら空いています' })).status).toBe(200)
    await sees('に送ります', above)
    expect(above()?.view.submit).toBeNull()
    await person.hears('来週なら空いています')
    await sees('返信済み', homeOf)
    await place().slack.closeView(STAFF, above()?.id ?? '')
    await presses(homeOf, '対応しました')
    await sees('職員を待っている方：いません', homeOf)
  })

  test('会議を作る画面も机から。誤りはその欄に出て、直すと、案が机に載る', async () => {
    await opens('会議を作る')
    await presses(homeOf, '会議を作る')
    await until(() => (asText(asJson(above()?.view.title).text) === '会議の案' ? above() : undefined), {
      what: () => words(above()),
    })
    const staff = inSlack(place(), STAFF)
    const at = (days: number, hour: number) =>
      Math.floor(Date.parse(new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)) / 1000) +
      hour * 3_600
    const values = { title: '臨時会議', starts: at(20, 5), ends: at(20, 3), place: '役場 会議室' }
    await staff.submits(values)
    expect(Object.keys(above()?.errors ?? {})).toEqual(['ends'])
    await staff.submits({ ...values, ends: at(20, 7) })
    await sees('会議の案を作りました', above)
    await sees('臨時会議', homeOf)
    await place().slack.closeView(STAFF, above()?.id ?? '')
  })

  test('LINEの通数は、聞いた時とともに', async () => {
    await opens('今月のLINE：200通のうち')
  })
})

test('つながっていない方のホーム画面には、つなぎ方だけ', async () => {
  place().slack.addUser({ id: NEWCOMER, name: 'newcomer', realName: '新顔' })
  await opens('はじめまして', NEWCOMER)
  expect(words(homeOf(NEWCOMER))).not.toMatch(/推進会議|名簿入力/)
})
