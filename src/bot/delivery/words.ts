// Words about handing work in.
import { inBoth } from '../turn/locale.ts'

const ja = {
  deliverAsk: (n: number) => `${n}番を納品しますか`,
  deliverAskHint: '仕上がっていれば、下のボタンを押してください。まだのときは、そのままでかまいません。',
  deliverNow: '納品する',
  delivered: (n: number, title: string) => `${n}番「${title}」の納品を受け付けました`,
  deliveredAt: '納品日時',
  deliveredAgain: (n: number) => `${n}番は、すでに納品いただいています`,
  deliveredTold: (name: string, n: number) => `${name}さんが${n}番を納品しました`,
  url: 'リンク',
}

const en: typeof ja = {
  deliverAsk: (n) => `Hand in No. ${n}?`,
  deliverAskHint: 'If it is finished, press the button below. If not, just leave it.',
  deliverNow: 'Hand it in',
  delivered: (n, title) => `No. ${n}, “${title}”, is delivered`,
  deliveredAt: 'Delivered',
  deliveredAgain: (n) => `You have delivered No. ${n} already`,
  deliveredTold: (name, n) => `${name} delivered No. ${n}`,
  url: 'Link',
}

export const words = inBoth(ja, en)
