// Words about the program itself, for the secretariat.
import { inBoth } from '../turn/locale.ts'

const ja = {
  undeliveredTitle: '届かなかったお知らせ',
  undeliveredNone: '届かなかったお知らせはありません。',
  undeliveredRow: (n: number, platform: string) => `${platform}：${n}人あて`,
  undeliveredWhy: '理由',
  resend: 'もう一度送る',
  resent: (n: number) => `${n}件を送り直します`,
  somethingUndelivered: '届かなかったお知らせがあります',
  somethingUndeliveredHint: '「/yoriai undelivered」で、内容と再送ができます。',
  unreachable: (name: string, platform: 'line' | 'slack') =>
    `${name}さんの${platform === 'line' ? 'LINE' : 'Slack'}には届きません`,
  unreachableHint:
    '登録されている宛先が使えません。ほかの方法でご連絡ください。本人が寄合に話しかけると、また届くようになります。',
  databaseBack: '記録の保存が止まっていましたが、元に戻りました',
  databaseBackHint: (from: string, to: string) =>
    `${from}から${to}まで、新しいご連絡を受け取れませんでした。受け取りましたとお答えしたものは、すべて残っています。その間に送れなかった方がいたら、もう一度お送りいただくようお伝えください。`,
  quotaUsedUp: 'LINEの今月の送信枠を使い切ったため、お知らせを送れませんでした。電話などでご連絡ください。',
}

const en: typeof ja = {
  undeliveredTitle: 'Undelivered messages',
  undeliveredNone: 'There are no undelivered messages.',
  undeliveredRow: (n, platform) => `${platform}: to ${n} people`,
  undeliveredWhy: 'Reason',
  resend: 'Send again',
  resent: (n) => `${n} messages are being sent again`,
  somethingUndelivered: 'A message could not be delivered',
  somethingUndeliveredHint: '“/yoriai undelivered” shows it and can send it again.',
  unreachable: (name, platform) => `${name} cannot be reached in ${platform === 'line' ? 'LINE' : 'Slack'}`,
  unreachableHint:
    'The address on record does not work. Please reach them another way. Once they write to Yoriai, messages reach them again.',
  databaseBack: 'Records could not be saved for a while; they can be again',
  databaseBackHint: (from, to) =>
    `From ${from} to ${to} nothing new could be received. Everything that was answered as received is there. Anybody who could not get through then should send it again.`,
  quotaUsedUp:
    'This month’s LINE messages are used up, so a message could not be sent. Please contact people another way.',
}

export const words = inBoth(ja, en)
