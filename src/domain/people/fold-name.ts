// Names as they are compared: the form people type today stands for the older forms found in registers (P8).
import { ERASED } from './model.ts'

// The character people type today, and the older forms of it found in registers.
const OLD_FORMS: Record<string, string> = {
  高: '髙',
  崎: '﨑碕嵜',
  辺: '邊邉',
  斎: '齋齊斉',
  沢: '澤',
  広: '廣',
  島: '嶋嶌',
  浜: '濱濵',
  桜: '櫻',
  国: '國',
  吉: '𠮷',
  徳: '德',
  真: '眞',
  恵: '惠',
  関: '關',
  塩: '鹽',
  竜: '龍',
  滝: '瀧',
  桧: '檜',
  柳: '栁',
  槙: '槇',
  富: '冨',
  峰: '峯',
  藤: '籐',
  栄: '榮',
  寿: '壽',
  条: '條',
  館: '舘',
  児: '兒',
  栗: '㮚',
  角: '⻆',
  黒: '黑',
  黄: '黃',
  横: '橫',
  静: '靜',
  渋: '澁澀',
  蔵: '藏',
  団: '團',
  円: '圓',
  鉄: '鐵鉃',
  宝: '寶',
  来: '來',
  万: '萬',
  与: '與',
  礼: '禮',
  亀: '龜',
  岳: '嶽',
  群: '羣',
  晃: '晄',
  一: '壱',
  豊: '豐',
  弥: '彌',
  芦: '蘆',
  桑: '桒',
  検: '檢',
  薮: '藪',
  尭: '堯',
  遥: '遙',
  ヶ: 'ケヵ',
}
const TODAY = new Map(
  Object.entries(OLD_FORMS).flatMap(([today, old]) => [...old].map((form) => [form, today] as const)),
)

/** A name as it is compared: NFKC, no inner space, old kanji forms folded (P8). */
export const foldName = (name: string): string =>
  [...name.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]/gu, '')]
    .map((char) => TODAY.get(char) ?? char)
    .join('')

/** The key of a name that was deleted: it is nobody else's. */
export const erasedKey = (personId: string): string => `${foldName(ERASED)}/${personId}`
