// The particulars of an attendance answer: how, from when, until when, and for which meeting.
import { pattern, patternText } from './pattern.ts'
import type { AttendanceMode, AttendSlots } from './understood.ts'

const ONLINE = patternText`
  おんらいん|りもーと|りもと|ずーむ|zoom|teams|ちーむず|うぇぶ|web(?:ex)?|google ?meet|meet|みーと
  |skype|すかいぷ|画面越し|画面ごし|画面で|びでお|てれび会議|tv会議|遠隔|自宅から|自宅で|家から
  |職場から|会社から|在宅で?|ぱそこん(?:から|で)|pc(?:から|で)|すまほ(?:から|で)|ねっと(?:で|から
  |経由)|online|remote(?:ly)?|video
`
const IN_PERSON = patternText`
  会場(?!か|ど|は|の(?!ほう|方)|を|って|まで遠)|現地|対面|直接|りある|現場|おふらいん|足を運|役場(?:で
  |に|へ|まで)|会議室(?:で|に|へ)|そちら(?:に|へ|まで)|in[ -]?person|on[ -]?site|face to face
`
export const MODE_WORD = new RegExp(`${ONLINE}|${IN_PERSON}`, 'u')
// What takes a mode back: 「オンラインではなく会場で」.
const REFUSED = pattern`
  ^(?:参加|出席|会議)?(?:で)?(?:は|じゃ|の方が)?(?:なく|ない|無理|苦手|難し|厳し|やめ|できな|使え
  |つなが|繋が|でき(?:ま|な)|わから|不安|から(?=会場|現地|対面|おんらいん|zoom)|を?やめ|より)
`

/** How someone will take part; of two ways named, the one not taken back. */
export const modeIn = (key: string): AttendanceMode | undefined => {
  const online = [...key.matchAll(new RegExp(ONLINE, 'gu'))].map((hit) => ({ hit, mode: 'online' as const }))
  const inPerson = [...key.matchAll(new RegExp(IN_PERSON, 'gu'))].map((hit) => ({
    hit,
    mode: 'in-person' as const,
  }))
  const kept = [...online, ...inPerson]
    .filter(({ hit }) => !REFUSED.test(key.slice(hit.index + hit[0].length)))
    .sort((a, b) => a.hit.index - b.hit.index)
  return kept.at(-1)?.mode
}

const LATE_WORD = '(?:遅れ|遅刻|おくれ|遅く|ちこく|遅参|遅め|late|遅い(?:時間)?)'
export const LATE = new RegExp(
  `(?<!電車が|バスが|ばすが|返事が|返信が)${LATE_WORD}(?!ず|ない|ません|なく|な[いけ])`,
  'u',
)
const LATE_BY = new RegExp(
  `(?:(\\d{1,2})時間)?(半)?(?:(\\d{1,3})分)?(?:ほど|程度|程|くらい|ぐらい|位|ばかり|弱|強|前後|間)?(?:は|の|だけ|ずつ)?(?:、)?(?:会議に|到着が|参加が|開始から)?${LATE_WORD}`,
  'u',
)
const LATE_BY_EN = /(\d{1,3}) ?(?:min(?:ute)?s?|m) late|late by (?:about )?(\d{1,3})/u

const minutesLate = (key: string): number | undefined => {
  const english = LATE_BY_EN.exec(key)
  if (english) return Number(english[1] ?? english[2])
  if (/半時間(?:ほど|くらい|ぐらい)?遅/u.test(key)) return 30
  for (const hit of key.matchAll(new RegExp(LATE_BY.source, 'gu'))) {
    const [, hours, half, minutes] = hit
    const total = Number(hours ?? 0) * 60 + (half && hours ? 30 : 0) + Number(minutes ?? 0)
    if (total > 0) return total
  }
  return undefined
}

export const LEAVES_EARLY = pattern`
  早退|そうたい|途中(?:で|から)?(?:抜|ぬけ|退|失礼|帰|離席|離脱|まで)|途中退[席室出]|途中までの?|中座
  |(?<!入)退[席室出](?:し|さ|いた|予定|する|で)|早め(?:に|の)(?:退|失礼|帰|抜|上が|出)|早く(?:失礼|帰
  |抜|出)|先に(?:失礼|帰|抜|出)|[時分半頃](?:頃|ごろ)?(?:に|で|には|まで)(?:は)?(?:失礼|抜け|帰|退
  |中座|お暇|出なければ|出ないと)|[時分半]までで?(?:す|お願い|$|な?ら|しか|の参加|参加|出席|いられ
  |おりま)|昼(?:で|まで|には)(?:帰|失礼|抜)|終わりまで(?:は)?(?:い|お)(?:られ|れ)|(?:午前中?|前半|最初
  |冒頭|はじめ|始め)(?:だけ|のみ)|最後まで(?:は)?(?:い|お|参加でき|出席でき)(?:られ|れ)?(?:ない|ません
  |ず)|leav(?:e|ing) early
`
const NOT_LEAVING = /(?:早退|中座|退席|退室|途中で(?:抜け|退))(?:は|し)?(?:しません|しない|ません|せず|ない)/u

const meetingNo = (key: string): number | undefined => {
  const hit =
    /第(\d{1,3})回|(\d{1,3})回目?の?(?:会議|会合|委員会|推進会議|部会)|(\d{1,3})回目(?=の|は|に|、|も)/u.exec(
      key,
    )
  const digits = hit?.[1] ?? hit?.[2] ?? hit?.[3]
  return digits === undefined ? undefined : Number(digits)
}

const MONTH_DAY = /(?<![\d/])(\d{1,2})(?:月|\/)(\d{1,2})(?:日|(?![\d/件枚個%]))/u
const DAY = /(?<!\d|\d月)(\d{1,2})日(?![間前ほ中以市町本帰目分]|から(?!参)|まで)/u
const MONTH = /(?<!\d)(\d{1,2})月(?=の|は|、|に|会議|開催|分)/u
const within = (value: number, last: number): boolean => value >= 1 && value <= last

const dateIn = (key: string): { month?: number; day?: number } => {
  const both = MONTH_DAY.exec(key)
  if (both) {
    const [month, day] = [Number(both[1]), Number(both[2])]
    return within(month, 12) && within(day, 31) ? { month, day } : {}
  }
  const day = Number(DAY.exec(key)?.[1] ?? 0)
  if (within(day, 31)) return { day }
  const month = Number(MONTH.exec(key)?.[1] ?? 0)
  return within(month, 12) ? { month } : {}
}

/** Everything an attendance answer says beyond yes. */
export const attendDetails = (key: string): { [K in keyof AttendSlots]: AttendSlots[K] | undefined } => ({
  mode: modeIn(key),
  lateMinutes: LATE.test(key) ? minutesLate(key) : undefined,
  leaveEarly: LEAVES_EARLY.test(key) && !NOT_LEAVING.test(key) ? true : undefined,
  meetingNo: meetingNo(key),
  ...dateIn(key),
})
