// Where in a message the reason stands, beside the words that decline.

import type { Clause } from './passage.ts'
import { pattern } from './pattern.ts'
import { plainReason } from './reasons.ts'

// Nouns that are a reason by themselves: 「体調不良です。欠席します」.
const CAUSE_NOUN = pattern`
  (?:体調不良|風邪|かぜ|発熱|高熱|熱|インフルエンザ|インフル|コロナ|腰痛|頭痛|けが|怪我|入院|通院|手術
  |検査|健診|出張|急用|所用|私用|用事|先約|別件|別用|法事|葬儀|葬式|通夜|告別式|忌引き?|仕事|公務|議会
  |農作業|稲刈り|田植え|介護|看病|子守り?|授業参観|参観日|運動会|入学式|卒業式|結婚式|旅行|冠婚葬祭
  |不幸|家庭の事情|家の用事|一身上の都合|都合)$
`
/** 「インフルにかかってしまいました。」 */
const BEFELL =
  /(?:にかかっ|になっ|になり|をひい|をひき|を崩し|を痛め|を怪我し|骨折し|入院し|に罹っ|が出|が入っ|倒れ|亡くな)[^、。]{0,8}(?:ました|まして|た)$/u
const ENDS_AS_CAUSE = /(?:のため|の為|につき|により|によって|ため|為)(?:です|に|で)?$/u
const SINCE = /^(?:な|の|ん)?(?:ので|んで|から|だから|ですから)|(?:ので|から)[、。]?$/u

const fromEarlier = (clause: Clause): string | undefined => {
  if (clause.asks || /が|けど|けれど|もの/u.test(clause.joint)) return undefined
  if (SINCE.test(clause.joint)) return plainReason(`${clause.plain}ため`)
  const named = /^(?:欠席の?)?理由[:は](.+?)(?:のため)?(?:です)?$/u.exec(clause.plain)?.[1]
  if (named) return plainReason(`${named}のため`)
  const isEndOfSentence = /。/u.test(clause.joint)
  if (isEndOfSentence) {
    if (BEFELL.test(clause.plain)) return plainReason(clause.plain)
    const bare = clause.plain.replace(/(?:でして|です|だ|で|に|なので)?$/u, '')
    if (CAUSE_NOUN.test(bare)) return plainReason(`${bare}のため`)
    return /が.{1,12}ました$|で(?:寝込んで|入院して|休んで|療養して)(?:い|おり)ます$|(?:まして|てしまい|ため|ので|ちゃって)$/u.test(
      clause.plain,
    )
      ? plainReason(clause.plain)
      : undefined
  }
  return /(?:[てで]|し|ず|り|く|い|のため|につき|により|み|き|え|れ|ため|もんで[よね]?)$/u.test(clause.plain)
    ? plainReason(clause.plain)
    : undefined
}

const fromLater = (clause: Clause): string | undefined => {
  const named = /^(?:欠席の?)?理由[は:](.+?)(?:です|のため|になります)?(?:です)?$/u.exec(clause.plain)?.[1]
  if (named) return plainReason(`${named}のため`)
  if (SINCE.test(clause.joint)) return plainReason(`${clause.plain}ため`)
  if (
    ENDS_AS_CAUSE.test(clause.plain) ||
    /(?:で|て|ので|から|もんで)(?:なあ|な|ね|のう|よ|さ)?$/u.test(clause.plain)
  )
    return plainReason(clause.plain.replace(/(?<=[てで])(?:なあ|な|ね|のう|よ|さ)$/u, ''))
  const bare = clause.plain.replace(/(?:です|なもので|なので)$/u, '')
  return CAUSE_NOUN.test(bare) ? plainReason(`${bare}のため`) : undefined
}

/** The reason given for declining: before the words in the same clause, else in a clause beside it. */
export const reasonFor = (clauses: Clause[], at: number, start: number): string | undefined => {
  const here = clauses[at]
  if (!here) return undefined
  const before = here.plain.slice(0, start)
  const own = /まで$/u.test(before) ? undefined : plainReason(before)
  if (own !== undefined) return own
  const rest = /[(]([^()]+)[)]/u.exec(here.plain.slice(start))?.[1]
  if (rest) return plainReason(`${rest}のため`)
  for (let before = at - 1; before >= 0; before -= 1) {
    const clause = clauses[before]
    const reason = clause && fromEarlier(clause)
    if (reason !== undefined) return reason
  }
  for (const clause of clauses.slice(at + 1)) {
    const reason = fromLater(clause)
    if (reason !== undefined) return reason
  }
  return undefined
}
