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
  takenBack: (n: number) => `${n}番の納品を取り消しました`,
  takenBackHint: 'できあがったら、もう一度「納品」と送ってください。',
  takenBackTold: (name: string, n: number) => `${name}さんが${n}番の納品を取り消しました`,
  notDelivered: (n: number) => `${n}番は、納品されていません`,
  notToTakeBack: (n: number) => `${n}番は、すでに検収に進んでいます`,
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
  takenBack: (n) => `The delivery of No. ${n} is taken back`,
  takenBackHint: 'Send “deliver” again when it is done.',
  takenBackTold: (name, n) => `${name} took back the delivery of No. ${n}`,
  notDelivered: (n) => `No. ${n} is not delivered`,
  notToTakeBack: (n) => `No. ${n} is being inspected already`,
}

export const words = inBoth(ja, en)
