// What people look for in a job, in their own words, and which jobs are like that as far as the data says.
import type { Job } from '../../domain/job/model.ts'
import type { TownModel } from '../../domain/town/model.ts'
import { foldKana, normalise } from '../language/normalise.ts'
import { patternText } from '../language/pattern.ts'

export type Wish =
  | { kind: 'home' }
  | { kind: 'beginner' }
  | { kind: 'short'; most: number }
  /** Any of the words, in the title, the details, the place or the skills. */
  | { kind: 'about'; said: string; words: string[] }

export type Search = {
  wishes: Wish[]
  order?: 'pay' | 'due'
  /** Full jobs, to wait for. */
  full?: true
  /** Times of the week: no job says anything of them. */
  times?: string
}

/** What 短時間 means where no figure is given, in minutes. [choice] */
const SHORT_MINUTES = 120

// What joins a wish to the words behind it: 在宅「でできる」入力, 初心者「向けの」仕事.
const SUFFIX = patternText`
  (?:だけ|のみ|しか)?(?:でも|にも|で(?!き)|に|も|は(?=$|[\s、])|が(?=いい|良い|よい))?(?:でき(?:る|ます)|出来る|やれる
  |働ける|可能な?|ok|可|向け|歓迎|いい|良い|よい)?(?:の(?!り)|な(?![ぁ-ん]))?
`
const HOME = patternText`
  (?<![一-龠])(?:お?家|お?うち)で(?:も)?(?:でき(?:る|ます)|出来る|やれる|働ける)?|自宅|在宅(?:ワーク|勤務)?
  |リモート(?:ワーク)?|テレワーク(?!センター)|(?:通わ|通勤し|出かけ|出勤し|出社し|外に出)な(?:くて(?:も)?(?:いい|良い
  |よい|大丈夫な?|済む|すむ)?|い)|通勤(?:なし|不要)|(?:車|くるま|クルマ|免許)(?:が|は)?(?:なし|無し|なく|無く|ない
  |いらない|不要|使わない)(?:て(?:も)?(?:いい|良い|よい|大丈夫な?)?)?|\b(?:work(?:ing)? )?(?:from|at) home\b
  |\bremote(?:ly)?\b|\bhome\b|\b(?:without|no) (?:a )?(?:car|travel(?:ling)?|commut(?:e|ing))\b
`
const TIMES = patternText`
  土日祝?|週末|休日|祝日|土曜日?|日曜日?|平日|夜間|夕方|早朝|深夜|午前中?|午後|昼間|(?:朝|昼|夜)(?=だけ|のみ|しか|に|の|でも
  |$|[\s、])|\b(?:weekends?|weekdays?|evenings?|nights?|mornings?|afternoons?|saturdays?|sundays?)\b
`
const BEGINNER = patternText`
  初心者|未経験者?|(?:初めて|はじめて)(?:の(?:人|方))?|経験(?:が|は)?(?:なし|無し|なく(?:ても)?|ない|不問|いらない)
  |(?:技能|資格|スキル)(?:が|は)?(?:なし|無し|なく(?:ても)?|ない|不要|いらない)|簡単|かんたん|[誰だ]れ?でも
  |\b(?:beginners?|inexperienced|easy|first[ -]time|(?:no|without) (?:experience|skills?)(?: needed)?)\b
`
const SHORT = patternText`
  (?<count>\d{1,3}(?:\.\d{1,2})?) ?(?<unit>時間|分|hours?|minutes?)(?:以内|以下|まで|くらい|ぐらい|程度|or less)?
  (?:で(?:終わる|済む|すむ))?|短(?:時間|い時間|期間|い|め)(?:で(?:終わる|済む|すむ))?|すぐに?終わる|\b(?:short|quick)\b
`
const BY_PAY = patternText`
  (?:報酬|単価|お?金|給料|時給|額)?(?:の|が)?高い(?:順|(?=もの|仕事|ほう|$|[\s、]))(?:で|に|から)?|高額|高単価|高収入
  |稼げる|\b(?:highest|best|high(?:er)?)[ -]pa(?:y(?:ing)?|id)\b|\bby pay\b|\bpays? (?:most|best)\b
`
const BY_DUE = patternText`
  (?:締め?切り?|〆切|期限|納期)(?:の|が)?(?:近い|早い)?(?:順)?(?:で|に|から)?|急ぎの?
  |\bby (?:due date|deadline|date)\b|\bdue (?:date|soon(?:est)?)\b|\bdeadline\b|\bsoonest\b|\burgent\b
`
const FULL = '順番待ち|キャンセル待ち|順番を待てる|埋まって(?:い)?る|満員|\\bfull\\b|\\bwaiting(?: list)?\\b'

/** Kinds of work with several names. */
const KINDS = [
  ['データ入力', '入力', '打ち込み', 'タイピング', 'data entry', 'typing'],
  ['校正', 'proofreading', 'proof'],
  ['文字起こし', 'テープ起こし', 'transcription'],
  ['文章', 'ライティング', 'writing'],
  ['写真', '撮影', 'photos', 'photo', 'photography'],
]

