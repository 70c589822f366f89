// 応募, 辞退, 納品: what a worker does with a job, as a closed grammar (C1).
import { LONGEST_TITLE, TITLE } from '../job/patterns.ts'
import { ENDINGS, ENDS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Says, type Scanner, scan } from '../language/grammar/lattice.ts'
import { HARMLESS, REASON, SELF } from '../language/grammar/when.ts'
import { CLAIM, DELIVER, jobHeads, MENDING, RELEASE, TAKEN, WEAKLY } from './job-heads.ts'

const NUMBER =
  /(?:案件番号|番号|仕事番号|job|no\.?|なんばー|案件|仕事|#|第|j)?[ :]?\d{1,4}(?:番|号)?(?!\d|目|[時分月日年円人件枚割%])/uy
const AS = [
  '',
  'を',
  'は',
  'が',
  'に',
  'で',
  'も',
  'なら',
  'については',
  'につきまして',
  'につきましては',
  'ですが',
  'なんですけど',
  'ですけど',
  'のこと',
  'のことですが',
  'の件',
  'の件ですが',
  'の方は',
].flatMap((as) => [as, `${as}、`])
/**
 * 「12番のデータ入力ですが」: a job by its number, with what it is called and how it stands in the clause. Called something
 * and nothing between (「5番の入力やります」), the act follows at once: no reason may stand there.
 */
export const numbered = (leaves: 'Sn' | 'Sg'): Scanner => ({
  after: leaves === 'Sn' ? ['S', 'Sn'] : ['S'],
  leaves,
  at: (text, at) => {
    NUMBER.lastIndex = at
    const number = NUMBER.exec(text)?.[0]
    if (number === undefined) return []
    const found: { length: number; says: Says; cost: number }[] = []
    for (let title = 0; title <= LONGEST_TITLE; title += 1) {
      const end = at + number.length + title
      if (end > text.length || (title > 0 && !TITLE.test(text.slice(at + number.length, end)))) continue
      for (const as of AS)
        if (text.startsWith(as, end) && (title > 0 && as === '') === (leaves === 'Sg'))
          found.push({
            length: end - at + as.length,
            says: { job: true },
            cost: 10 + title * 3 - as.length,
          })
    }
    return found
  },
})

/** Nothing tells which. */
const BARE = /^(?:今の|いまの|今|いま)?(?:お?仕事|作業)(?:を|は|が|、|で)?$/u
const OBJECTS: Scanner[] = [
  // 「先週お引き受けした5番の仕事」
  scan(
    'S',
    'S',
    /(?:先日|先週から|先週|先月から|先月|この前|この間|以前|昨日|今朝|さっき|先ほど|今回|今)?、?(?:[^、。はがを\d]{1,8}(?:で|に))?(?:見|拝見し|載っ|出|紹介してもらっ|紹介していただい|お知らせいただい|ご紹介いただい|募集し|お受けし|やらせてもらっ|させてもらっ|やらせていただい|お引き受けし|引き受け|応募し|受け|いただい|お預かりし|担当し|やっ|担当させていただい)(?:た|て(?:い)?[るた]|ています|ております|ておりました)(?=\d)/u,
  ),
  numbered('Sn'),
  numbered('Sg'),
  scan(
    'S',
    'Sj',
    /(?:今回の|今回|今|いま|先日|先週|先月|この前)?、?(?:やって(?:い)?る|受けて(?:い)?[るた]|持って(?:い)?[るた]|お受けした|お引き受けした|引き受けた|引き受けて(?:い)?る|受けた|応募した|担当の|担当して(?:い)?る)?(?:この|その|あの|例の|さっきの|今の|いまの|現在の|ただいまの)?(?:お?仕事|案件|応募|申し込み|申込み?|作業|受注|担当|これ|それ|こちら|たすく)(?:の件)?(?:を|は|が|、|で(?!す|し))?/u,
    ([said]): Says => ({
      job: true,
      ...(BARE.test(said) && { bare: true }),
      ...(/(?:応募|受注|担当)(?:の件)?(?:を|は|が|、|で)?$/u.test(said) && TAKEN),
    }),
  ),
  scan('Sn', 'Sn', /の(?:作業|入力|でーた|名簿|ふぁいる|原稿|成果物)(?:を|は|が|も|の)?、?/u),
  scan(
    'Sn',
    'Sn',
    /の?(?:応募|申し込み|申込み?|受注|担当)(?:を|は|が|も|の)?、?(?=$|取り?消|きゃんせる|やめ|辞退|取り下げ|お?願い|完了|終|済)/u,
    () => TAKEN,
  ),
  scan(
    'Sn',
    'Sn',
    /の?(?:完成品|完成でーた|納品物|入力|作業|でーた|名簿|ふぁいる|原稿|修正版|成果物|文字起こし|封入|封筒入れ|宛名書き|お?仕事|案件)(?:を|が|は|も)?、?/u,
  ),
  scan('Sn', 'Sn', /の?修正(?:を|が|は|も)?、?/u, () => MENDING),
  scan(
    'S Sj Sn',
    'S',
    /(?:いつもの)?(?:指定の|共有の?|所定の|専用の)?(?:場所|ふぉるだー?|どらいぶ|くらうど|ぐーぐるどらいぶ|めーる|役場|事務局|窓口)(?:に|で|へ|まで)/u,
  ),
  scan(
    'S',
    'S',
    /(?:入力|作業|でーた|名簿|ふぁいる|原稿|修正版?|成果物|文字起こし|資料|封入|封筒入れ|宛名書き|全件|\d{1,6}(?:件|枚|通|個|ぺーじ)(?:全部|すべて)?)(?:を|が|は|も|の)?/u,
  ),
]

/** Words beside the act that change nothing here. */
const BESIDE: Row[] = [
  [
    'すぐ|すぐに|もう少しで|もうちょっとで|もうちょいで|もうちっとで|あと少しで|あとちょっとで|あとちょいで|もうすぐ|もうじき|まもなく|間もなく',
    'S Sj Sn',
    'S',
    { later: true },
  ],
  [
    'のちほど|後ほど|あとで|後で|そのうち|近いうちに|近々|明日|あした|明後日|今夜|今晩|来週|今週末|週末に|夜に|夕方に|昼から|午後から|明日から|来週から|また今度|いつか',
    'S Sj Sn',
    'S',
    { later: true, someday: true },
  ],
  [
    '両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|同時に|順番に|全部|すべて|全て|ぜんぶ|やっと|やっとこさ|ようやく|無事に|先ほど|さっき|ただいま|今|いま|もう|昨日|今朝|今朝ほど|昨夜|昨晩|一応全部|修正して|確認して|直して|次は|今度は|今回は|それでは|まず|どうか|私に|わたしに|ぼくに|僕に|おらに|わしに|俺に|おれに|うちに|自分に|できればと|よければ|よかったら|良かったら|よろしかったら|良ければ|もしよければ|もしよろしければ|よろしければ',
    'S',
    'S',
  ],
  ['私に|わたしに|おらに|わしに|俺に|おれに|僕に|ぼくに|うちに|自分に', 'Sn Sg', 'Sn'],
  ['今日|本日|今日は|今日中は|今夜は|今晩は|今日、', 'S Sj Sn', 'S', { today: true }],
  // Going on with what one has is no new claim.
  [
    'もうちっと|もうちょい|もう一息|最後まで|さいごまで|しまいまで|ちゃんと|きちんと|しっかり|また|もう少し|もうちょっと|引き続き|続けて',
    'S Sj Sn',
    'S',
    { onward: true },
  ],
  [
    'は|が|を|も|、|で|やはり|やっぱり|やっぱ|ぜひ|是非|すみませんが|私が|私に|わたしが|わたしに|おらに|わしに|俺に|おれに|うちに|自分に|僕に|僕が|わしが|おれが|俺が|自分が|私、|両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|同時に|全部|ぜんぶ|すべて|全て|もう|今|やっと|先ほど|さっき|今朝|今朝ほど|昨日|昨晩|昨夜|ようやく|無事|これで|急に|どうしても|ちょっと',
    'Sj',
    'Sj',
  ],
  ['今回|今回は|今回だけは|今回に限り', 'Sn', 'Sn'],
  ['間違えて|まちがえて|うっかり|誤って|間違って', 'S', 'S'],
  [' |:', 'Sn', 'Sn'],
  ['→|⇒|↓|:|は→|です→|は:', 'F D K X', 'X'],
  ['の納品|の提出', 'Sn', 'K', DELIVER],
  ['の応募|の担当|の申し込み|の申込み|の申込|への応募|への申し込み', 'Sn', 'K', CLAIM],
  ['の募集に|の求人に|の募集へ|への|の募集の', 'Sn', 'Sn'],
  [
    '納品が|提出が|送信が|あっぷろーどが|あっぷが|送付が|納品は|提出は|あっぷろーど|入力が|作業が',
    'Sn Sj Sg',
    'Sn',
  ],
  ['の辞退|のきゃんせる|の取り消し|の取消し|の取消', 'Sn', 'K', RELEASE],
  ['と|や|と、|および|それと', 'Sn', 'S'],
  ['ましょう', 'R E', 'F'],
  ['もらえるか|もらえるかい|もらえるかね|くれるか|くれるかい', 'C', 'F', { request: true }],
  [
    'もう一度|再度|改めて|ちょっと|無事|無事に|なんとか|きれいに|ばっちり|ちゃんと|予定より早く|徹夜で|がんばって|頑張って|最後まで|早めに|さっき|先ほど|今朝|今朝ほど|昨日|昨晩|昨夜|やっと|ようやく|おらにゃ|わしにゃ|おらには|私には|わたしには|自分には|うちには|やはり|やっぱり|やっぱ|ぜひ|是非|私が|私に|わたしが|わたしに|ぼくに|僕に|俺に|おれに|わしに|うちに|自分に|私、|もう|今|わたくしが|両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|全部|ぜんぶ|すべて|全て|ともに',
    'Sn Sg',
    'Sn',
  ],
]

/** Behind a job, whatever may begin a clause may go on. */
const FROM_JOB: Row[] = [...jobHeads, ...SELF]
  .filter(([, after]) => after === 'S')
  .map(
    ([words, , leaves, says]): Row =>
      says ? [words, 'Sj Sn Sg', leaves, says] : [words, 'Sj Sn Sg', leaves],
  )

/** 「5番おります」 gives it up; 「完成しております」 does not. */
const GETS_OFF: Scanner = scan('S Sj Sn Sg', 'E', /(?<![てでしっき])おり(?=ます|たい|させ)/u, () => WEAKLY)

const PIECES = scan('Sn Sg', 'Sn', /\d{1,6}(?:件|枚|通|個|ぺーじ)(?:全部|すべて|ぜんぶ)、?/u)

const NUMBER_BEHIND: Scanner[] = [
  scan('K F D X', 'X', / ?(?:no\.?|#)?\d{1,4}番?(?:です|で|を)?(?:お願いします)?$/u, () => ({ job: true })),
]

/** A clause about a job, read from end to end; undefined where a word is left over. */
export const jobActIn = grammarOf({
  rows: [...jobHeads, ...FROM_JOB, ...BESIDE, ...ENDINGS, ...SELF, ...HARMLESS],
  scanners: [
    ...OBJECTS,
    GETS_OFF,
    PIECES,
    ...NUMBER_BEHIND,
    REASON,
    { ...REASON, after: ['Sj', 'Sn'], leaves: 'Sj' },
  ],
  ends: [...ENDS, 'Jx', 'T', 'C', 'Sj', 'Sn', 'Sg'],
})
