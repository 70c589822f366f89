// The person a member names as proxy: 「総務課の佐藤花子さん」 → organisation, title, name.

import { DEPARTMENT, splitName, TITLE } from './names.ts'
import { foldKana } from './normalise.ts'
import { pattern } from './pattern.ts'

// How the person stands to the speaker: neither organisation nor name.
export const RELATION = pattern`
  ^(?:(?:私ども|わたくしども|手前ども|私|わたし|僕|俺|自分|うち|当方|弊社|当社|当会|当課|同じ|同|会社|職場|部署|隣|課内|社内|所内
  |別|他|ほか|後任|前任|担当|同じ[課係部会]|同じ部署|うちの[課係会])の?){0,3}(?:私ども|わたくしども|手前ども|私|わたし|僕|俺|うち|弊社
  |当社|当会|当課|会社|職場|部署|隣|課内|社内|所内|部下|上司|同僚|後輩|先輩|妻|家内|嫁|女房|奥さん|奥|かみさん|カミさん|従業員|夫|主人|旦那
  |息子|愚息|倅|せがれ|娘|長男|次男|長女|父|母|親|兄|弟|姉|妹|孫|家族|親戚|友人|知人|部員|社員|係員|課員|会員|職員
  |局員|スタッフ|担当|担当者|後任|前任|秘書|係の者|会の者|課の者|者|もの|人|方|かた|若手|若い者|若いもん|若い衆
  |若いの|同じ[課係部会]|同じ部署)$
`
// Words that stand where a name would, and are none.
const NOBODY = pattern`
  ^(?:私|わたし|わたくし|僕|俺|自分|本人|代わり|かわり|代理|代理人|別|他|ほか|誰|だれ|誰か|だれか
  |どなた|どなたか|未定|検討|必要|可能|不要|不可|出席|欠席|参加|お願い|希望|指名|連絡|後日|後で|あと
  |よろしく|人|者|もの|方|かた|案|会|名前|氏名|こちら|そちら|これ|それ|予定|都合|今回|次回|会議|当日
  |立て|手配|変更|届|申請|登録|書|状|指定|選任|委任|調整|事務局|役場|急|全員|みんな|通常|以下|下記|次
  |係|うち|または|もう|やはり|やっぱり|たぶん|まだ)$
`
const ORG_END = pattern`
  (?:課|部|係|室|局|所|会|社|庁|省|県|市|町|村|公社|組合|センター|支店|役場|銀行|農協|大学|学校|病院
  |法人|団体|班|チーム|グループ|連盟|機構|財団|本部|商店|店|園|館|院|寺|JA.{0,30}|\(株\).{0,30}|株式会社.{0,30}
  |\(株\)|システムズ|ウェル|ビジョン|デザイン|デスク)$
`
// Endings that split an organisation from a name without の; 部, 会, 所 and 室 also end surnames.
const GLUED_ORG =
  /^([^の\s]+?(?:課(?!長)|係(?!長)|局(?![長次])|協会|協議会|商工会|観光協会|公社|組合|センター|役場|支店))(?=[一-龠々ァ-ヶ]{2})(.+)$/su
// A verb or a whole phrase is nobody's name.
const NOT_A_NAME = pattern`
  (?:ます|ました|ません|です|でした|ている|たい|ない|なので|けど|ので)$|[をへ]|くださ|ことに
  |^[がはと](?=[一-龠])|という|させ|代理|代わり
`
const NAME = /^[一-龠々〆ヶぁ-んァ-ヴー・=A-Za-zŌō\u{20000}-\u{2ffff}\uf900-\ufaff\u3400-\u4dbf]{1,20}$/u
const HONORIFIC = /(?:さん|さま|くん|ちゃん|先生|様|氏|君|殿|(?<=[一-龠])さ)$/u

const isTitle = (text: string): boolean => new RegExp(`^(?:${DEPARTMENT})?${TITLE}$`, 'u').test(text)
/** With the name behind it, whatever the department is called. */
const isOffice = (text: string): boolean => /^[一-龠]{2,5}(?:課長|係長|部長|室長|局長|所長)$/u.test(text)

