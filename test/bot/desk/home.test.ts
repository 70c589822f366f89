// The Home tab: for staff the desk, for everybody else what is theirs, and never more than they may see.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/bot/turn/card.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'
import { buttonsOf, loadTown, openTalk, type Talk } from '../../conversation.ts'
import { testDatabase } from '../../database.ts'
import { smallTown } from '../../fixtures/small-town.ts'

const database = testDatabase()
const START = '2026-11-25T10:00+09:00'
const line = (mark: string) => `U${mark.repeat(32)}`
let talk: Talk

beforeAll(async () => {
  const [third] = smallTown.meetings
  const draft = { ...third, no: 4, title: '第4回推進会議', state: 'draft' }
  const at = (day: string) => ({
    ...{ startsAt: `${day}T14:00+09:00`, endsAt: `${day}T16:00+09:00`, answersCloseAt: `${day}T12:00+09:00` },
  })
  const people = [
    { id: 'm1', name: '町長 太郎', roles: ['mayor'], line: line('7') },
    { id: 'd1', name: '理事 次郎', roles: ['director'], line: line('8') },
    { id: 'o1', name: '見学 三郎', roles: ['observer'], line: line('9') },
  ]
  const town = {
    ...smallTown,
    people: [...smallTown.people, ...people],
    meetings: [...smallTown.meetings, { ...draft, ...at('2026-12-24') }],
  }
  await loadTown(database(), town, new Date(START))
  talk = await openTalk(database(), START)
  await talk.say('山本愛子', '代理 県庁の見本次郎')
  await talk.say('田中花', '相談 駐車場はありますか')
  await talk.say('林はるか', '応募 3')
  await talk.say('林はるか', '3番が遅れそうです')
})

const home = (who: string) => talk.say(who, '', { occasion: 'home', manner: 'exact' })
const lines = (card: Card) => buttonsOf(card).map((button) => button.line)
const saying = (card: Card, id: string) => lines(card).filter((one) => one.split(' ')[0] === id)

describe('ホーム画面', () => {
  test('庶務には机', async () => {
    const card = await home('庶務まもる')
    expect(card.title).toBe('見本村の庶務の机')
    expect(plainText(card)).toContain('待っていること：決定 2件・相談 1件・仕事 1件')
    expect(saying(card, 'meeting-convene')).toEqual(['meeting-convene meeting=council-4'])
    expect(saying(card, 'proxy-approve')).toHaveLength(1)
    expect(saying(card, 'enquiry-reply')).toHaveLength(1)
    expect(saying(card, 'job')).toEqual(['job job=3'])
    expect(saying(card, 'rsvp')).toEqual(['rsvp via=phone'])
  })
  test('委員には自分の会議と返事だけ。答えたら、変える前に確かめる', async () => {
    const before = await home('髙橋健')
    expect(before.title).toBe('髙橋 健さんの寄合')
    expect(plainText(before)).toContain('第3回推進会議')
    expect(plainText(before)).not.toMatch(/第4回|駐車場|県庁|名簿入力/)
    expect(saying(before, 'rsvp')).toContain('rsvp meeting=council-3 answer=absent of=r1')
    await talk.say('髙橋健', '欠席')
    const after = await home('髙橋健')
    expect(plainText(after)).toContain('あなたの返事 欠席')
    expect(saying(after, 'rsvp').filter((one) => one.includes('answer='))).toEqual([])
    expect(saying(after, 'rsvp')).toContain('rsvp meeting=council-3')
  })
  test('会長には、招集を待つ案も', async () => {
    const card = await home('田中一郎')
    expect(saying(card, 'meeting-convene')).toEqual(['meeting-convene meeting=council-4'])
    expect(saying(card, 'proxy-approve')).toEqual([])
    expect(plainText(card)).not.toMatch(/駐車場|県庁/)
  })
  test('ディレクターには仕事。会議も相談も見えない', async () => {
    const card = await home('理事次郎')
    expect(plainText(card)).toContain('遅れの連絡1件')
    expect(saying(card, 'job-new')).toHaveLength(1)
    expect(plainText(card)).not.toMatch(/推進会議|駐車場|県庁/)
  })
  test('働く人には、受けている仕事', async () => {
    const card = await home('林はるか')
    expect(saying(card, 'progress')).toContain('progress job=3')
    expect(plainText(card)).not.toMatch(/推進会議|駐車場/)
  })
  test('町長には招集された会議。ボタンは町長が使えるものだけ', async () => {
    const card = await home('町長太郎')
    expect(plainText(card)).toContain('第3回推進会議')
    expect(plainText(card)).not.toContain('第4回')
    expect(saying(card, 'rsvp').filter((one) => one.includes('meeting='))).toEqual([])
  })
  test('ほかの登録された方には、何もないことと、使い方', async () => {
    const card = await home('見学三郎')
    expect(plainText(card)).toContain('いま、あなたあてのお知らせはありません')
    expect(saying(card, 'help')).toHaveLength(1)
  })
  test('登録のない方には、つなぎ方だけ', async () => {
    const card = await talk.say('stranger-1', '', { occasion: 'home', manner: 'exact', platform: 'slack' })
    expect(card.title).toContain('はじめまして')
    expect(plainText(card)).not.toMatch(/推進会議|名簿入力|駐車場/)
  })
  test('その人の言葉で', async () => {
    await talk.say('理事次郎', 'language en')
    expect((await home('理事次郎')).title).toBe('Yoriai for 理事 次郎')
    expect(plainText(await home('理事次郎'))).toContain('said to be late: 1')
  })
  test('聞かれていたことは、ホーム画面を開いても残る', async () => {
    await talk.say('田中花', '代理')
    await home('田中花')
    expect((await talk.say('田中花', '見本 四郎')).title).toContain('代理')
    expect(plainText(await home('田中花'))).toContain('代理・見本四郎')
  })
})
