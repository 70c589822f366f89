// Which job is meant: 3番, No.12, ③, 「応募 12」; never a time, a date, a price, a phone number or "the most".
import { pattern } from '../language/pattern.ts'

/** 「4番と似た5番」: only told to tell another. */
const LIKE = /\d{1,4}番(?:と|に)(?:似た|同じような|同じ|近い|続く)/gu
const NUMBERED = new RegExp(
  pattern`
  (?:no|number|ナンバー|なんばー|番号|案件|仕事|ジョブ|job|#|j)(?:番号)?[.:# ]{0,2}(\d{1,4})(?!\d
  |[-時分円月日年歳人件枚回割%/])|第(\d{1,4})番(?!目)|(?<![\d.\-/(第])(\d{1,4})(?:番(?!目|地|線|組|弟|好)|号(?!室|車|線
  |議案))
`,
  'gu',
)
// 「入力の仕事が1番好き」: a superlative.
const MOST = new RegExp(
  pattern`
  1番(?=[^、。]{0,4}(?:好|すき|得意|楽|簡単|いい|良|よい|高|安|早|近|大変|難|苦手|嬉|うれ|助か|多|少
  |新し|古|人気|向い|合|大事|大切|重要|はや|最初|下|上|気|お?すすめ|ほし|大き|小さ|長|短|ひど|面白
  |おもしろ|やりがい|稼|最近|遅|つら|きつ|暇|忙))
`,
  'gu',
)
// A number with nothing after it but an act, or after the act: 「12 応募」「応募 12」「3お願いします」.
const BEFORE_ACT = pattern`
  (?:^|[、。?])(\d{1,4})(?=(?:を|に|の(?:仕事|案件)|は|、)?(?:を|に)?(?:応募|やり|やら|やる|お願い|辞退
  |キャンセル|きゃんせる|納品|終わ|完了|でき|希望|受け|引き受|担当|提出|半分|進捗|完成|手を|ください))
`
const AFTER_ACT = pattern`
  (?:応募|辞退|納品|進捗|キャンセル|きゃんせる|完了|提出|希望|apply(?: for)?|take|cancel|drop|finished
  |done with)(?:します|です)?[ :、]*(?:for )?(?:job )?(\d{1,4})(?![\d/%件枚時分円割-]|月|日)
`

/** The job numbers in a folded sentence, each once, in the order said (C2). */
export const jobNumbers = (key: string): number[] => {
  const plain = key.replace(MOST, '最').replace(LIKE, '')
  const named = [...plain.matchAll(NUMBERED)].map((hit) => Number(hit[1] ?? hit[2] ?? hit[3]))
  if (named.length > 0) return [...new Set(named)]
  const bare = BEFORE_ACT.exec(plain) ?? AFTER_ACT.exec(plain)
  return bare?.[1] === undefined ? [] : [Number(bare[1])]
}

// What a job may be called behind its number: 「7番の文字起こし」. Whatever else stands there (4番の請求書, 4番の面談) is
// something about the job, and what is said of it is not said of the job.

/** What the work is, or what comes of it. */
const WORK = [
  '入力',
  '打ち込み',
  'うちこみ',
  'たいぴんぐ',
  '文字起こし',
  'てーぷ起こし',
  '起こし',
  '翻訳',
  '校正',
  '校閲',
  '集計',
  '仕分け',
  '分類',
  '整理',
  '検品',
  '梱包',
  '袋詰め',
  '袋入れ',
  '箱詰め',
  '封入',
  '封入れ',
  '封筒入れ',
  '封筒詰め',
  '封かん',
  '封緘',
  '宛名',
  '宛名書き',
  '宛名貼り',
  'あてな書き',
  '切手貼り',
  'らべる貼り',
  'しーる貼り',
  'ちらし折り',
  '折り',
  '貼り',
  '印刷',
  'すきゃん',
  '撮影',
  '写真',
  '編集',
  '動画編集',
  '加工',
  'でざいん',
  'いらすと',
  'らいてぃんぐ',
  '執筆',
  '清書',
  '浄書',
  '記事',
  '記事作成',
  '投稿',
  '更新',
  '作成',
  '作り',
  'づくり',
  '登録作業',
  '調べ',
  '調査',
  '聞き取り',
  '配布',
  '配達',
  '電話かけ',
  '受付業務',
  '監修',
  '書き起こし',
  '書き',
  '書き込み',
  '下調べ',
  'りすと作り',
  'りすと化',
  'でーた化',
  '電子化',
  'でーた',
  '名簿',
  'りすと',
  '一覧表',
  '集計表',
  '台帳',
  '住所録',
  '日報',
  'らべる',
  '伝票',
  '議事録',
  'ちらし',
  '広報',
  '音声',
  '原稿',
  'ほーむぺーじ',
  'ぶろぐ',
  'さいと',
  '内職',
  '手伝い',
]
/** Without saying what it is. */
const THING = ['お?仕事', '案件', '作業', '業務', 'やつ', 'たすく', '内職', '受注', '担当', '担当分']
const NOT_OF_IT =
  '(?:免許|車検|保険|確定申告|年賀|停|駅|線|棚|部屋|窓口|出口|から|まで|以外|外|さん|様|方|人(?!件)|私|妻|夫|母|父|息子|娘|友|締|報酬|会議|会|研修|講習|面談|質問|請求|契約|下書|見本|予約|連絡|期限|延長|電話|募集|表紙|前半|後半|今日|昨日|明日|一部|半分|途中|準備|練習|残り|次の|てすと|お試し|試し|募集)'

/** 「の農協の伝票入力」, 「の入力のやつ」, 「の仕事」: one of those words, after whatever tells it from others. */
const LETTER = '(?:[^、。はがをもにと?\\d]|(?<=[ーすき])と|に(?=[ゅー]))'
export const TITLE = new RegExp(
  `^の(?![^、。]*${NOT_OF_IT})(?:${LETTER}{0,10}?(?:${WORK.join('|')}){1,3}(?:の?(?:${THING.join('|')}))?|${LETTER}{0,8}?(?:${THING.join('|')}))$`,
  'u',
)
export const LONGEST_TITLE = 18
