// Other spellings of the words the bot listens for, and the courtesies around them that mean nothing to it.
import { foldKana } from './normalise.ts'

// kana, romaji and mistyped kanji → the usual kanji. The look-aheads keep homophones out.
const SPELLINGS: [string, string][] = [
  [
    'し[ゅゆ][っつ]?せき(?!簿)|しゅ[っつ]?s?せ(?:k[いi]|ki|き(?!簿))|しゅうせき|sh?y?usseki|syuseki|shuseki|出籍|出積|出せき|出斥|出隻',
    '出席',
  ],
  [
    'けっせき|け[っつ]?s?せ(?:k[いi]|ki|き)|kesseki|決席|欠籍|缺席|欠斥|欠隻|欠石|結席|欠せき|けつせき',
    '欠席',
  ],
  ['ふさんか|fusanka', '不参加'],
  ['さんか(?= ?(?:きぼう|し|で|い|さ|の|を|は|も|可|不|ok|希|予|$|。|、|\\?))|sanka', '参加'],
  ['さんせい(?= ?(?:し|で|に|い|だ|じゃ|よ|$|。|、|\\?))|sansei', '賛成'],
  ['はんたい(?= ?(?:し|で|に|い|だ|じゃ|よ|$|。|、|\\?))|hantai', '反対'],
  ['きけん(?= ?(?:しま|いたし|でお願|でおねがい))|kiken', '棄権'],
  [
    'だいり(?:にん|人)(?=[ :、はを])|だいり(?!せき|てん|にん)|dairi|代利|代里|第理|代り(?=人|の者|で|に)',
    '代理',
  ],
  ['(?<=参加 ?)きぼう', '希望'],
  ['せがれ', '倅'],
  ['こんかい', '今回'],
  ['(?<![ぁ-ん])つぎ(?= ?いつ|の|は| ?どこ|何|なん)', '次'],
  ['とうじつ', '当日'],
  ['こんど(?=の|は|も|、|$)', '今度'],
  ['(?<![ぁ-ん])じぶん(?=で|が|は)', '自分'],
  ['へんこう(?=し|で|お|を)', '変更'],
  ['とりけし|とり消し', '取り消し'],
  ['(?<=で)たの(?=む|み)', '頼'],
  ['ぎだい', '議題'],
  ['あじぇんだ', 'アジェンダ'],
  ['かいぎ', '会議'],
  ['じかい', '次回'],
  ['事態(?=し|いた|させ)|じたい(?=し|さ|を|いた|で(?!は|し|の)|[ 　、]?\\d|$)', '辞退'],
  ['おうぼ|oubo', '応募'],
  ['のうひん', '納品'],
  ['かんりょう(?=し|です|$|。|、)', '完了'],
  ['(?<!お)しごと', '仕事'],
  ['おしごと', 'お仕事'],
  ['あんけん', '案件'],
  ['ほうしゅう', '報酬'],
  ['しんちょく', '進捗'],
  ['みてい(?= ?(?:で|$|。))', '未定'],
  ['しゅっけつ|しゆつけつ', '出欠'],
  ['半ぶん', '半分'],
  ['いぎ(?=な|は|あり|ござ)', '異議'],
  ['いぞん(?=な|は|あり|ござ)', '異存'],
  ['でんわ', '電話'],
  ['(?<=[0-9])ばん(?!ち|せん|ぐみ)', '番'],
]
/** Typed in katakana, as some telephones do. */
const COURTESIES =
  /スミマセン|スイマセン|ゴメンナサイ|モウシワケ(?:アリ|ゴザイ)マセン|アリガトウ(?:ゴザイ(?:マス|マシタ))?|オセワニ?ナ(?:リマス|ッテ(?:オリ|イ)?マス)|ヨロシク|オネガイ(?:イタ)?シマス|シツレイシマス|コンニチハ/gu
const SPELLING_RULES = SPELLINGS.map(([from, to]) => [new RegExp(from, 'gu'), to] as const)

/** Rewrites keyword spellings inside normalised text; everything else, names above all, stays as typed (C3). */
export const spell = (text: string): string => {
  let spelled = text.replace(COURTESIES, foldKana)
  for (const [from, to] of SPELLING_RULES) {
    const key = foldKana(spelled)
    let at = 0
    let out = ''
    for (const hit of key.matchAll(from)) {
      out += spelled.slice(at, hit.index) + to
      at = hit.index + hit[0].length
    }
    spelled = out + spelled.slice(at)
  }
  return spelled
}

