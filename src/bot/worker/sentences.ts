// What a worker says of their own place in the programme: whole messages. 「やめます」 may be about one job: then it is asked.
import { normalise } from '../language/normalise.ts'
import type { Line } from '../turn/line.ts'
import { say } from '../turn/reading.ts'

const A_WHILE = '(?:しばらく|少し|少しの間|ちょっと|当分|当面)?(?:の間)?、?'
const WORK = '(?:お?仕事(?:を|は)?|活動(?:を|は)?|ワーカー(?:を|は)?)?'

const REST = new RegExp(
  `^${A_WHILE}${WORK}${A_WHILE}(?:お休みし(?:ます|たいです|たい)|お休みする|お休みさせて(?:ください|ほしいです|いただきます|頂きます)|お?休みに(?:します|入ります)|休(?:みます|みたいです|みたい|む|ませてください|ませて(?:ほしい|もらいたい)です)|休止(?:します|する|したいです))$`,
  'u',
)
const RESUME =
  /^(?:また|そろそろ|お?休みを終えて|今日から|明日から)?、?(?:お?仕事(?:を|に)?|活動(?:を|に)?)?(?:再開(?:し(?:ます|たいです|たい)|する|です)|復帰(?:し(?:ます|たいです|たい)|する)?|戻りたいです|始めたいです)$/u
const QUIT =
  /^(?:(?:住民)?ワーカー(?:登録)?を?(?:やめ(?:る|ます|たい|たいです|させてください)|辞め(?:る|ます|たい|たいです)|抜けたいです)|登録を?(?:やめ(?:ます|たい|たいです)|取り消し(?:ます|たいです|たい)|抹消(?:して(?:ください)?|したいです)?|解除(?:して(?:ください)?|したいです)?)|退会(?:し(?:ます|たいです|たい)|する|させてください|希望です?|手続き))$/u
/** Of one job, or of all of it. */
const EITHER = /^(?:お?仕事を?)?(?:やめる|やめたい|やめたいです|辞める|辞めます|辞めたい|辞めたいです)$/u
const FORGET =
  /^(?:私の|わたしの|自分の)?(?:全部の|すべての)?(?:データ|個人情報|情報|記録)(?:を|は)?(?:全部|すべて)?(?:消して|削除して|消去して)(?:ください|下さい|ほしいです|ほしい)?$/u

const IN_ENGLISH: [RegExp, Line][] = [
  [
    /^(?:i(?:'?d| would) like to|i want to|i need to|i(?:'ll| will)|can i|please let me)? ?(?:take a (?:short |long |little )?(?:break|rest)|rest (?:for )?(?:a while|now)|pause)(?: please| from work| for a while)?$/iu,
    say('rest'),
  ],
  [
    /^(?:i(?:'?d| would) like to|i want to|i(?:'ll| will)|can i)? ?(?:resume(?: work)?|(?:start|begin|work) again|come back(?: to work)?)$|^i(?:'m| am) back$/iu,
    say('resume'),
  ],
  [
    /^(?:i(?:'?d| would) like to|i want to|i(?:'ll| will)) (?:leave the (?:programme|program)|unregister|cancel my registration|stop being a worker)$/iu,
    say('quit'),
  ],
  [/^(?:i(?:'?d| would) like to|i want to|i(?:'ll| will)) (?:quit|stop)$/iu, say('quit', { ask: 'which' })],
  [
    /^(?:please |can you |could you )?(?:delete|erase|remove) (?:all (?:of )?)?my (?:personal )?(?:data|information|account)(?: please)?$/iu,
    say('forget-me'),
  ],
]

const IN_JAPANESE: [RegExp, Line][] = [
  [REST, say('rest')],
  [RESUME, say('resume')],
  [QUIT, say('quit')],
  [EITHER, say('quit', { ask: 'which' })],
  [FORGET, say('forget-me')],
]

const LONGEST = 40

/** The line a worker's words about their place stand for; undefined where they are about something else. */
export function readPlace(typed: string): Line | undefined {
  const said = normalise(typed)
    .replace(/[.!。…]+$/u, '')
    .replaceAll('’', "'")
    .trim()
  if (said.length > LONGEST) return undefined
  return [...IN_JAPANESE, ...IN_ENGLISH].find(([way]) => way.test(said))?.[1]
}

/** The same of anybody who is connected. */
export const readForgetting = (typed: string): Line | undefined => {
  const line = readPlace(typed)
  return line?.id === 'forget-me' ? line : undefined
}
