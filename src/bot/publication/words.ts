import { inBoth } from '../turn/locale.ts'

const ja = {
  title: (meeting: string) => `公開用の会議録：${meeting}`,
  version: (no: number) => `第${no}版（確定）から`,
  names: '置きかえた名前',
  contacts: '消した電話番号・メールアドレス',
  places: (n: number) => `${n}か所`,
  uncertain: '確かめてください',
  uncertainHint:
    '名字だけのところや、長い名前の一部は、そのまま残っています。Wordで読み直し、要るところを直してから公開してください。',
  nothing: '名字だけのところは、見つかりませんでした。',
  limits: '名簿にない人の名前は、見つけられません。公開する前に、必ず読み直してください。',
  more: (n: number) => `ほかに${n}か所`,
  word: '公開用をWordで保存',
  markdown: '公開用をテキスト（Markdown）で保存',
  file: '_公開用',
  foot: '公開用（氏名・連絡先を除いたもの）',
  footHash: (start: string) => `もとの本文の検査値（SHA-256の先頭16桁）：${start}`,
  member: (title: string | null, office: string | undefined) =>
    `${office ?? '委員'}${title ? `（${title}）` : ''}`,
  staff: '事務局職員',
  proxy: '代理出席者',
  other: '（氏名略）',
  phone: '（電話番号略）',
  mail: '（メールアドレス略）',
}

const en: typeof ja = {
  title: (meeting) => `Public minutes: ${meeting}`,
  version: (no) => `Of version ${no} (final)`,
  names: 'Names replaced',
  contacts: 'Telephone numbers and e-mail addresses taken out',
  places: (n) => `${n}`,
  uncertain: 'Please look at these',
  uncertainHint:
    'Surnames alone, and parts of longer names, are still there. Please read the Word file and mend it before you publish it.',
  nothing: 'No surnames were found alone.',
  limits:
    'Names of people who are not in the register cannot be found: please read everything before you publish it.',
  more: (n) => `${n} more`,
  word: 'Save the public version as Word',
  markdown: 'Save the public version as text (Markdown)',
  file: '_public',
  foot: 'Public version, without names and contacts',
  footHash: (start) => `Check value of the full text (first 16 digits of its SHA-256): ${start}`,
  member: (title, office) => `${office ?? 'Member'}${title ? ` (${title})` : ''}`,
  staff: 'Secretariat',
  proxy: 'Proxy',
  other: '(name withheld)',
  phone: '(number withheld)',
  mail: '(address withheld)',
}

export const words = inBoth(ja, en)
