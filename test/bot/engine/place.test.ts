// What workers and strangers say of their place in the programme: nothing is guessed from words that may mean something else.
import { describe, expect, test } from 'vitest'
import { interpret } from '../../../src/bot/engine/interpret.ts'
import { isQuestion, readJoining, readShortAnswer } from '../../../src/bot/recruit/sentences.ts'
import type { Asked, Speaker, Utterance } from '../../../src/bot/turn/turn.ts'
import { readPlace } from '../../../src/bot/worker/sentences.ts'

const person = { personId: 'x', name: '例', roles: [], seats: [], proxies: [], invitations: [], supports: [] }
const work = { personId: 'x', state: 'active' as const, skills: [], claimLimit: 3 }
const worker: Speaker = { ...person, worker: work }
const member: Speaker = { ...person, roles: ['member'], worker: null }
const both: Speaker = { ...member, worker: work }

const heard = (speaker: Speaker, text: string, asked: Asked | null = null) => {
  const utterance: Utterance = {
    eventId: 'e',
    town: 't',
    platform: 'line',
    userId: 'U',
    text,
    manner: 'typed',
    room: 'private',
  }
  const read = interpret({ utterance, speaker }, asked)
  return read.kind === 'line' ? read.line : undefined
}

describe('休む、再開する、やめる', () => {
  test.each([
    'お休みします',
    '休みます',
    '休む',
    'しばらく休みます',
    'しばらくお休みしたいです',
    '仕事をしばらく休みます',
    '少し休ませてください',
    'お休みに入ります',
    'I want to take a break',
  ])('「%s」は、ワーカーには休むこと', (text) => {
    expect(heard(worker, text)?.id).toBe('rest')
  })
  test.each(['再開', '再開します', '仕事を再開します', 'また再開したいです', '仕事に復帰します', "I'm back"])(
    '「%s」は、再開すること',
    (text) => {
      expect(heard(worker, text)?.id).toBe('resume')
    },
  )
  test.each(['退会', '退会します', 'ワーカーをやめたいです', '登録を取り消したいです'])(
    '「%s」は、退会をたずねること',
    (text) => {
      expect(heard(worker, text)).toEqual({ id: 'quit', args: {} })
    },
  )
  test.each(['やめる', '仕事をやめたい', '辞めます', '辞めたいです'])('「%s」は、どちらかを聞く', (text) => {
    expect(heard(worker, text)).toEqual({ id: 'quit', args: { ask: 'which' } })
  })
  test.each([
    '休みますか',
    '休みたくないです',
    '明日は休みます',
    '今日は仕事を休みました',
    '子どもが学校を休みます',
    '休みの日に働けますか',
    'お休みなさい',
    'おやすみ',
    '休みました',
    '休むかもしれません',
    '林さんが休みます',
    '退会しません',
    '退会した人はいますか',
    'やめないでください',
    'やめたほうがいいですか',
    '再開はいつですか',
    '再開しないでください',
    'データが消えました',
    'データを消してしまいました',
    '入力したデータを消してもいいですか',
  ])('「%s」からは、何も決めない', (text) => {
    expect(readPlace(text)).toBeUndefined()
  })
  test('委員の「お休みします」は、会議の欠席。ワーカーを兼ねていても', () => {
    for (const speaker of [member, both])
      for (const text of ['お休みします', '休みます', '休む'])
        expect(heard(speaker, text)).toMatchObject({ id: 'rsvp', args: { answer: 'absent' } })
  })
  test('番号のある「やめます」は、その仕事の辞退。確かめの「やめる」は、しないこと', () => {
    expect(heard(worker, '4番やめます')).toMatchObject({ id: 'release', args: { job: '4' } })
    const asked = { id: 'release' as const, args: { job: '4' }, missing: 'sure' }
    expect(heard(worker, 'やめる', asked)).toMatchObject({ id: 'release', args: { sure: 'やめる' } })
  })
  test('データの削除は、だれからでも', () => {
    for (const speaker of [member, worker, { ...person, worker: null }])
      expect(heard(speaker, '私のデータを全部消してください')?.id).toBe('forget-me')
  })
})

describe('申し込む', () => {
  test.each([
    '仕事をしたい',
    '仕事がしたいのですが',
    'お仕事を探しています',
    'ワーカー登録',
    'ワーカーに登録したいです',
    'ワーカーになりたいんですが',
    '登録したい',
    '登録をお願いします',
    '申し込み',
    '申し込みたいです',
    '働きたいです',
    'こちらで働きたいのですが',
    '家で仕事をしてみたい',
    'join',
    "I'd like to work",
    'I want to join',
    'Can I work from home?',
  ])('「%s」', (text) => {
    expect(readJoining(text)).toBe(true)
  })
  test.each([
    '仕事',
    '登録',
    '仕事をしたくない',
    '主人が仕事をしたいそうです',
    '仕事を頼みたい',
    '会議に参加したい',
    '登録しました',
    '申し込みを取り消したい',
    '働いています',
    '友達登録しました',
    '仕事をお願いしたい',
    '登録は必要ですか',
    'Where do I work?',
    'work',
  ])('「%s」は、申し込みではない', (text) => {
    expect(readJoining(text)).toBe(false)
  })
  test('働いている人の「仕事をしたい」は、仕事の一覧', () => {
    expect(heard(worker, '仕事をしたい')?.id).toBe('job')
    expect(heard(member, '仕事をしたい')?.id).toBe('recruit')
  })
  test('聞かれたことへの言葉は、まずその答え。問いかけや、言葉のはっきりしたものは別', () => {
    const asked = { id: 'recruit' as const, args: {}, missing: 'text' }
    expect(heard(member, '水曜は欠席します', asked)).toMatchObject({ id: 'recruit' })
    expect(heard(member, '次回', asked)?.id).toBe('next')
    expect(heard(member, '次の会議はいつですか', asked)?.id).toBe('next')
  })
  test.each(['いくらもらえますか', '時給はいくら？', '相談したいです', 'How much is it?'])(
    '「%s」は、職員への問い',
    (text) => {
      expect(isQuestion(text)).toBe(true)
    },
  )
  test('短い答え', () => {
    expect(readShortAnswer('はい', 'consent')).toBe('agree')
    expect(readShortAnswer('いいえ', 'consent')).toBe('stop')
    expect(readShortAnswer('なし', 'wishes')).toBe('skip')
    expect(readShortAnswer('なし', 'name')).toBeUndefined()
    expect(readShortAnswer('もどる', 'hours')).toBe('back')
    expect(readShortAnswer('やめる', 'hours')).toBe('stop')
    expect(readShortAnswer('はい', 'hours')).toBeUndefined()
    expect(readShortAnswer('この内容で申し込む', 'review')).toBe('send')
    expect(readShortAnswer('直す', 'review')).toBe('change')
  })
})
