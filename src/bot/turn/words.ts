// Words about every part of the conversation.
import { inBoth } from './locale.ts'

const ja = {
  article: '根拠',
  reading: '読み方',
  bot: '寄合',
  yes: 'はい',
  no: 'いいえ',
  undo: '取り消し',
  back: 'やめる',
  help: '使い方',
  talkToStaff: '職員と話したい',
  greetings: (name: string) => `${name}さん、こんにちは`,
  notUnderstood: 'すみません、うまく読み取れませんでした',
  notUnderstoodHint: '何も変更していません。下のボタンから選ぶか、短い言葉で送ってください。',
  didYouMean: 'もしかして、こちらですか。',
  unclearCommand: (word: string) => `「${word}」の続きが読み取れませんでした。何も変更していません。`,
  notAllowedTitle: 'この操作はできません',
  notAllowed: (who: string) => `この操作ができるのは、${who}です。`,
  notAllowedHint: 'お困りのときは「職員と話したい」と送ってください。',
  audience: {
    anyone: 'どなたでも',
    connected: '登録された方',
    member: '委員の方',
    proxy: '代理の方',
    worker: '住民ワーカーの方',
    chair: '会長',
    vice: '副会長',
    mayor: '町長',
    observer: 'オブザーバーの方',
    guest: '出席を求められた方',
    supporter: '支援者の方',
    director: 'ディレクター',
    staff: '庶務の職員',
  },
  faultTitle: 'いま、うまくいきませんでした',
  fault: '操作は記録されていません。少し待ってから、もう一度お試しください。続くときは役場にお電話ください。',
  wrongValue: (arg: string, bounds?: string) =>
    bounds
      ? `「${arg}」は ${bounds.replace('–', '〜')} の数で送ってください`
      : `「${arg}」が読み取れませんでした`,
  unsupported: 'このメッセージの種類にはまだ対応していません。言葉で送ってください。',
  groupOnly: 'この内容は、寄合との1対1のトークで送ってください。',
  groupHello: (town: string) =>
    `${town}の「寄合」です。出欠や仕事のやりとりは、私との1対1のトークでお願いします。`,
  details: '内容',
}

const en: typeof ja = {
  article: 'Article',
  reading: 'Reading',
  bot: 'Yoriai',
  yes: 'Yes',
  no: 'No',
  undo: 'Undo',
  back: 'Never mind',
  help: 'Help',
  talkToStaff: 'Talk to staff',
  greetings: (name) => `Hello, ${name}`,
  notUnderstood: 'Sorry, I could not make sense of that',
  notUnderstoodHint: 'Nothing was changed. Choose a button, or send a short word.',
  didYouMean: 'Did you mean one of these?',
  unclearCommand: (word) => `I could not read what follows “${word}”. Nothing was changed.`,
  notAllowedTitle: 'This is not possible',
  notAllowed: (who) => `Only ${who} can do this.`,
  notAllowedHint: 'If you need help, send “talk”.',
  audience: {
    anyone: 'anyone',
    connected: 'registered people',
    member: 'members',
    proxy: 'proxies',
    worker: 'resident workers',
    chair: 'the chair',
    vice: 'the vice-chair',
    mayor: 'the mayor',
    observer: 'observers',
    guest: 'invited guests',
    supporter: 'supporters',
    director: 'directors',
    staff: 'the secretariat',
  },
  faultTitle: 'That did not work just now',
  fault: 'Nothing was recorded. Please wait a little and try again. If it goes on, call the town office.',
  wrongValue: (arg, bounds) =>
    bounds ? `“${arg}” takes a number from ${bounds}` : `I could not read “${arg}”`,
  unsupported: 'I cannot read this kind of message yet. Please send words.',
  groupOnly: 'Please send this to me in a 1:1 chat.',
  groupHello: (town) =>
    `This is Yoriai of ${town}. Please answer invitations and take jobs in a 1:1 chat with me.`,
  details: 'Details',
}

export const words = inBoth(ja, en)
