// Words about who people are: connecting an account, one-time codes, reaching a human.
import { inBoth } from '../turn/locale.ts'

const ja = {
  strangerTitle: 'はじめまして、寄合です',
  strangerHow:
    '町の会議と仕事のお知らせをする窓口です。お使いになるには、役場の企画課からお渡しする8けたのコードを、ここに送ってください。',
  strangerExample: '例：1234-5678',
  strangerHowSlack:
    '町の会議と仕事の庶務をする「寄合」です。お使いになるには、役場の企画課からお渡しする8けたのコードを、次のように送ってください。',
  strangerExampleSlack: '例：/yoriai 接続 1234-5678',
  strangerPhone: (phone: string) => `コードをお持ちでない方は、お電話ください：${phone}`,
  strangerNoPhone: 'コードをお持ちでない方は、役場の企画課へお問い合わせください。',
  otherWorkspace: 'このワークスペースは、つながっていません',
  otherWorkspaceHint: '町の庶務のワークスペースでお使いください。',
  codeUnknown: 'そのコードは使えません',
  codeUnknownHint: (left: number) => `数字をもう一度お確かめください。あと${left}回試せます。`,
  codeExpired: 'そのコードは期限が切れています',
  codeExpiredHint: '役場に新しいコードをお求めください。',
  wrongCodes: {
    many: 'まちがったコードの入力が続いています',
    closed: 'まちがったコードが多いため、入力を止めました',
  },
  wrongCodesHint: {
    many: 'この1時間に10回ありました。心あたりのない場合は、渡したコードを発行し直してください。',
    closed:
      'この1時間に30回ありました。1時間はだれもコードを使えません。お急ぎの方には、時間をおいてから新しいコードをお渡しください。',
  },
  triesUsedUp: 'しばらくお待ちください',
  triesUsedUpHint:
    'コードのまちがいが続いたため、1時間ほど受け付けを止めています。お急ぎのときは役場にお電話ください。',
  connected: (name: string) => `${name}さん、つながりました`,
  connectedHint: 'これからここに、会議や仕事のお知らせをお届けします。',
  codeAsk: 'コードを送ってください（8けたの数字）。',
  accountConnected: (name: string, platform: string) => `${name}さんの${platform}がつながりました。`,
  codeFor: (name: string) => `${name}さんの接続コード`,
  codeHow:
    'ご本人に渡し、LINEでこの番号を送ってもらってください。一度だけ使えます。前に出したコードは使えなくなりました。',
  codeUntil: '期限',
  code: 'コード',
  whoAsk: 'どなたですか。お名前を入れてください。',
  noSuchPerson: (name: string) => `「${name}」さんは名簿にいません`,
  noSuchPersonHint: 'お名前（姓だけでも）を確かめて、もう一度お試しください。',
  severalPeople: (name: string) => `「${name}」さんは何人かいます`,
  severalPeopleHint: 'どなたか選んでください。',
  nameOf: (name: string, about: string) => `${name}（${about}）`,
  issueCode: '接続コードを出す',
  workers: '住民ワーカー',
  noWorkers: 'まだ住民ワーカーはいません。',
  workerState: {
    applied: '応募中',
    trained: '研修済み',
    active: '活動中',
    resting: 'お休み中',
    left: '退会',
  },
  skills: '技能',
  holds: (n: number) => `受けている仕事 ${n}件`,
  unfollowed: (name: string) =>
    `${name}さんのLINEに、お知らせを届けられなくなりました（ブロックまたは友だち解除）。電話などでご連絡ください。`,
  unsent: (name: string) =>
    `${name}さんがLINEの送信を取り消しました。出欠などの記録は変わっていません。内容は残していません。`,
  languageNow: '日本語でお話しします。',
  languageTitle: '表示言語',
  languageAsk: 'どちらの言語でお話ししますか。',
}

const en: typeof ja = {
  strangerTitle: 'Hello, this is Yoriai',
  strangerHow:
    'I bring news of the town’s meetings and jobs. To begin, send the eight-digit code that the town office gave you.',
  strangerExample: 'Example: 1234-5678',
  strangerHowSlack:
    'This is Yoriai, the secretary of the town’s meetings and jobs. To begin, send the eight-digit code from the town office like this.',
  strangerExampleSlack: 'Example: /yoriai connect 1234-5678',
  strangerPhone: (phone) => `No code yet? Please call ${phone}.`,
  strangerNoPhone: 'No code yet? Please ask the planning section at the town office.',
  otherWorkspace: 'This workspace is not connected',
  otherWorkspaceHint: 'Please use the workspace of the town’s secretariat.',
  codeUnknown: 'That code does not work',
  codeUnknownHint: (left) => `Please check the digits. You can try ${left} more times.`,
  codeExpired: 'That code has expired',
  codeExpiredHint: 'Please ask the town office for a new one.',
  wrongCodes: {
    many: 'Wrong codes keep being typed',
    closed: 'Too many wrong codes: nobody can enter one for now',
  },
  wrongCodesHint: {
    many: 'There were 10 within the hour. If nobody you know is trying, issue the codes you handed out anew.',
    closed:
      'There were 30 within the hour. For an hour no code works. Those in a hurry can be given a new one after that.',
  },
  triesUsedUp: 'Please wait a while',
  triesUsedUpHint:
    'There were several wrong codes, so I pause for about an hour. If it is urgent, call the town office.',
  connected: (name) => `${name}, you are connected`,
  connectedHint: 'From now on you get news of meetings and jobs here.',
  codeAsk: 'Please send your code (eight digits).',
  accountConnected: (name, platform) => `${name}’s ${platform} account is connected.`,
  codeFor: (name) => `Connection code for ${name}`,
  codeHow: 'Give it to them; they send this number in LINE. It works once. Codes given before are void.',
  codeUntil: 'Valid until',
  code: 'Code',
  whoAsk: 'Who is it? Please give a name.',
  noSuchPerson: (name) => `There is no ${name} in the register`,
  noSuchPersonHint: 'Please check the name (a family name is enough) and try again.',
  severalPeople: (name) => `There are several people called ${name}`,
  severalPeopleHint: 'Please choose one.',
  nameOf: (name, about) => `${name} (${about})`,
  issueCode: 'Issue a code',
  workers: 'Resident workers',
  noWorkers: 'There are no resident workers yet.',
  workerState: { applied: 'applied', trained: 'trained', active: 'active', resting: 'resting', left: 'left' },
  skills: 'Skills',
  holds: (n) => `holds ${n} job(s)`,
  unfollowed: (name) =>
    `Messages no longer reach ${name} in LINE (blocked or removed). Please contact them another way.`,
  unsent: (name) =>
    `${name} took back a LINE message. Answers on record have not changed; its text is not kept.`,
  languageNow: 'I will speak English.',
  languageTitle: 'Language',
  languageAsk: 'Which language shall I speak?',
}

export const words = inBoth(ja, en)
