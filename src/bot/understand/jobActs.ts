// What a worker does with a job: claim it, give it back, hand it in.
import { reasonFor } from './because.ts'
import { jobNumbers } from './jobNumber.ts'
import { BACK_THEN, CONDITION, HEARSAY, HEDGE, isOfOthers } from './mood.ts'
import { isPart } from './progress.ts'
import type { Said } from './said.ts'
import { found, NONE, type Understood } from './understood.ts'

// Endings that make a wish or an intention binding enough to act on.
const DO =
  '(?:し(?:ます|まs?$|たい|てみたい)|する(?:$|よ|ね)|いたします|致します|させて(?:いただ|頂|くだ|もら|ほし)|希望|です$|で$|でお願い|お願い|$|(?= ?\\d))'
const CLAIM = new RegExp(
  [
    `応募${DO}`,
    `(?:立候補|エントリー|えんとりー|チャレンジ|ちゃれんじ|挑戦|担当|参加|トライ|とらい)${DO}`,
    '申し?込み(?:ます|たい)|申し?込み(?:です|で?お願い)|もうしこみ',
    'やり(?:ます|たい)|やらせて|やってみ(?:たい|ます)|やってもいい(?:です)?(?:よ|$)|番(?:の(?:お?仕事|案件))?(?:が|を)?したい|やる(?:$|よ|ね)',
    '(?:引き)?受け(?:ます|たい|させて|られます)|お?引き受け(?:し|いた|ます|たい)|お受け(?:し|いた)|請け負い(?:ます|たい)|請けます',
    '手を?(?:挙|上|あ)げ(?:ます|たい|させて|る)|(?:私|わたし)に?(?:やらせ|任せ|まかせ)|いただき(?:ます|たい)|取り(?:ます|たい)|もらい(?:ます|たい)|ほしい(?:です)?$|欲しい(?:です)?$',
    '希望(?:です|します|いたします|$)',
    '(?:番|号|^\\d{1,4})(?:の(?:お?仕事|案件))?を?ください$',
    '(?:番|号|仕事|案件|それ|これ)(?:を|で|に|は|、)?お願い(?:します|いたします|致します|したい|でき(?:れば|たら)|と思)|^\\d{1,4}お願い|(?:no\\.?|#|なんばー)\\d{1,4}(?:を|で|に)?お願い',
    '(?:番|号)(?:なら|は|、私|、)?(?:私)?(?:が)?でき(?:ます|そうです)(?!か)|(?:番|号)、?いけます|行けます$',
  ].join('|'),
  'u',
)
const NO_CLAIM =
  /やりたく|やりません|やらない|応募(?:は|を)?(?:しません|しない|やめ|取り|しなかっ|しました|済|した(?!い)|者|方法|資格|条件|状況)|受け(?:ません|ない|られません|られない|ました)|希望(?:しません|しない|者|日|額|時給)|やりたい(?:人|方|こと)|やりました|興味|気にな|お断り|できません|できない|担当(?:者|の方|さん)/u
// A condition that a claim carries anyway: 「まだ空いていたら」.
const WHILE_OPEN =
  /(?:まだ)?(?:空い|あい|残っ|間に合|大丈夫|よろし|よけ|可能|もしよ)[^、。]{0,5}?(?:たら|れば|なら|ようでした)|(?:もし|ご?迷惑でな)(?:れば)?|(?:もらえ|いただけ|頂け|いただけれ|(?:^|[。、]|お願い)でき)(?:たら|れば|ば|ると|ますと)/gu

