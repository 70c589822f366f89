// The words behind a choice, as a closed grammar: 賛成 + です, します, に一票を投じます (C1). A vote is public: plans,
// hedges, reports and whatever is not in the table make it unclear.
import { ENDINGS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Scanner, scan } from '../language/grammar/lattice.ts'
import { ASKED, ENTREATED, times } from '../language/grammar/records.ts'
import { HARMLESS, REASON, SELF, WITH_REGRET } from '../language/grammar/when.ts'

/** The shared ends of a predicate that leave nothing open; those of nouns and plans (予定, つもり, 方向) stay out. */
const OPEN_TO_VOTES = new Set(['R', 'E', 'Rn', 'C', 'W', 'B', 'F', 'D', 'X'])
const SHARED = ENDINGS.filter(([, after]) => after.split(' ').every((state) => OPEN_TO_VOTES.has(state)))

const PLEASE =
  'お願いします|お願いいたします|お願い致します|お願い申し上げます|お願いしたいです|お願いしたいと思います|お願い|よろしく|よろしくお願いします|頼みます|頼む|頼むわ|いいです|いいよ|いいわ|結構です'

/** S: behind the word; V: with its particle; P: the ballot that is cast (一票). */
const VOTING: Row[] = [
  ['です|っす|でございます|であります|だ|じゃ|だわ|だで|だに|じ|です以上', 'S', 'F'],
  [
    times(
      ['にして', 'にしといて', 'にしておいて', 'として', 'としておいて', 'で投票して', 'で出しといて'],
      ASKED,
    ).join('|'),
    'S',
    'F',
  ],
  [
    times(
      ['で投票', 'の扱いで', '扱いで', 'ってことで', 'ということで', 'の方で', 'のほうで'],
      ENTREATED,
    ).join('|'),
    'S',
    'F',
  ],
  ['ね|よ|や|なり', 'S', 'Z'],
  ['で投票します|で投票いたします|で投票|で投票します。|ってことで|の方で|のほうで', 'S', 'F'],
  ['で|ということで|ということで、|という形で', 'S', 'G'],
  [PLEASE, 'S G', 'F'],
  ['○|票|票です|票で|申し上げます', 'S', 'F'],
  ['を|と|に|へ|でと', 'S', 'V'],
  ['し|いたし|致し|つかまつり|させ', 'S V', 'R'],
  ['しま', 'S V', 'Rn'],
  ['する|いたす|致す|しとく|しとくわ|しとくに', 'S V', 'D'],
  ['まs|mす', 'R', 'F'],
  ['させて|さして', 'S V', 'C'],
  ['一票|1票|投票|挙手|票', 'V', 'P'],
  ['の一票|の1票|の票|票', 'S', 'P'],
  ['です|で|でお願いします|お願いします|します|いたします|する', 'P', 'F'],
  ['を', 'P', 'P'],
  ['手を|手', 'V', 'Hand'],
  ['挙げ|上げ|あげ', 'Hand', 'E'],
  ['投じ|入れ|いれ', 'P V', 'E'],
  ['投じさせて|入れさせて', 'P V', 'C'],
  ['変更し|変更いたし|訂正し|変え|切り替え', 'V', 'E'],
  ['変わり|回り', 'V', 'R'],
  ['変更|訂正|変更です|訂正です', 'V', 'F'],
  ['投票し|挙手し|丸をつけ|丸をし|○をつけ', 'V', 'R'],
  [
    'といとくれ|といてくれ|といとくんな|といて|といてください|ておいてください|ておいて|てください|て下さい|てくれ|ておくれ|ておきます|ときます|とくわ|とくに',
    'E',
    'F',
  ],
  ['の意を', 'S', 'Will'],
  ['表し|示し|表明し|取り|とり', 'Will V', 'R'],
  ['取らせて|とらせて|示させて|表明させて', 'Will V', 'C'],
  ['表明|選択', 'V', 'V'],
  ['選び', 'V', 'R'],
  ['の立場|の意思|の意見|の意向|の意', 'S', 'Mind'],
  ['です|とします|でございます|でお願いします', 'Mind', 'F'],
  ['を', 'Mind', 'Will'],
  ['したく|いたしたく|致したく|いたしとう', 'S V', 'W'],
]

const tailIn = grammarOf({ rows: [...VOTING, ...SHARED], ends: ['F', 'D', 'X', 'G', 'W', 'B', 'P', 'Z'] })
const TRAILS = /(?:が|ずら|けど|けれど|けれども|けども|たら|なら)$/u

/** Whether the rest of a clause behind 賛成, 反対 or 棄権 does nothing but cast that vote. */
export function castsPlainly(tail: string): boolean {
  if (tail === '') return true
  const says = tailIn(tail)?.says
  return (
    says !== undefined &&
    !TRAILS.test(tail) &&
    !says.not &&
    !says.past &&
    !says.hedge &&
    !says.point &&
    !says.request &&
    !says.likely &&
    !(says.think && !says.wish)
  )
}

