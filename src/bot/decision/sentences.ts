// 議決: a vote is public, so only a plain one counts; anything beside it asks back (C1).

import { leavesOpen } from '../language/grammar/around.ts'
import { CONDITION, HEDGE, OTHERS, withoutFalseNegatives } from '../language/mood.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { castsPlainly } from './grammar.ts'

type Choice = 'yes' | 'no' | 'abstain'
type Stance = Choice | 'ignored' | 'unclear'

const NO_OBJECTION =
  '(?:異議|異存|異論)(?:は|も|に)?(?:特に|全く|何も|まったく)?(?:な(?:し|い)|(?:ござい|あり)ません)'
const WORDS = new RegExp(
  `(?<yes>賛成|賛同|(?<=案に|議案を|原案を|案を|議案に|号を|号に)(?:同意|承認)|${NO_OBJECTION})|(?<no>反対)|(?<abstain>棄権|白票)`,
  'gu',
)

// Said of the vote, not a vote: 反対する理由, 反対意見, 賛成の方.
const ATTRIBUTE = pattern`
  ^(?:する|の|できる)?(?:意見|派|者|理由|声|人|方々?(?=は|が|も|い|に)|議員|委員|の声|票が|立場の方)
  |^(?:から|を|より|でなく|というより(?:は)?)(?=賛成|反対|棄権)
`
const TAKEN_BACK = pattern`
  ^(?:は|も|を)?(?:し(?:ません|ない|なく|ませぬ|かね|ておりません|ていません)|でき(?:ません|ない|かね)
  |(?:では|じゃ|で)(?:あり|ない|なく|ござい)|いたし(?:ません|かね)|致しません|とは(?:言|い)え|どころか
  |(?:が|も|は)?(?:あり|ござい)ません)
`
const REPORTED = /(?:ました|でした|だった|した|していた|ていました)(?:よ|ね)?$/u

const FRACTION = pattern`
  一部|部分的|半分|基本的に|概ね|おおむね|だいたい|原則|どちらかと|どっちかと|趣旨に|方向性|個人的
  |条件|不賛成|不同意|やや|まあ|それなり|心情的|理念|今のところ|とりあえず|本当は|本音|内心|一応
  |ちょっと|気持ち|てから|あとで|後で|当日|明日|例\)|除いて|以外|なるべく|心の中|消極|ほぼ|抽選|途中|試合|大会|れーす|まらそん|競技|選挙|いちおう|ひとまず|現時点|たしか|確か|きっと|できれば|いっそ|気持ちは
`
const QUOTED = pattern`
  [「『"](?:賛成|反対|棄権|異議なし)[^」』"]*[」』"](?:と|って|だ)|(?:とのこと|と聞|と言|って言|と書
  |との話|という(?:話|声|人|意見|噂))
`
const THIRD_PARTY = new RegExp(
  `(?:${OTHERS.source})|(?:他|ほか|周り|多数|大勢|世間|国|県|町)(?:は|が|も)|さん(?:と|に|から|の)`,
  'u',
)
const SOMEONES_MOTION =
  /(?:さん|様|氏|先生|委員|会長|議長|課長|町長|部長|局長)の(?:ご)?(?:提案|案|原案|議案|動議|発議)/u

/** 「名前と住所が反対です」: the other way round; only oneself is for or against. */
const OF_A_THING = /が$/u
/** What somebody is for or against, where it is named: a motion, and nothing of the day's round. */
const OF_WHAT =
  /(?:^|[、。])([^、。]{1,16}?)(?:は|には|に|で|について(?:は)?|に対して|の件|のに|のは)(?=$|、)/u
const OF_ELSE =
  /日程|時間|日$|会場|場所|議事録|司会|班長|役員|会費|懇親|忘年|休憩|昼|弁当|席|検診|健診|抽選|くじ|消費税|増税|国の|県の|世界|戦争|猫|犬|家|飼|結婚|入籍|さん$|さんの(?:提案|意見|考え|話)|まらそん|試合|順番|司会者|記録|録音|撮影|時$|曜日?$|\d日|\d時/u
const isOfElse = (before: string): boolean => {
  const what = OF_WHAT.exec(before)?.[1]
  return (
    /\d割$|記入例|の分も?$|増税$|このまま|来週$|来月$|今度$|読んで|聞いて(?:から)?|見て(?:から)?$/u.test(
      before,
    ) ||
    (what !== undefined && OF_ELSE.test(what) && !/案|議案|\d号|条例|予算/u.test(what))
  )
}
const TO_A_THING = /(?<!特|とく|別|本当|ほんと|大い|明確|全面的|基本的|素直|単純|さら)(?:に|には|に対して)$/u
const A_MOTION =
  /(?:案|議案|号|件|提案|提議|議題|これ|それ|予算|決算|計画|方針|内容|条例|改正|事業|補助|要綱|規約|規程|とおり|通り|番|目|\d|こちら|本件|全部|すべて|両方|どちら|解散|設置|選任|統合|移行)(?:の?(?:内容|方|ほう))?(?:に|には|に対して)$/u
const ONESELF = /(?:私|わたし|わたくし|自分|僕|俺|おれ|わし|おら|当方)が$/u