const RELEASE = new RegExp(
  [
    '(?:辞退|キャンセル|きゃんせる|リタイア|りたいあ|ギブアップ|ぎぶあっぷ)(?:を|で|に)?(?:したい(?:です|と思います|$)|し(?:ます|まs?$)|いたします|致します|させて(?:いただ|頂|くだ|もら|ほし)|お願い|希望(?:します|です)?$|です$|で$|する$|$|(?= ?\\d{1,4}$))',
    '(?<!バスを|電車を|ばすを|車を)(?:降り(?:ます|たい|させて)|降りる$|下り(?:ます|させて)|降ろさせて|おろさせて|おりさせて|おりたい)',
    '手放し(?:ます|たい)|手放させて',
    '(?:やめ|辞め)(?:ます|させて|たいです|たい$|ておきます)|なし(?:に|で)(?:して|お願い|させて)',
    '(?:でき|続けられ|やれ|続け(?:ることが)?でき|対応でき|こなせ)なくな(?:りました|って(?:しまいました|しまった|しまい|$)|った)|無理になりました|難しくなりました|続けられません|続けられそうに(?:ない|あり)',
    '取り?下げ(?:ます|たい|させて)|取り消し(?:ます|たい|て(?:くだ|ほし))|取り消させて|取消(?:し)?(?:ます|お願い|で)|とりけし',
    '(?:番|仕事|案件|作業)(?:を|は)?、?(?:お?返し|返却|返上)(?:し|いた|させ|たい|ます)|外して(?:くだ|ほし|もら|いただ)|(?:担当)?外れ(?:たい|ます|させて)',
    '断念(?:し|いた|させ)|お断りし|ほかの(?:方|人)に(?:回|譲|お願い)|他の(?:方|人)に(?:回|譲|お願い|渡)|譲り(?:ます|たい)',
  ].join('|'),
  'u',
)
const NO_RELEASE =
  /(?:辞退|キャンセル|きゃんせる)(?:は|を|も)?(?:しません|しない|せず|いたしません|させません|料|待ち|待|できません|できない|規定|方法|の(?:仕方|方法|キャンセル|取り)|した(?:方|ほう|人)|しました|済|したくな|するつもりは)|辞退者|(?:降り|やめ)(?:ません|ない|ずに|たくな)|諦めません|(?:辞退|キャンセル|きゃんせる|取り消し)(?:を|は)(?:取り|キャンセル|きゃんせる|撤回|やめ|なし)|(?:たばこ|煙草|お酒|酒|会社|学校|仕事を|パート|ばいと|バイト)(?:を)?(?:やめ|辞め)|予約/u

const FINISHED =
  '(?:終わ|おわ)(?:りました|った|ってい?ます|り(?:です)?$|らせました|りまし$)|(?:でき|出来)(?:ました|た(?:$|よ|ー|ので|の(?:で|を)|です|ー?ので)|あがりました|上がりました)|完了(?:し|いた|です|$|報告|の(?:報告|連絡))|完成(?:し|いた|です|$)|(?:仕上|しあ)が(?:りました|った)|仕上げました|やり(?:終え|切り|おえ|きり)ました|(?<!て)済み?ました|終了(?:し|いた|です|$)|終えました'
const HANDED =
  '納品(?:し|いた|です|させ|データ|完了|物|でーた|お願い|の|分|$|(?= ?\\d))|提出(?:し|いた|です|させ|完了|済|$)|(?:送|おく)りました|お?送り(?:し|いた)|送付(?:し|いた)|送信(?:し|いた)|アップ(?:ロード)?(?:し|いた)|あっぷ(?:ろーど)?(?:し|いた)|上げました|共有(?:し|いた)|(?:届け|渡し|持って行き|持参し|返送し|投函し|発送し|郵送し|入れ|保存し|格納し|出し)ました'
const DONE = new RegExp(`${FINISHED}|${HANDED}`, 'u')
const NOT_DONE =
  /まだ|(?:終わっ|でき|提出|納品|完成|完了|送っ|おわっ)(?:て|し|できて)?(?:い)?(?:ません|ない|なく|なかった|おりません|てな)|(?:終わら|でき)(?:ない|ません|なそう)|半分|\d+割|[0-9]%|件中|枚中|のうち|途中|ほぼ|だいたい|大体|あと少し|もう少し|もうすぐ|一部|(?<!最後)まで(?:は)?(?:でき|終わ|完了)|あと\d|残り|(?:会議|研修|講習|講座|面談|打ち?合わせ|ランチ|昼休み|授業|学校|夏休み|お風呂|会|受講|登録|宿題|洗濯|掃除|家事|料理|買い物|送り迎え|運動会|行事|法事|支払い?|振込|入金|申請|手続き?|友達|夕飯|ご飯|子ども|子供|説明会|テスト|準備|契約|同意書|請求書)(?:は|が|を|も|に)?(?:、)?(?:もう)?(?:さっき|今|やっと|無事)?(?:終|でき|完了|済|提出|送|出)|たら(?:送|提出|納品|連絡)|次第|(?:明日|あした|来週|今週|後で|あとで|のち|夜|今日中|今日じゅう|午後|夕方|までに|\d日|\d時|まもなく|明後日|今晩|週末|月末|予定|つもり|そうです)/u

const REVIEW = /確認(?:を|して)?(?:お願い|くだ|いただ)|こちら|です$|^$|チェック|ちぇっく|見て/u

