// 報酬: when a worker is paid, how much, and why not yet.

import { isAsking } from '../language/asking.ts'
import { OTHERS } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { type Reading, say } from '../turn/reading.ts'

const PAY = pattern`
  銭(?:は|って)?いつ|いつ払って|(?:今月|先月|来月)は?いくら|通帳[^。]{0,6}入って|(?:^|[、。])金(?:は|って)?、?いつ|how much i\b|代金|報酬|給料|お給料|お?給金|口座|(?:今月|先月|来月|\d{1,2}月)分(?:は|って|が)?[^。]{0,6}(?:いつ|入|まだ|振)|通帳|給与|賃金|謝礼|謝金|工賃|ギャラ|ぎゃら|お金|支払い?|振り?込|ふりこ[みま]|入金
  |稼いだ|稼ぎ|手取り|源泉|支給|日当|単価|時給|月給|明細|いくら(?:もら|に(?:なり|なる)|です|くらい|ぐらい|$|の仕事
  |稼)|稼げ|payment|\bmoney\b|how much (?:do|will|would|can|is) (?:i|it|the)|payday|pay day|salary|wages?|earn|get(?:ting)? paid|pa(?:y|id)\b
`
const BARE_PAY = pattern`
  ^(?:今月の|先月の|私の|自分の|お?仕事の)?(?:報酬|給料|お給料|給与|支払日|支払い|お支払い|振込日|入金
  |お金|給料日|工賃|謝礼)(?:は|って|について|の件|日|額|明細|確認)?$
`
const NOT_PAID = pattern`
  (?:振り?込|入金|支払|もらって|入って|届いて)[^。]{0,12}(?:ない|ねえ|ねー|ません|ておらず|まだ)|(?:haven't|haven’t|have not|not|never|didn't|did not) (?:yet )?(?:been paid|receive|received|get|got|gotten)|(?:まだ
  |未だ)[^。]{0,10}(?:振り?込|入金|支払|もら)|未払い?|未入金
`
const PAY_TALK = pattern`
  電気代|ガス代|水道代|家賃|ローン|税金|ありがと|安い|高い(?:です)?(?:ね|$)|少な(?:い|すぎ)(?:です|ね|$)|(?:確認(?:し|でき)|届き|入り|もらい
  |いただき|受け取り)ました|払(?:い|って)(?:ます|きます|おきます)|お金が(?:足り|な)|お金を(?:払|下ろ
  |おろ)|参加費|会費|料金|値段|費用
`

/** 「報酬の高い仕事ありますか」 looks for a job; 「議案の予算はいくら」 asks of a motion. */
const LOOKS_FOR_WORK =
  /(?:高い|いい|良い|よい|稼げる)(?:お?仕事|案件|やつ|の)[^。]{0,6}(?:あり|ある|ない|教え|見)|議案|予算/u

/** Money for work: when, how much, or why not yet. */
export const readPayment = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!PAY.test(key) || LOOKS_FOR_WORK.test(key)) return undefined
  if (NOT_PAID.test(key) && !OTHERS.test(key)) return say('pay')
  if (PAY_TALK.test(key) || !(isAsking(passage) || BARE_PAY.test(key))) return undefined
  return say('pay')
}
