// Why someone cannot: 「子どもが熱を出してできなくなりました」 → 子どもが熱を出した.
import { pattern } from './pattern.ts'

// Said before a reason without being part of it.
const LEAD = pattern`
  ^(?:(?:私|わたくし|わたし|僕|俺|おれ|おら|わし|自分|当方)(?:は|の方は|ですが|も|、)|今回(?:の会議|の件)?(?:のみ|こそは?|ばかりは?|は|も
  |ですが|だけ)?|次回(?:の会議)?は?|(?:その|そん|この)時は|同日は|会議の日は|あの日は|この度は|このたびは|今度は|開催日は|ちょうど|今度の会議(?:は|ですが)?|その日(?:は|に限って)?|当日は?|会議(?:は|ですが
  |の件ですが)|(?:第\d+回|\d{1,2}月\d{1,2}日|\d{1,2}\/\d{1,2}|\d{1,2}日)(?:の会議|の件)?(?:は|ですが
  |も)?|(?:no\.?|No\.?|#)?\d{1,4}番?(?:の(?:仕事|案件|件))?(?:は|を|ですが|なのですが|なんですが|も)?
  |(?:この|その)(?:仕事|案件)(?:は|を)?|実は|やはり|やっぱり|どうにも|ちと|ちっと|急に|急遽|突然|少し|ちょっと
  |どうしても(?!外|はず|抜)|また|もう|でも|しかし|ですが|すでに|既に|大変|本当に|勝手ながら|ただ|なお
  |生憎|せっかく(?:ですが)?|まことに|誠に|お?返事(?:が)?|皆さん|(?:欠席の?)?理由[:は]|、|:|。|-)+
`
// Said between the reason and the refusal: 「都合が合わず|今回は|欠席します」.
const TRAIL = pattern`
  (?:(?:第\d+回)?の?(?:推進)?会議(?:を|への)|(?:ご?出席|参加)(?:が|は)|会議|(?:今回|当日|その日|次回|今度の会議|会議)(?:に|の会議)?(?:は|も|に)|(?:No\.?|no\.?
  |#)?\d{1,4}番(?:の(?:仕事|案件|件))?(?:は|を|が)?|(?:この|その)?(?:仕事|案件)を|私は|どうしても|急遽
  |残念ながら)+$
`
// 「〜で」 that is a way or a manner, not a reason.
const NOT_A_REASON = pattern`
  ^(?:しばらく|当分|当面|よろしく|早く|なるべく|大事を(?:とっ|取っ)て?た?|おんらいん|オンライン|リモート|zoom|Zoom|ZOOM|ズーム|Teams|teams|会場|現地|対面|ウェブ|Web|web
  |WEB|代理|自分|本人|一人|1人|今回|ここ|これ|それ|そこ|電話|急ぎ|途中|残念|私|わたし|わたくし|家|自宅|在宅|メール|出席
  |欠席|参加|不参加|こちら|みんな|全部|会議|全員|まで|以上|その|午前|午後|×|△|○|前回|次回|出)$|(?:出席
  |欠席|参加|賛成|反対|返事|回答|お願いし|やりた|応募し|引き受け|受け)(?:し|と|で|に|た)?[ぁ-ん]{0,6}$
`

const ROWS: Record<string, string> = {
  い: 'う',
  き: 'く',
  ぎ: 'ぐ',
  し: 'す',
  ち: 'つ',
  に: 'ぬ',
  び: 'ぶ',
  み: 'む',
  り: 'る',
}
const PAST_ROWS: Record<string, string> = {
  い: 'った',
  き: 'いた',
  ぎ: 'いだ',
  し: 'した',
  ち: 'った',
  に: 'んだ',
  び: 'んだ',
  み: 'んだ',
  り: 'った',
}
// Stems that look like a 五段 verb's and are not: 起きる, 過ぎる, できる, 借りる, 足りる, 降りる, 見る.
const ICHIDAN = /(?:起き|過ぎ|すぎ|でき|出来|借り|足り|下り|降り|落ち|見|着|生き|伸び|延び)$/u

const lastOf = (stem: string): string => stem.slice(-1)
const dictionary = (stem: string): string => {
  if (/(?:^|[^ぁ-ん]|[をがに])し$/u.test(stem)) return `${stem.slice(0, -1)}する`
  const row = ROWS[lastOf(stem)]
  return row === undefined || ICHIDAN.test(stem) ? `${stem}る` : stem.slice(0, -1) + row
}
const past = (stem: string): string => {
  if (/(?:^行|[にへ]行|[^ぁ-ん]行)き$/u.test(stem)) return `${stem.slice(0, -1)}った`
  const row = PAST_ROWS[lastOf(stem)]
  return row === undefined || ICHIDAN.test(stem) ? `${stem}た` : stem.slice(0, -1) + row
}