/** A sentence about some other person, a question, or one whose end was not read settles nothing (C1). */
export const isBinding = (said: Said): boolean =>
  !said.isCut &&
  !said.clauses.some(({ asks }) => asks) &&
  !HEARSAY.test(said.key.replace(/という(?:理由|事情)/gu, ''))

const clauseWith = (said: Said, words: RegExp): { at: number; start: number } | undefined => {
  for (let at = said.clauses.length - 1; at >= 0; at -= 1) {
    const clause = said.clauses[at]
    const hit = clause && words.exec(clause.key)
    if (clause && hit && !isOfOthers(clause.key.slice(0, hit.index))) return { at, start: hit.index }
  }
  return undefined
}

// What may be given back; 「旅行をキャンセルします」「駅で降ります」 are about something else.
const OWN_JOB =
  /^$|(?:番|号|仕事|案件|応募|これ|それ|こちら|担当|作業|タスク|たすく|\d)(?:の(?:分|件|仕事|案件|応募|作業))?$|(?:今回|私|やはり|やっぱり|もう|今から|件)$/u
const isOtherThing = (before: string): boolean => {
  const thing = /(?:^|[、。])([^、。]*?)(?:を|は|の|も)(?:やはり|やっぱり|もう|全部)?$/u.exec(before)?.[1]
  const isRide = /(?:駅|停|バス|ばす|電車|車|山|階段|坂|屋根)(?:で|から|を)?$/u.test(before)
  return isRide || (thing !== undefined && !OWN_JOB.test(thing))
}

/** 辞退: only a plain one, of one job; doubt, question, past and condition ask back (C1). */
export const readRelease = (said: Said): Understood | undefined => {
  const act = clauseWith(said, RELEASE)
  if (!act) return NO_RELEASE.test(said.key) ? NONE : undefined
  const key = said.key
  const ids = jobNumbers(key)
  const doubtful =
    HEDGE.test(key) || CONDITION.test(key) || BACK_THEN.test(key) || /検討|考え|思案|\d番目/u.test(key)
  if (!isBinding(said) || NO_RELEASE.test(key) || doubtful || ids.length > 1) return NONE
  if (isOtherThing((said.clauses[act.at]?.key ?? '').slice(0, act.start))) return NONE
  const first = said.clauses.findIndex((clause) => RELEASE.test(clause.key))
  const reason =
    reasonFor(said.clauses, act.at, act.start) ??
    reasonFor(said.clauses, first, RELEASE.exec(said.clauses[first]?.key ?? '')?.index ?? 0)
  return { intent: 'job_release', slots: found({ jobId: ids[0], reason }) }
}

/** 納品: work that is finished or handed in, not part of it and not soon. */
export const readDelivery = (said: Said): Understood | undefined => {
  const ids = jobNumbers(said.key)
  const handsOver = said.url !== undefined && (ids.length > 0 || (said.key !== '' && REVIEW.test(said.key)))
  if (!clauseWith(said, DONE) && !handsOver) return undefined
  const key = said.key
  if (!isBinding(said) || NOT_DONE.test(key) || BACK_THEN.test(key) || ids.length > 1) return undefined
  if (CONDITION.test(key) || HEDGE.test(key) || isPart(key)) return undefined
  return { intent: 'job_deliver', slots: found({ jobId: ids[0], url: said.url }) }
}

/** 応募: a claim is an order at once, so a question, a condition or a doubt is not one (C1, J1). */
export const readClaim = (said: Said): Understood | undefined => {
  if (!clauseWith(said, CLAIM) || /相談|質問|わからな|分からな|教えて/u.test(said.key)) return undefined
  const key = said.key.replace(WHILE_OPEN, '')
  const ids = jobNumbers(key)
  const isNamed =
    ids.length > 0 ||
    /応募|立候補|えんとりー|エントリー|(?:その|この|さっきの|先ほどの|今の)(?:仕事|案件|お仕事)|(?:それ|これ)(?:を)?(?:やり|やら)|^やり(?:ます|たいです)|^やらせて|引き受け|お受け|手を?(?:挙|上|あ)げ/u.test(
      key,
    )
  const doubtful = HEDGE.test(key) || CONDITION.test(key) || BACK_THEN.test(key)
  if (NO_CLAIM.test(key) || doubtful || !isBinding(said) || ids.length > 1) return NONE
  return isNamed ? { intent: 'job_claim', slots: found({ jobId: ids[0] }) } : undefined
}