const NOISE = patternText`
  (?:(?:の|な|系の?|関係の?|関連の?)?(?:お?仕事|案件|求人|作業|内職|やつ)|(?:は|って|が)?(?:ありますか|あります|ある
  |ないですか)|ください|を?(?:見せて|みせて|教えて|探して|見たい)|が?(?:いい|良い|よい)(?:です)?|希望|を?お願いします
  |応募できる|私にできる|すべて|全部|順に?|[?。!]){1,8}$
`
const ENGLISH_NOISE = patternText`
  \b(?:jobs?|work|please|show|me|any|for|the|an?|i|can|do|only|with|that|needs?|is|are|there|on|in|at|by|to|and|of|all
  |which|first|ones?|open|list|pay|available)\b
`

const behind = (source: string): RegExp => new RegExp(`(?:${source})${SUFFIX}`, 'iu')

/** What each pattern says of the search; read in this order. */
const READERS: [RegExp, (search: Search, hit: RegExpExecArray) => unknown][] = [
  [behind(FULL), (search) => (search.full = true)],
  [behind(BY_PAY), (search) => (search.order = 'pay')],
  [behind(BY_DUE), (search) => (search.order ??= 'due')],
  [behind(HOME), ({ wishes }) => wishes.push({ kind: 'home' })],
  [behind(TIMES), (search, [all]) => (search.times = bare(all))],
  [behind(BEGINNER), ({ wishes }) => wishes.push({ kind: 'beginner' })],
  [behind(SHORT), ({ wishes }, { groups = {} }) => wishes.push({ kind: 'short', most: minutesOf(groups) })],
  ...KINDS.map((words): (typeof READERS)[number] => [
    behind(`(?<![一-龠ァ-ヴー\\w])(?:${words.join('|')})(?![一-龠ァ-ヴー\\w])`),
    ({ wishes }, [all]) => wishes.push({ kind: 'about', said: bare(all), words }),
  ]),
]

/** Reads what somebody looks for; words that mean nothing else are looked for in the jobs. */
export function wishesIn(said: string): Search {
  const search: Search = { wishes: [] }
  let rest = normalise(said)
  for (const [pattern, found] of READERS) {
    const hit = pattern.exec(rest)
    if (hit) found(search, hit)
    while (pattern.test(rest)) rest = rest.replace(pattern, ' ')
  }
  for (const word of wordsLeft(rest)) search.wishes.push({ kind: 'about', said: word, words: [word] })
  return search
}

const ABOUT_WORK = KINDS.length

/** What a whole sentence says of where, when, for whom and in which order; the kind of work has its own argument. */
export function wishesBeside(said: string): string {
  const plain = normalise(said)
  return READERS.slice(0, -ABOUT_WORK)
    .flatMap(([pattern]) => pattern.exec(plain)?.[0].trim() ?? [])
    .join(' ')
}

const BARE = new RegExp(`(?<=.)${SUFFIX}$`, 'iu')
const bare = (hit: string): string => hit.trim().replace(BARE, '')

function minutesOf({ count, unit }: Record<string, string | undefined>): number {
  if (count === undefined) return SHORT_MINUTES
  return Math.round(Number(count) * (unit === '分' || unit?.startsWith('minute') ? 1 : 60))
}

const NOISE_BEHIND = new RegExp(NOISE, 'u')
const ENGLISH_NOISE_WORDS = new RegExp(ENGLISH_NOISE, 'giu')

const wordsLeft = (rest: string): string[] =>
  rest
    .replace(ENGLISH_NOISE_WORDS, ' ')
    .split(/[\s、。・,/「」『』]+/u)
    .map((word) => word.replace(NOISE_BEHIND, ''))
    .filter((word) => !word.startsWith('を'))
    .filter((word) => word.length > 1 || /[\p{Script=Han}\p{Script=Katakana}]/u.test(word))

const AT_HOME =
  /自宅|在宅|ご家庭|リモート|どこでも|テレワーク(?!センター|拠点|施設|室)|\bhome\b|remote|anywhere/iu
const NOT_AT_HOME =
  /(?:自宅|在宅|リモート)(?:は|では?|での?作業は)?(?:不可|でき(?:ない|ません))|自宅以外|(?:care|nursing) home/iu

/** Whether a job is as wished; undefined where nothing is on record. */
export function fits(job: Job, wish: Wish, { skills }: Pick<TownModel, 'skills'>): boolean | undefined {
  switch (wish.kind) {
    case 'home':
      return job.place === null ? undefined : AT_HOME.test(job.place) && !NOT_AT_HOME.test(job.place)
    case 'beginner':
      return job.skills.length === 0
    case 'short':
      return job.minutes === null ? undefined : job.minutes <= wish.most
    case 'about': {
      const named = skills.filter(({ id }) => job.skills.includes(id)).flatMap(({ id, name }) => [id, name])
      const text = folded([job.title, job.details ?? '', job.place ?? '', ...named].join('\n'))
      return wish.words.some((word) => text.includes(folded(word)))
    }
  }
}

const folded = (text: string): string => foldKana(text.normalize('NFKC'))
