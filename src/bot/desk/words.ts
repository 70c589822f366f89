// Words about the program itself, for the secretariat.
import { inBoth } from '../turn/locale.ts'

const ja = {
  deskTitle: (town: string) => `${town}の庶務の机`,
  acts: {
    phone: '電話の返事を記録',
    meeting: '会議を作る',
    job: '仕事を募集する',
    register: '委員の名簿',
  },
  meetings: 'これからの会議',
  noMeetings: '招集済みの会議はありません。',
  more: (n: number, where: string) => `ほかに${n}件あります（${where}）。`,
  decisions: '決めるのを待っているもの',
  noDecisions: '待っているものはありません。',
  noEnquiries: '対応を待っている方はいません。',
  jobs: '見ておきたい仕事',
  noJobs: '納品・遅れ・順番待ちのある仕事はありません。',
  jobDelivered: (n: number) => `納品 ${n}件（確認待ち）`,
  jobLate: (n: number) => `遅れの連絡 ${n}件`,
  jobWaiting: (n: number) => `順番待ち ${n}人`,
  delivery: 'お知らせの届き具合',
  lost: (n: number) => `届かなかったお知らせが${n}件あります。`,
  lineLeft: (messages: number | undefined, at: string) =>
    messages === undefined
      ? `LINEの今月の送信数に上限はありません（${at}）。`
      : `LINEの今月の残りは${messages.toLocaleString('ja-JP')}通です（${at}）。`,
  lineLeftUnknown: 'LINEの今月の残りは、まだ分かりません。',
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
  deskTitle: (town) => `The secretariat’s desk, ${town}`,
  acts: {
    phone: 'Record a phone answer',
    meeting: 'Draft a meeting',
    job: 'Open a job',
    register: 'Members',
  },
  meetings: 'Meetings to come',
  noMeetings: 'No meeting is convened.',
  more: (n, where) => `${n} more (${where}).`,
  decisions: 'Waiting for a decision',
  noDecisions: 'Nothing waits.',
  noEnquiries: 'Nobody is waiting for the staff.',
  jobs: 'Jobs to look at',
  noJobs: 'No job has a delivery, a delay or people in line.',
  jobDelivered: (n) => `${n} delivered, to be checked`,
  jobLate: (n) => `${n} said to be late`,
  jobWaiting: (n) => `${n} in line`,
  delivery: 'Delivery of messages',
  lost: (n) => `${n} messages could not be delivered.`,
  lineLeft: (messages, at) =>
    messages === undefined
      ? `LINE sets no limit on this month’s messages (${at}).`
      : `LINE takes ${messages.toLocaleString('en-GB')} more messages this month (${at}).`,
  lineLeftUnknown: 'How many messages LINE still takes this month is not known yet.',
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
