// People's names: what is compared, and what is cut off before comparing.
import { patternText } from './pattern.ts'

const HONORIFIC = /(?:さん|さま|くん|ちゃん|先生|様|氏|君|殿|(?<=[一-龠])さ)$/u
// A title may carry its department: 総務課長.
export const DEPARTMENT = patternText`
  総務|企画|企画財政|財政|税務|住民|町民|福祉|健康福祉|教育|建設|産業|産業振興|観光|商工|商工観光|農政
  |農林|環境|水道|会計|情報|広報|地域振興|営業|経理|人事|開発|技術|製造|業務|管理
`
// Offices in town halls, councils, associations and firms; the longest that fits is cut off.
export const TITLE = patternText`
  (?:(?:副|前|元|新|筆頭|上席)?(?:代表取締役社長|代表取締役|代表理事|専務理事|常務理事|事務局長補佐
  |事務局長|事務局次長|課長補佐|課長代理|室長補佐|係長代理|部長代理|局次長|看護師長|師長|婦長|常務取締役|専務取締役|取締役会長|取締役社長|取締役部長|執行役員|常務|専務|取締役|監査役
  |理事長|自治会長|町内会長|町会長|常会長|公民館長|理事|監事|幹事|教育長|委員長|部会長|組合長|支店長|支所長|支部長|工場長|センター長|事務長
  |副支配人|支配人|番頭|若女将|女将|准教授|助教|副住職|住職|宮司|副部長|副課長|課長|係長|部長|局長|次長|会長|室長|所長|社長|館長|校長|園長|院長|店長|班長|議長|区長|町長|村長|市長
  |主任主査|主任|主査|主幹|主事補|主事|参事|参与|顧問|相談役|会頭|教頭|学長|駅長|代表|会計|書記|監査|総代|世話人|世話役|組長|団長|隊長|分団長|分館長|マネージャー
  |リーダー|チーフ|ディレクター|アドバイザー))
`
const TITLE_AT_END = new RegExp(`^(.+?)((?:${DEPARTMENT})?${TITLE})$`, 'u')
const TITLE_AT_START = new RegExp(`^(${TITLE})(?:の|\\s)?(.+)$`, 'u')

const withoutHonorific = (name: string): string => {
  const bare = name.replace(HONORIFIC, '')
  return bare.length > 0 ? bare : name
}

/** Splits a name from what is said around it: 様/さん/氏 are dropped, a title is given apart (P8). */
export const splitName = (raw: string): { name: string; title?: string } => {
  const whole = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .trim()
  const bare = withoutHonorific(whole.replace(/\s+/gu, ' '))
  const leading = TITLE_AT_START.exec(bare)
  if (leading?.[1] && leading[2]) return { name: tight(withoutHonorific(leading[2])), title: leading[1] }
  const trailing = TITLE_AT_END.exec(tight(bare))
  if (trailing?.[1] && trailing[2]) return { name: withoutHonorific(trailing[1]), title: trailing[2] }
  return { name: tight(bare) }
}

const tight = (name: string): string => name.replace(/\s+/gu, '')