/** What is put to the vote, by what such things are called. */
const MOTION_NOUN =
  '(?:案|議案|号|号案|予算|決算|計画|方針|条例|改正|改定|改訂|事業|補助|補助金|要綱|規約|規程|提案|提議|提言|議題|動議|報告|承認|選任|設置|統合|移行|解散|変更|廃止|委託|契約|執行|繰越|繰り越し|増額|減額|値上げ|引き上げ|公募|募集要項|導入|推進|整備|更新|移転|統廃合|再編|合併|新設|開設|延長)'
const POINTED =
  '(?:(?:可決|承認|採択|実施|設置|制定|改正|廃止)する(?:こと|の)|本件|本案|これ|それ|こちら|今回の(?:件|議案|案|提案|採決|投票|議決)|この(?:件|議案|案|提案|内容|方針|計画|採決)|その(?:件|議案|案|提案)|例の件|上記|標記の件|表題の件|今の(?:件|議案|案)|採決|投票|議決|表決|賛否|決議|議決権|原案|原案通り|原案どおり|案の通り|全部|すべて|全て|全議案|両方|どちらも|いずれも|全件|一括|内容|全体|提案内容|\\(?\\d{1,3}\\)?(?:番|つ|号|番目|つ目)?(?:目)?(?:の(?:議案|案|件|議題))?|(?:no\\.?|第|#|議題|案件|議案|議案第|議案の|motion|もーしょん) ?\\d{1,3}(?:号|番)?(?:議案|案)?)'
const AS_OF =
  '(?:の?(?:とおり|通り|どおり))?(?:の(?:内容|方|ほう|件|こと))?(?:です(?:が|けど|けれど)|なんですが|につきまして|につき|について|に対し(?:まして|て)?|に関し(?:まして|て)?)?[はにもでを、: ]*'

/** A thing named as what the vote is on; of anything else nobody is asked. */
const ON_WHAT: Scanner[] = [
  scan('S', 'S', new RegExp(`${POINTED}${AS_OF}`, 'u')),
  scan(
    'S',
    'S',
    new RegExp(
      `(?![^、。]*(?:(?:さん|様|氏|君)(?:の|は|が|に|と)|時間|日程|会場|場所|議事録|司会|役員|班長|懇親|休憩|国の|県の|記入|来週|来月|今度))[^、。はが?]{0,24}?${MOTION_NOUN}${AS_OF}(?=$|[^一-龠])`,
      'u',
    ),
    undefined,
    40,
  ),
]

const SPEAKING: Row[] = [
  [
    '賛否は示さず|賛否を示さず|判断がつかず|判断できず|判断しかねて|決めかねて|決めかね|迷って|大|議長|議長さん|会長|全く|まったく|全然|何も|わしゃ|おらあ|今回の議案は|今回のは|このたびの議案は|議員|委員|会員|委員として|会員として|一委員として|組合として|区として|会として|商工会として|うちの会は|当会は|当組合は|弊社としては|当社としては|弊会としては|当区は|会としては|区としては|団体として|全面的に|基本的には異論なく|心から|強く|断固|断固として|はっきり|明確に|大いに|素直に|単純に|完全に|特に|とくに|別に|別段|今回は|今回|慎んで|立場上|悩みましたが|迷いましたが|考えた結果|よく考えた結果|検討の結果|検討した結果|熟慮の結果|残念だけど|残念ですが|やはり|もちろん|当然|もう|ここは|ここでは|わたしは|一票|清き一票を|票は|投票は|回答は|答えは|返事は|意見は|結論は|採決は|表決は|自分の票は|私の票は|私の一票は|判断は|意思は|意思表示は|選択は|回答:|採決:|投票:|判断:|:|利害関係者なので|利害関係人につき|当事者なので|当事者につき|立場上',
    'S',
    'S',
  ],
  [
    'はせず|はせずに|せず|せずに|から|より|を改め|を変えて|をやめて|を取り消して|ではなく|じゃなく|でなく|じゃなくて|ではなくて',
    'Past',
    'S',
  ],
  ['賛成|反対|棄権', 'S', 'Past'],
]

/** Why, and never on what condition, when or of what. */
const CAUSE: Scanner = {
  ...REASON,
  at: (text, at) =>
    REASON.at(text, at).filter(({ length }) =>
      /(?<![てで])(?:ので|から|ため|もんで|ゆえ|により|につき|し)$/u.test(text.slice(at, at + length)),
    ),
}

/** Whether what stands before 賛成, 反対 or 棄権 is accounted for: who votes, on what, why and how gladly. */
export const leadsPlainly = (before: string): boolean => before === '' || leadIn(before) !== undefined

const leadIn = grammarOf({
  rows: [...SPEAKING, ...SELF, ...HARMLESS],
  scanners: [...ON_WHAT, ...WITH_REGRET, CAUSE],
  ends: ['S'],
})