/** 「営農課長大森」, and 「PTA副会長」 in brackets. */
const OFFICE_THEN_NAME =
  /^([一-龠]{2,5}(?:課長|係長|部長|室長|局長|所長|館長|組合長))(?!補佐|代理)([一-龠々ぁ-んァ-ヶ]{1,8})$/u
const ORG_THEN_TITLE = new RegExp(
  `^([A-Za-z]{2,12}|.{1,12}(?:会|団|部|組合|協会|社|課|区|クラブ))(${TITLE})$`,
  'u',
)

export type Named = { name?: string; title?: string; org?: string }

const nameOf = (text: string): Named => {
  const bare = text.replace(HONORIFIC, '')
  if (bare === '' || NOBODY.test(foldKana(bare)) || RELATION.test(bare)) return {}
  if (isTitle(bare)) return { title: bare }
  const glued = GLUED_ORG.exec(bare)
  if (glued?.[1] && glued[2]) return { ...nameOf(glued[2]), org: glued[1] }
  const office = OFFICE_THEN_NAME.exec(bare)
  if (office?.[1] && office[2] && !isTitle(bare)) return { ...nameOf(office[2]), title: office[1] }
  const { name, title } = splitName(text)
  if (!NAME.test(name) || NOT_A_NAME.test(name) || NOBODY.test(foldKana(name)) || RELATION.test(name))
    return title ? { title } : {}
  return title ? { name, title } : { name }
}

const segmentOf = (segment: string): Named => {
  const bare = segment
    .replace(HONORIFIC, '')
    .replace(/^(?:弊社|当社|当会|弊会|当課|当行|当組合|うちの)(?=.{2,}(?:部|課|係|室|局)$)/u, '')
  if (bare === '' || RELATION.test(bare) || /^[課係部会室局所]$/u.test(bare)) return {}
  if (isTitle(bare) || isOffice(bare)) return { title: bare }
  const office = ORG_THEN_TITLE.exec(bare)
  if (office?.[1] && office[2]) return { org: office[1], title: office[2] }
  return !ORG_END.test(bare) && NOBODY.test(foldKana(bare)) ? {} : { org: bare }
}

// 「商工会 事務局長 田中 太郎」: what looks like an organisation or a title goes first, the rest is the name.
const bySpaces = (phrase: string): Named => {
  const words = phrase.split(/[\s、]+/u).filter(Boolean)
  let named: Named = {}
  while (words.length > 1) {
    const word = words[0] ?? ''
    if (
      !(
        isTitle(word) ||
        isOffice(word) ||
        RELATION.test(word) ||
        ORG_THEN_TITLE.test(word) ||
        (ORG_END.test(word) &&
          (word.length > 2 || /^(?:農協|社協|役場|町会|JA|PTA|区会|町内|組合)$/u.test(word)))
      )
    )
      break
    named = { ...named, ...segmentOf(word) }
    words.shift()
  }
  return { ...named, ...nameOf(words.join(' ').trim().replace(/\s/gu, '')) }
}

const joined = (all: Named, part: Named): Named => ({ ...all, ...part })

/** Takes a named person apart: relation words dropped, title and organisation apart, name without spaces (P8). */
export const personIn = (phrase: string): Named => {
  const bracket = /^([^(]+)[(](.+)[)]$/u.exec(phrase.trim())
  const main = (bracket?.[1] ?? phrase)
    .replace(/(?<=[一-龠々])・(?=[一-龠々])/gu, ' ')
    .replace(/(?<=[長佐員表])である(?=[一-龠])/u, 'の')
    .replace(/^[\s:、。】」』)>|｜]+|(?<![\s:、。])[\s:、。]+$/gu, '')
  const parts = main.split(/の(?=.)/u)
  const last = parts.pop() ?? ''
  // 「山の井」「井の上」 are names; one kanji before の is not an organisation.
  const glue = parts.at(-1)
  const isName = parts.length === 1 && glue !== undefined && /^[一-龠]$/u.test(glue) && !RELATION.test(glue)
  const named = isName ? nameOf(main) : { ...parts.map(segmentOf).reduce(joined, {}), ...bySpaces(last) }
  const side = bracket?.[2] ? segmentOf(bracket[2].replace(/\s/gu, '')) : {}
  return { ...side, ...named }
}