// In this order: the ending of a reason → its plain form.
const ENDINGS: [RegExp, (stem: string) => string][] = [
  [
    /(?:てしまい|てしまって|てしまいまして|てしまいました|てしまった|ちゃって|ちゃった|ちゃいまして|ちまって|ちまった|ちゃいました)$/u,
    (stem) => `${stem}た`,
  ],
  [
    /(?:でしまい|でしまって|でしまいまして|でしまいました|でしまった|じゃって|じゃった)$/u,
    (stem) => `${stem}だ`,
  ],
  [/があ(?:りまして|ります|って|り)$/u, (stem) => `${stem}がある`],
  [/くなりま(?:した|して)$/u, (stem) => `${stem}くなった`],
  [/(?:が|は)?(?:ござ(?:います|いまして|いまし))$/u, (stem) => `${stem}がある`],
  [/(?:てい|てお)り(?:ます|まして)?$|ています$|ていて$/u, (stem) => `${stem}ている`],
  [/(?:でい|でお)り(?:ます|まして)?$|んでいます$/u, (stem) => `${stem}でいる`],
  [
    /(?:ません|ず|なくて|ないし)$/u,
    (stem) => (/[をがにも]せ$/u.test(stem) ? `${stem.slice(0, -1)}しない` : `${negative(stem)}ない`),
  ],
  [/ま(?:した|して)$/u, past],
  [/ます$/u, dictionary],
  [/(?:だ|な)?も(?:ん|の)(?:で|だ)?$/u, (stem) => stem],
  [/にて$/u, (stem) => stem],
  [/(?:です|だ|な|でして|なもの|なん|なんで)$/u, (stem) => stem],
  [/くて$/u, (stem) => `${stem}い`],
  [/んで$/u, (stem) => `${stem}んだ`],
  [/て$/u, (stem) => `${stem}た`],
  [/(?:の関係上|関係で)$/u, (stem) => `${stem}関係`.replace(/^の/u, '')],
  [/で$/u, (stem) => stem],
]

const ROW_TO_A: Record<string, string> = {
  き: 'か',
  り: 'ら',
  い: 'わ',
  み: 'ま',
  し: 'さ',
  ち: 'た',
  び: 'ば',
}
// 〜ません has an い-row stem (つきません → つかない), 〜ず already the right one (つかず → つかない).
const negative = (stem: string): string =>
  ICHIDAN.test(stem) ? stem : stem.slice(0, -1) + (ROW_TO_A[lastOf(stem)] ?? lastOf(stem))

/** What is, comes in or falls on the day is the reason itself: 「法事が入った」「娘の結婚式と重なった」. */
const EVENT = pattern`
  ^((?:どうしても|子ども|こども|[^をにでてたもは、]){1,18}[一-龠々ァ-ヶーぁ-ん])(?:(?<!が)(?:入った|入っちゃった)|が(?:ある|あった|入った|入っている|入る|できた|出来た|控えている|ございまして?|入ってる)|と(?:重なった
  |重なる|重なっている|重なってる|かち合った|かち合う|かぶった|被った|ぶつかった|ぶつかる|(?:重な|かち合|かぶ|被|ぶつか)っ(?:ている|てる|てた|ていた|ちまった|ちゃった)|ばってぃんぐした|バッティングした))$
`
const eventIn = (reason: string): string =>
  EVENT.exec(reason)?.[1] ??
  reason
    .replace(/(?<=[ァ-ヶー一-龠])で寝込んでいる$/u, '')
    .replace(/の(?:真っ)?最中$|(?<=[一-龠ァ-ヶ])あり$/u, '')

const CAUSE = pattern`
  (?:の|による)?(?:ため|為)(?:に|で|です)?$|(?:の?(?:理由|都合上))(?:で|により|から)?$
  |につき(?:まして)?$|に(?:より|よって)$|を理由に$|の(?=で$)|ことから$|の?(?:真っ)?最中(?:で|なので|のため)?$
`

/** The reason in a piece of text that stands before 「できません」, in plain form; undefined when there is none. */
export const plainReason = (piece: string): string | undefined => {
  let text = piece
    .replace(TRAIL, '')
    .replace(LEAD, '')
    .replace(/(?<![、。\s])[、。\s]+$/u, '')
  const isCause = CAUSE.test(text)
  text = text.replace(CAUSE, (said) => (/都合上/u.test(said) ? 'の都合' : ''))
  if (!isCause && !/(?:[てでずりいしみきく]|た|る|ます|です|ない|ません|い|だ|な)$/u.test(text))
    return undefined
  const ending = ENDINGS.find(([shape]) => shape.test(text))
  if (ending) text = ending[1](text.replace(ending[0], ''))
  else if (/があり$/u.test(text)) text = text.replace(/り$/u, 'る')
  else if (/[一-龠ぁ-ん](?<!の)(?:入|崩|痛|重な|決ま|壊|亡くな|つか|かか)[りしみえ]$/u.test(text))
    text = past(text)
  else if (/(?:悪|忙し|高|多|酷|ひど)く$/u.test(text)) text = `${text.slice(0, -1)}い`
  const bare = eventIn(text.replace(LEAD, ''))
  return bare === '' || /^[^一-龠]$/u.test(bare) || bare.length > 40 || NOT_A_REASON.test(bare)
    ? undefined
    : bare
}
