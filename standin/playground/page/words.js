// Every sentence of the page, in both languages.

const sentences = {
  playground: { ja: '遊び場', en: 'Playground' },
  lead: {
    ja: '誰にでもなって、LINE と Slack で話しかけてみてください。ここだけで動く見本で、外へは何も送られません。',
    en: 'Be anyone, and talk to the bot in LINE and Slack. It all runs on this machine; nothing is sent outside.',
  },
  sides: { ja: '画面の切り替え', en: 'Switch screens' },
  news: { ja: 'ほかの人に届いたもの', en: 'What arrived for others' },
  newsEmpty: {
    ja: 'ほかの人に何か届くと、ここに出ます。',
    en: 'When something arrives for someone else, it shows up here.',
  },
  arrived: { ja: '{name} さんに届きました', en: 'Arrived for {name}' },
  switchTo: { ja: '{name} さんに切り替える', en: 'Switch to {name}' },
  dismiss: { ja: '閉じる', en: 'Dismiss' },
  linePane: { ja: 'LINE のトーク', en: 'LINE chat' },
  slackPane: { ja: 'Slack のワークスペース', en: 'Slack workspace' },
  youAre: { ja: 'いまは', en: 'You are' },
  officialAccount: { ja: '公式アカウント', en: 'Official account' },
  chatLog: { ja: 'トークの内容', en: 'Chat' },
  message: { ja: 'メッセージを入力', en: 'Message' },
  send: { ja: '送信', en: 'Send' },
  chatEmpty: {
    ja: '「出席」「次回」「仕事一覧」など、短い言葉で話しかけてください。',
    en: 'Try short words: 出席 (attend), 次回 (next meeting), 仕事一覧 (jobs).',
  },
  notDelivered: { ja: 'ボットに届きませんでした（{status}）', en: 'The bot did not take it ({status})' },
  unsend: { ja: '送信取消', en: 'Unsend' },
  unsent: { ja: 'メッセージの送信を取り消しました', en: 'You unsent a message' },
  unknownMessage: { ja: 'このメッセージは表示できません', en: 'This message cannot be shown' },
  imageMessage: { ja: '画像', en: 'Image' },
  channels: { ja: 'チャンネル', en: 'Channels' },
  directMessages: { ja: 'ダイレクトメッセージ', en: 'Direct messages' },
  apps: { ja: 'App', en: 'Apps' },
  homeTab: { ja: 'ホーム', en: 'Home' },
  homeEmpty: { ja: 'ホームにはまだ何もありません。', en: 'There is nothing on the Home tab yet.' },
  messages: { ja: 'メッセージ', en: 'Messages' },
  roomEmpty: {
    ja: '「/」で始めると、使えるコマンドの一覧が出ます。',
    en: 'Start with “/” to see the commands you can use.',
  },
  slashHint: { ja: '「/」でコマンド　@yoriai で呼びかけ', en: '“/” for commands, @yoriai to mention' },
  writeTo: { ja: '{name} へのメッセージ', en: 'Message {name}' },
  onlyYou: { ja: 'あなただけに表示されています', en: 'Only visible to you' },
  edited: { ja: '（編集済み）', en: '(edited)' },
  app: { ja: 'アプリ', en: 'APP' },
  choose: { ja: '選択してください', en: 'Choose' },
  more: { ja: 'その他の操作', en: 'More actions' },
  optional: { ja: '（任意）', en: '(optional)' },
  close: { ja: '閉じる', en: 'Close' },
  cancel: { ja: 'キャンセル', en: 'Cancel' },
  submit: { ja: '送信', en: 'Submit' },
  ok: { ja: '決定', en: 'OK' },
  pickDate: { ja: '日時を選ぶ', en: 'Pick a date' },
  actionFailed: {
    ja: 'うまくいきませんでした。もう一度お試しください。',
    en: 'That didn’t work. Please try again.',
  },
  offline: { ja: 'サーバーとの接続が切れました。つなぎ直しています…', en: 'Lost the server. Reconnecting…' },
  copied: { ja: 'コピーしました', en: 'Copied' },
  file: { ja: 'ファイル', en: 'File' },
  nobody: { ja: 'まだ誰もいません', en: 'Nobody yet' },
  other: { ja: 'English', en: '日本語' },
}

let locale = localStorage.getItem('yoriai.locale') === 'en' ? 'en' : 'ja'

export const currentLocale = () => locale

export const setLocale = (chosen) => {
  locale = chosen
  localStorage.setItem('yoriai.locale', chosen)
}

/** The sentence in the page's language, with its gaps filled. */
export const say = (key, gaps = {}) =>
  Object.entries(gaps).reduce(
    (sentence, [name, value]) => sentence.replace(`{${name}}`, value),
    sentences[key]?.[locale] ?? key,
  )

/** Words the markup asks for by `data-words`, `data-label`, `data-placeholder`. */
export const fillWords = (root = document) => {
  document.documentElement.lang = locale
  for (const element of root.querySelectorAll('[data-words]'))
    element.textContent = say(element.dataset.words)
  for (const element of root.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', say(element.dataset.label))
  for (const element of root.querySelectorAll('[data-placeholder]'))
    element.placeholder = say(element.dataset.placeholder)
}

export const clock = (ms) =>
  new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { hour: 'numeric', minute: '2-digit' }).format(
    ms,
  )

export const day = (ms) =>
  new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(ms)