const stanceOf = (clause: Clause, word: Choice, start: number, end: number, next: number): Stance => {
  const before = clause.key.slice(0, start)
  const rest = clause.key.slice(end)
  const tail = withoutFalseNegatives(clause.key.slice(end, next))
    .replace(/[」』")]/gu, '')
    .replace(/^[「『"(]/u, '')
  if (ATTRIBUTE.test(rest) || TAKEN_BACK.test(tail)) return 'ignored'
  if (REPORTED.test(tail) && !/(?:に|へ)(?:変更|決め|変え)/u.test(tail)) return 'ignored'
  if (clause.asks || !castsPlainly(tail)) return 'unclear'
  if (next < clause.key.length) return 'unclear'
  if (isOfElse(before)) return 'unclear'
  if (TO_A_THING.test(before) && !A_MOTION.test(before)) return 'unclear'
  if (OF_A_THING.test(before) && !ONESELF.test(before)) return 'unclear'
  const isAboutOthers =
    THIRD_PARTY.test(before.replace(SOMEONES_MOTION, '案')) ||
    /みんな|みなさん|みな様|みなさま|皆(?:さん|様|さま|が|も|で|、|$)|全員|両名|一同|各位|委員の方々?/u.test(
      before,
    )
  return isAboutOthers || FRACTION.test(before) || HEDGE.test(before) ? 'unclear' : word
}

const stancesIn = (clause: Clause): Stance[] => {
  const hits = [...clause.key.matchAll(WORDS)]
  return hits.map((hit, index) => {
    const choice = hit.groups?.yes ? 'yes' : hit.groups?.no ? 'no' : 'abstain'
    const next = hits[index + 1]?.index ?? clause.key.length
    return stanceOf(clause, choice, hit.index, hit.index + hit[0].length, next)
  })
}

/** 「いい案だと思います」 beside a vote for it. */
const APPROVES =
  /^(?:とても|大変|本当に)?(?:いい|良い|よい|素晴らしい|すばらしい|立派な)(?:案|提案|考え|こと|取り組み|議案)(?:だ|です)?(?:と思います|と思う|ですね|ね)?$/u

const MOTION = new RegExp(
  pattern`
  ^\((\d{1,2})\)|議案(?:の)?第?(\d{1,3})(?:号)?|第?(\d{1,3})号(?:議案)?|(?:議題|案件|no\.?|#|第
  |議案の) ?(\d{1,3})(?!月|日|時|回|\d)|(\d{1,3})(?:番|つ)(?:目)?(?:の)?|(?<![\d/])(\d{1,3})(?=(?:は
  |に|の)?(?:賛成|反対|棄権))|motion (?:no\.? ?|number )?(\d{1,3})
`,
  'gu',
)

const motionNumbers = (key: string): number[] => {
  const numbers = [...key.matchAll(MOTION)].map((hit) =>
    Number(hit.slice(1).find((digits) => digits !== undefined)),
  )
  return [...new Set(numbers)]
}

/** 「みんな賛成でしょうが、私は反対です」 */
const givesWay = ({ key, joint, sentence }: Clause, next: Clause | undefined): boolean =>
  /が$|けど|けれど/u.test(joint) &&
  OF_EVERYBODY.test(key) &&
  next?.sentence === sentence &&
  /^(?:私|わたし|わたくし|自分|僕|俺|おれ|わし|おら|当方)は/u.test(next.key)
const OF_EVERYBODY =
  /^(?:みんな|みなさん|皆(?:さん|様)?|他の(?:人|方|委員)|周り|多く)[^、。]{0,3}(?:賛成|反対|棄権)/u

/** A vote only when it is plainly one: no question, condition, hedge, hearsay, past or other person (C1). */
export const readVote = (passage: Passage): Reading | undefined => {
  const said = passage.clauses.filter((clause, at) => !givesWay(clause, passage.clauses[at + 1]))
  const stances = new Set(said.flatMap(stancesIn).filter((stance) => stance !== 'ignored'))
  if (stances.size === 0) return undefined
  const [choice] = stances
  if (stances.size > 1 || choice === undefined || choice === 'unclear') return NOTHING
  const isBound = CONDITION.test(passage.key.replace(/もしもし/gu, '')) || QUOTED.test(passage.key)
  if (
    passage.isCut ||
    isBound ||
    said.some(({ asks }) => asks) ||
    /たぶん|多分|おそらく|恐らく|(?:だ|る|た|ない|い)そうです/u.test(passage.key)
  )
    return NOTHING
  const around = passage.clauses.map((clause) => ({
    isAct: stancesIn(clause).some((stance) => stance === choice),
    isAccounted:
      APPROVES.test(clause.key) ||
      /^\(?(?:本(?:件|議案)|この(?:件|議案|案)|今回の(?:件|議案)|第?\d{1,3}号(?:議案)?|議案第?\d{0,3}号?|原案)(?:に|は|について)?\)?$/u.test(
        clause.key,
      ),
    isSelf: /私|わたし|自分|僕|俺/u.test(clause.key),
  }))
  if (leavesOpen(passage, around)) return NOTHING
  const motions = motionNumbers(passage.key)
  if (motions.length > 1) return NOTHING
  return say('vote', { choice, motion: motions[0] })
}
