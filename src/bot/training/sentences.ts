// What people say about courses, and of what a job asks for. Nobody is enrolled by a sentence: it shows the way.
import { jobNumbers } from '../job/patterns.ts'
import type { Passage } from '../language/passage.ts'
import { pattern } from '../language/pattern.ts'
import { type Reading, say } from '../turn/reading.ts'

const NEEDED = pattern`
  何が(?:必要|要|いり|いる)|何か(?:必要|要り|いり)|(?:必要|要る|いる)な?(?:の|もの|物|こと|技能|資格|すきる|講座|研修)(?:は|って|を|が)?(?:何|なに|どれ|あり|ある|教え|知り|$|\?)
  |(?:応募|申し?込み|引き受け|受け|担当)(?:する|でき(?:る|るよう)|られる)?(?:に|ため|ように)(?:は|なるには)(?:$|\?|、?(?:どう|何|なに|どの))
  |(?:応募|参加)(?:条件|資格|の条件)|どうすれば[^。]{0,8}(?:応募|受け|でき)|どうしたら[^。]{0,8}(?:応募|受け|でき)
`
const NEEDED_IN_ENGLISH =
  /\bwhat (?:do|would|will) i need\b|\bwhat(?:'s| is) (?:needed|required)\b|\bwhat skills?\b.*\b(?:need|require)|\bwhat does (?:job|no)\b.*\b(?:need|require)|\bhow (?:can|do) i (?:qualify|become able)\b|\brequirements? (?:for|of)\b/u

/** 「3番には何が必要」, "what do I need for job 3": of one job, by its number. */
export const readNeeds = ({ key }: Passage): Reading | undefined => {
  if (!NEEDED.test(key) && !NEEDED_IN_ENGLISH.test(key)) return undefined
  const [job, another] = jobNumbers(key)
  return job === undefined || another !== undefined ? undefined : say('needs', { job })
}

const COURSE = /講座|研修|せみなー|おりえんてーしょん|説明会/u
const LOOKING = pattern`
  受け(?:たい|られ|れ)|受講(?:したい|でき)|申し?込(?:みたい|め|みは|む)|参加したい|出たい|あり(?:ます|ません|そう)か|ある(?:か|の|$|\?)|ない(?:か|の|です|$|\?)
  |教えて|見(?:たい|せて)|知りたい|一覧|いつ|どんな|どこ|やって(?:い)?(?:ます|る)|開(?:いて|催)|受け方|習いたい|学びたい
`
const IN_ENGLISH =
  /\b(?:what|which|any|are there|show|list)\b[^.]*\b(?:courses?|trainings?|classes)\b|\b(?:take|join|attend|enrol in|sign up for|cancel|leave|(?:come|go) to)\b[^.]*\b(?:courses?|training|class)\b/u
/** 「of course」 speaks of none. */
const OF_COURSE = /\bof course\b/u
const NUMBERED = /(?:講座|研修|course)[ の]?(?:no\.?)?(\d{1,4})|(\d{1,4})番?の?(?:講座|研修)/u

/** Who wants to give a seat back is shown the courses, each of their own with the button that does so. */
const LEAVING = /取り?消|きゃんせる|やめ(?:たい|ます)|(?:行け|出られ|出席でき|参加でき|受けられ)(?:な|ま)/u

/** Somebody looking for courses, or for one of them by its number. */
export const readCourses = ({ key }: Passage): Reading | undefined => {
  const isLooking = COURSE.test(key)
    ? LOOKING.test(key) || LEAVING.test(key)
    : IN_ENGLISH.test(key) && !OF_COURSE.test(key)
  if (!isLooking) return undefined
  const found = NUMBERED.exec(key)
  return say('course', { course: found?.[1] ?? found?.[2] })
}
