// The words behind a choice, as a closed grammar: 賛成 + です, します, に一票を投じます (C1). A vote is public: plans,
// hedges, reports and whatever is not in the table make it unclear.
import { ENDINGS } from '../language/grammar/endings.ts'
import { grammarOf, type Row } from '../language/grammar/lattice.ts'
import { ASKED, ENTREATED, times } from '../language/grammar/records.ts'

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
  ['○|票|票です|票で', 'S', 'F'],
  ['を|と|に|でと', 'S', 'V'],
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
  ['表し|示し|表明し', 'Will V', 'R'],
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
