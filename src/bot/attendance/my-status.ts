// What somebody has answered, asked by themselves.
import { OTHERS } from '../language/mood.ts'
import type { Passage } from '../language/passage.ts'
import { isQuestion } from '../meeting/patterns.ts'
import { type Reading, say } from '../turn/reading.ts'
import { MY_ANSWER, RECALL } from './patterns.ts'

/** 「私の代理は誰になっていますか」 */
export const readMyProxy = ({ key }: Passage): Reading | undefined =>
  /(?:私|わたし|自分|僕|俺|おら|わし|うち)の代理(?:人)?(?:は|って|が)?(?:誰|だれ|どなた)|^代理(?:の届け?|の登録|届)?(?:は|って)?(?:もう)?(?:届い|受け付け|登録され|通っ|出)て(?:い)?(?:ます|る)(?:か|の|かや)?/u.test(
    key,
  )
    ? say('status')
    : undefined

/** Someone asking what they themselves have answered; about other people it is not read. */
export const readMyStatus = (passage: Passage): Reading | undefined => {
  const key = passage.key
  if (!MY_ANSWER.test(key) || !RECALL.test(key) || !(isQuestion(passage) || /忘れ/u.test(key)))
    return undefined
  if (
    /いつまで|期限|締|変更|取り?消|方法|仕方|やり方|どうやって|どうすれ|いいです|よろしい|でき(?:ます|る)/u.test(
      key,
    )
  )
    return undefined
  if (
    /賛成|反対|聞かれ|申し込み(?:先|方法|期間)|ろぼっと|人工知能|機械|自動|待って|(?:さん|様|委員|会長|みんな|皆|全員|全体|他の|何人|誰が|議長)/u.test(
      key,
    ) ||
    OTHERS.test(key.replace(/私は|自分は/gu, ''))
  )
    return undefined
  return say('status')
}

export const readMyStatusInEnglish = ({ key }: Passage): Reading | undefined =>
  /\b(?:my (?:status|answer|rsvp|reply)|what did i (?:say|answer|reply)|did i (?:already )?(?:say|reply|answer|rsvp|respond)|(?:forgot|forget|not sure|don't remember) (?:if|whether|what) i (?:answered|replied|said|responded)|i answered (?:yes|no)(?: or (?:yes|no))?$|have i (?:already )?(?:replied|answered|responded)|did you (?:get|receive) my (?:reply|answer|response)|am i (?:down|registered|marked)|my (?:current )?registration)\b/u.test(
    key,
  )
    ? say('status')
    : undefined
