// Words about handing work in.
import { inBoth } from '../turn/locale.ts'

const ja = {
  delivered: (n: number, title: string) => `${n}番「${title}」の納品を受け付けました`,
  deliveredAt: '納品日時',
  deliveredAgain: (n: number) => `${n}番は、すでに納品いただいています`,
  deliveredTold: (name: string, n: number) => `${name}さんが${n}番を納品しました`,
  url: 'リンク',
}

const en: typeof ja = {
  delivered: (n, title) => `No. ${n}, “${title}”, is delivered`,
  deliveredAt: 'Delivered',
  deliveredAgain: (n) => `You have delivered No. ${n} already`,
  deliveredTold: (name, n) => `${name} delivered No. ${n}`,
  url: 'Link',
}

export const words = inBoth(ja, en)
