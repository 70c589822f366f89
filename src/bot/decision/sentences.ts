// 議決: a vote is public, so only a plain one counts; anything beside it asks back (C1).

import { leavesOpen } from '../language/grammar/around.ts'
import { CONDITION, HEDGE, OTHERS, PONDERS, withoutFalseNegatives } from '../language/mood.ts'
import { ONESELF_WORDS } from '../language/oneself.ts'
import type { Clause, Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { NOTHING, type Reading, say } from '../turn/reading.ts'
import { castsPlainly, leadsPlainly } from './grammar.ts'

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
  ^する(?:ところ|理由|点|こと)(?:も|は|が)?(?:ない|あり)|^(?:する|の|できる)?(?:意見|派|者|理由|声|人|方々?(?=は|が|も|い|に)|議員|委員|の声|票が|立場の方)
  |^(?:から|を|より|でなく|というより(?:は)?)(?=賛成|反対|棄権)
`
const TAKEN_BACK = pattern`
  ^(?:し|いたし)たかった|^(?:は|も|を)?(?:せず|し(?:ません|ない|なく|ませぬ|かね|ておりません|ていません)|でき(?:ません|ない|かね)
  |(?:では|じゃ|で)(?:あり(?:ませ|え)|ない|なく|ござい(?:ませ|ま?せぬ))|いたし(?:ません|かね)|致しません|とは(?:言|い)え|どころか
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

const stanceOf = (clause: Clause, word: Choice, start: number, end: number, next: number): Stance => {
  const before = clause.key.slice(0, start)
  const rest = clause.key.slice(end)
  const tail = withoutFalseNegatives(clause.key.slice(end, next))
    .replace(/[(](?:議案第?|第|議題)?\d{1,3}(?:号|番)?(?:議案)?[)]$/u, '')
    .replace(/[」』")]/gu, '')
    .replace(/^[「『"(]/u, '')
  if (ATTRIBUTE.test(rest) || TAKEN_BACK.test(tail)) return 'ignored'
  if (REPORTED.test(tail) && !/(?:に|へ)(?:変更|決め|変え)/u.test(tail)) return 'ignored'
  if (clause.asks || !castsPlainly(tail)) return 'unclear'
  if (next < clause.key.length) return 'unclear'
  if (!leadsPlainly(before.replace(/^[「『"(]|[「『"(]$/gu, ''))) return 'unclear'
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

/** 「みんな賛成でしょうが、私は反対です」「賛成したいけど今回は反対します」「賛成か反対か決められないので棄権します」 */
const givesWay = (clause: Clause, next: Clause | undefined): boolean =>
  stancesIn(clause).length > 0 &&
  next?.sentence === clause.sentence &&
  stancesIn(next).some((stance) => stance !== 'ignored' && stance !== 'unclear') &&
  (/が$|けど|けれど/u.test(clause.joint) ||
    (/ので|から|ため/u.test(clause.joint) && NEITHER.test(clause.key)))
const NEITHER =
  /(?:賛成|反対)(?:も|か|でも|する(?:ところ|理由|点|こと)も)[^。]*(?:ない|決め|わから|分から|でき)/u
/** 「賛成なんですけど、…」 goes on, and nobody knows whither. */
const trailsOff = ({ joint, key }: Clause, next: Clause | undefined): boolean =>
  (/が$|けど|けれど/u.test(joint) || /けど(?:なあ|なー|ねえ|ね|な)$/u.test(key)) &&
  !(next && /^(?:お?願い|よろしく|頼|以上|すみません|ごめん|申し訳)/u.test(next.key))

/** 「次回の日程、賛成です」: of anything but a motion nobody is asked. */
const isOfElse = ({ key, joint, asks, sentence }: Clause, next: Clause | undefined): boolean =>
  !asks &&
  next?.sentence === sentence &&
  stancesIn(next).length > 0 &&
  stancesIn({ key, joint, asks, sentence, plain: key }).length === 0 &&
  (joint === 'のに' || (joint === '、' && A_THING.test(key) && !leadsPlainly(key)))
/** Named, and nothing said of it. */
const A_THING = /[一-龠ァ-ヶー々A-Za-z\d](?:の(?:件|方|話))?$/u

const SELF = new RegExp(ONESELF_WORDS, 'u')

/** A question of its own beside the vote (「次の会議はいつですか」) leaves it ; one about it, or without a word that asks, does not. */
const asksOfVote = (clause: Clause, clauses: Clause[]): boolean =>
  !/いつ|どこ|何|誰|だれ|どう|いくら|なぜ/u.test(clause.key) ||
  ASKS_OF_VOTE.test(clause.key) ||
  clauses.some((other) => other.sentence === clause.sentence && stancesIn(other).length > 0)
const ASKS_OF_VOTE =
  /賛成|反対|棄権|賛否|採決|投票|議決|票|いい(?:です|でしょう)?か|よ(?:い|ろしい)|合って|これで|それで|変え|取り消|大丈夫|本当|ほんと|でき(?:ます|る)/u

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
    PONDERS.test(passage.text) ||
    isBound ||
    said.some((clause) => clause.asks && asksOfVote(clause, said)) ||
    /たぶん|多分|おそらく|恐らく|(?:だ|る|た|ない|い)そうです/u.test(passage.key)
  )
    return NOTHING
  const around = passage.clauses.map((clause) => ({
    isAct: stancesIn(clause).some((stance) => stance === choice),
    isAccounted:
      APPROVES.test(clause.key) ||
      !said.includes(clause) ||
      (stancesIn(clause).length > 0 && stancesIn(clause).every((stance) => stance === 'ignored')) ||
      /^\(?(?:本(?:件|議案)|この(?:件|議案|案)|今回の(?:件|議案)|第?\d{1,3}号(?:議案)?|議案第?\d{0,3}号?|原案)(?:に|は|について)?\)?$/u.test(
        clause.key,
      ),
    isSelf: SELF.test(clause.key),
  }))
  if (leavesOpen(passage, around)) return NOTHING
  if (
    said.some(
      (clause) =>
        stancesIn(clause).some((stance) => stance === choice) &&
        trailsOff(clause, passage.clauses[passage.clauses.indexOf(clause) + 1]),
    )
  )
    return NOTHING
  if (passage.clauses.some((clause, at) => isOfElse(clause, passage.clauses[at + 1]))) return NOTHING
  const motions = motionNumbers(passage.key)
  if (motions.length > 1) return NOTHING
  return say('vote', { choice, motion: motions[0] })
}