const BUT = '(?:のですが|んですが|ですが|ますが|ましたが|が|けれども|けれど|けども|けど)?[、 ]?'
const VERY =
  '(?:大変|たいへん|誠に|まことに|本当に|ほんとに|ほんとうに|どうも|急で|直前で|突然で?|勝手ながら|毎度)?'
// Apologies, greetings and thanks; `$1` keeps the tense of an apology, since 「欠席して失礼しました」 is past.
const APOLOGIES = new RegExp(
  `(?:あい)?${VERY}(?:(?:申し?訳|申しわけ|もうしわけ)(?:が|は)?(?:ござい|ごさい|あり|御座い)?(?:ませんが|ません|ない|なく|無い|ないです)(?:でした|です)?|すみません(?:でした)?|すいません(?:でした)?|すまん|ごめんなさい|ごめんね?|(?:大変)?失礼(?:いた|致)?しました|ご迷惑を?(?:おかけ|お掛け)?(?:し|いたし|致し)(?:ます|ました|て)|恐れ入りま(?:す|した)|恐縮です|心苦しいのです|お恥ずかしいのです)${BUT}`,
  'gu',
)
const GREETINGS = new RegExp(
  [
    '(?:いつも|大変|たいへん|平素より?)?お世話(?:になっ(?:ており|てい|て)ます|になります|様です|さまです)。?',
    '(?:お疲れ|おつかれ|お疲|ご苦労)(?:様|さま)(?:です|でした)?[。、]?',
    'おはようございます|こんにち[はわ]|こんばん[はわ]|はじめまして|どうも(?=。|、|$)',
    'おせわに?(?:になります|になって(?:おり|い)?ます|なります)[。、 ]?|お世話なります|おつかれ(?:さま)?(?:です)?[。、 ]?|ご無沙汰(?:して(?:い|おり)ます)?[。、]?',
    'お忙しい(?:ところ|中|なか)[、 ]?',
    `(?:いつも|この度は|ご?(?:連絡|案内|通知|丁寧に|招待|配慮))?(?:を|いただき|頂き|くださり|下さり)*[、]?${VERY}(?:ありがとう|有難う|有り難う|有りがとう)(?:ござい(?:ます|ました))?${BUT}`,
    `(?:(?:ご?出席|欠席|ご?出欠)の)?(?:お?(?:返事|返信|連絡|回答|報告|返答|ご連絡|ご返信)(?:が|の)?${VERY}(?:遅れ|遅く|おそく|おくれ)(?:なり|なって|て)?(?:しまい|しまって)?(?:まして|ました)?)${BUT}`,
    `(?:了解|承知|かしこまり|承り)(?:いた|致)?(?:し|で)?ま?し?た?(?:です)?[。、]`,
    `残念(?:ながら|ですが|なのですが|なんですが)[、 ]?|あいにく(?!の)(?:ですが)?[、 ]?|せっかく(?:の[^、。]{1,8})?(?:ですが|なのですが|ながら)[、 ]?`,
    `お手数(?:です|を?(?:おかけ|お掛け)(?:し|いたし|致し)ます)${BUT}`,
    'そうですね[、。]?|えっ?と[、。]?|あのー?[、。]',
  ].join('|'),
  'gu',
)

/** Takes greetings, thanks and apologies out of a sentence, but keeps an apology's past tense. */
export const withoutCourtesies = (text: string): string =>
  text
    .replace(APOLOGIES, (said, offset: number) => {
      const afterVerb = /[てでずく]$/u.test(text.slice(0, offset))
      if (afterVerb && /でした|失礼(?:いた|致)?しました|かけしました|致しました/u.test(said)) return 'ました'
      return afterVerb ? '。' : ''
    })
    .replace(GREETINGS, (said, offset: number) =>
      // 「報酬ありがとうございました」 is thanks for something, not the word 報酬 alone.
      /ありが|有/u.test(said) && /[^。、?\s]$/u.test(text.slice(0, offset)) ? 'ありがとう。' : '',
    )
    .replace(/(?:どうぞ|何卒|なにとぞ)?(?:宜しく|よろしく)(?=お願い|おねがい|頼)/gu, '')
    .replace(/^[。、\s]+/u, '')
    .replace(/[。、\s]{2,}/gu, (run) => (run.includes('。') ? '。' : run))
