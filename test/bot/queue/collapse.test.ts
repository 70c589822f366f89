// 夜のあいだに言われたことを、朝に見直す。
import { describe, expect, test } from 'vitest'
import { collapsed } from '../../../src/bot/queue/collapse.ts'
import type { Message } from '../../../src/bot/queue/message.ts'
import { card, text } from '../../../src/bot/turn/card.ts'
import { plainText } from '../../../src/bot/turn/plain-text.ts'

const said = (title: string, more: Partial<Message> = {}): Message => ({
  ...{ town: 'mura', platform: 'line', to: ['a', 'b'], room: 'person' },
  card: card(title, [text(`${title}の内容`)]),
  ...more,
})
const at = (revision: number) => ({ meeting: { id: 'c-1', revision, states: ['convened' as const] } })
const moved = (title: string, revision: number) => said(title, { topic: 'meeting c-1', while: at(revision) })
const back = (revision: number) => said('戻す', { topic: 'meeting c-1', while: at(revision), undoes: true })
const heard = (held: Message[]) => collapsed(held).map(({ to, card: told }) => `${to.join()}: ${told.title}`)

describe('同じことについての知らせ', () => {
  test('あとのものだけが届く', () => {
    expect(heard([moved('一度目', 2), moved('二度目', 3)])).toEqual(['a,b: 二度目'])
  })
  test('取り消されたものは、届かない', () => {
    expect(heard([moved('一度目', 2), back(3)])).toEqual([])
  })
  test('二度目だけを取り消せば、一度目が、いまの版のものとして届く', () => {
    expect(collapsed([moved('一度目', 2), moved('二度目', 3), back(4)])).toMatchObject([
      { card: { title: '一度目' }, while: at(4) },
    ])
  })
  test('昼に届いたものの取り消しは、届く', () => {
    expect(heard([back(3)])).toEqual(['a,b: 戻す'])
  })
  test('招集の知らせは、その夜の変更とは別に届く', () => {
    expect(heard([said('招集'), moved('変更', 2), back(3)])).toEqual(['a,b: 招集'])
  })
})

describe('一人に一通', () => {
  test('いくつもあれば、一枚にまとまり、なにも失われない', () => {
    const [one, ...others] = collapsed([said('甲'), said('乙'), said('丙')])
    expect(others).toEqual([])
    const words = one ? plainText(one.card) : ''
    for (const each of ['甲の内容', '乙', '乙の内容', '丙', '丙の内容']) expect(words).toContain(each)
  })
  test('聞く人がちがえば、それぞれに、その人の分だけが届く', () => {
    expect(heard([said('甲', { to: ['a'] }), said('乙', { to: ['a', 'b'] })])).toEqual(['a: 甲', 'b: 乙'])
  })
  test('条件のあるものは、混ぜない', () => {
    expect(collapsed([said('甲'), moved('乙', 2)])).toHaveLength(2)
  })
})
