// 応募, 辞退, 納品: what a worker does with a job, as a closed grammar (C1).
import { LONGEST_TITLE, TITLE } from '../job/patterns.ts'
import { ENDINGS, ENDS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Says, type Scanner, scan } from '../language/grammar/lattice.ts'
import { times } from '../language/grammar/records.ts'
import { HARMLESS, REASON, SELF } from '../language/grammar/when.ts'

const CLAIM: Says = { claim: true }
const RELEASE: Says = { release: true }
/** Said of much else too: it needs the job it is about. */
const WEAKLY: Says = { release: true, weak: true }
/** 「仕事辞めたい」 may be said of any employment: it needs a job that is named. */
const QUIT: Says = { release: true, weak: true, quits: true }
const DELIVER: Says = { deliver: true }
/** Done, once it is over: 「終わります」 is no delivery. */
const FINISH: Says = { finish: true }
/** The job as taken, not its work: 「応募が完了しました」 hands nothing in. */
const TAKEN: Says = { taken: true }
/** What was sent back is put right by whoever did it. */
const MENDING: Says = { mending: true }

/** 「打ち終わりました」: the work that was done to its end. */
const WORKED = [
  '打ち',
  'うち',
  '打ち込み',
  '入れ',
  '書き',
  'やり',
  '入力し',
  '起こし',
  '貼り',
  '折り',
  '詰め',
  '封入し',
  '数え',
  '作り',
  '見',
  '直し',
  '訳し',
]

const HEADS: Row[] = [
  // 応募
  ['応募|立候補|えんとりー|ちゃれんじ|挑戦|担当|申し込み|申込み|申込|とらい|げっと', 'S', 'K', CLAIM],
  [
    '私がします|わたしがします|私がいたします|わたしがいたします|私やります|わたしやります|僕がします|ぼくがします|おれがする|俺がする|わしがする|おらがする',
    'S Sj Sn Sg',
    'F',
    CLAIM,
  ],
  ['お引き受け|お引受け|お受け|希望', 'S', 'K', CLAIM],
  ['参加希望|参加', 'Sn Sg', 'K', CLAIM],
  ['やり|請け負い|申し込み', 'S', 'R', CLAIM],
  ['いただき|取り|もらい', 'Sj Sn Sg', 'R', CLAIM],
  ['やる', 'S', 'D', CLAIM],
  [
    'やりたいのは|希望するのは|希望は|応募したいのは|応募するのは|引き受けたいのは|受けたいのは|担当したいのは|お願いしたいのは|やりたい仕事は|やりたい案件は|希望の案件は|希望の仕事は',
    'S',
    'S',
    CLAIM,
  ],
  [
    'やらせて|やらして|任せて|まかせて|受けさせて|引き受けさせて|いただかせて|担当させて|とらせて',
    'S',
    'C',
    CLAIM,
  ],
  ['やってみ|頑張ってみ|がんばってみ|挑戦してみ', 'S', 'E', CLAIM],
  ['してみ', 'K', 'E'],
  [
    '私がさせて|わたくしがさせて|わたしがさせて|私にさせて|わたしにさせて|僕がさせて|ぼくがさせて|ぜひさせて',
    'S Sj Sn Sg',
    'C',
    CLAIM,
  ],
  ['引き受け|引受け|受け|請け', 'S', 'E', CLAIM],
  ['受けられ|引き受けられ', 'S', 'E', { claim: true, can: true }],
  ['いけ|行け', 'Sn Sg', 'E', { claim: true, can: true }],
  ['手を挙げ|手をあげ|手を上げ|手あげ|手挙げ', 'S', 'E', CLAIM],
  ['やってもいい|やってもいいです', 'S', 'D', CLAIM],
  ['したい', 'Sn Sg', 'D', { claim: true, wish: true }],
  [
    'ください|下さい|くださいませ|ほしいです|欲しいです|お願いします|お願いいたします|おねがいします|お願いしたいです|お願いできればと思います|お願いできればうれしいです|お願いできたら嬉しいです',
    'Sn Sg',
    'F',
    CLAIM,
  ],
  [
    'に決めました|に決めた|にします|にしました|にします。|でいきます|にさせてください|にさせていただきます',
    'Sn',
    'F',
    CLAIM,
  ],
  ['お願いできれば|お願いできたら', 'Sn Sg', 'B', CLAIM],
  // 辞退
  [
    '辞退|ご辞退|御辞退|じたい|きゃんせる|りたいあ|ぎぶあっぷ|返上|返却|お返し|断念|お断り',
    'S',
    'K',
    RELEASE,
  ],
  ['取りやめ|取り止め|とりやめ|降り|下り|取り下げ|取下げ|外れ|諦め|あきらめ', 'S', 'E', WEAKLY],
  ['やめ|辞め', 'S', 'E', QUIT],
  ['手を引かせて|手をひかせて|身を引かせて', 'S', 'C', RELEASE],
  ['手を引き|手を引きたい', 'S', 'R', RELEASE],
  [
    '断らせて|お断りさせて|断わらせて|やめさして|やめにさせて|なかったことにして|なかった事にして|から外して',
    'S Sj Sn Sg',
    'C',
    RELEASE,
  ],
  ['やめにし|取りやめにし|なしにし|なかったことにし', 'S Sj Sn Sg', 'R', RELEASE],
  ['取りやめで|やめで|きゃんせるで', 'Sj Sn Sg', 'G', RELEASE],
  ['他の方にお譲りし|ほかの方にお譲りし|お譲りし|他の人に譲り', 'S Sj Sn Sg', 'R', RELEASE],
  ['よす|よすわ|よすに', 'S', 'D', QUIT],
  ['よし', 'Sj Sn Sg', 'R', QUIT],
  ['手放し|取り消し|取消し|譲り|ことわり', 'S', 'R', WEAKLY],
  [
    '降ろさせて|おろさせて|おりさせて|降りさせて|やめさせて|辞めさせて|取り下げさせて|手放させて|外れさせて|外させて|取り消させて',
    'S',
    'C',
    WEAKLY,
  ],
  [
    '取り消して|降ろして|おろして|外して|はずして|から外して|ほかの人に回して|他の人に回して|誰かに回して|別の人に回して|ほかの方に回して|他の方に回して|誰かに譲って|ほかの人に任せて',
    'S',
    'C',
    WEAKLY,
  ],
  ['無理|むり|だめ|駄目|できなそう|できなさそう', 'Sj Sn Sg', 'N', { unable: true, not: 1 }],
  ['返す|かえす', 'S', 'D', WEAKLY],
  [
    '誰かに譲り|ほかの人に譲り|他の人に譲り|他の方に譲り|ほかの方に譲り|どなたかに譲り|誰かに回し|ほかの人に回し|他の人に回し',
    'S',
    'R',
    WEAKLY,
  ],
  ['返し|かえし', 'S', 'R', WEAKLY],
  ['返させて', 'S', 'C', WEAKLY],
  ['申し上げます', 'K', 'F'],
  ['続けられ|続けれ|続けでき|続けることができ', 'S', 'E', { unable: true, can: true }],
  ['でき|出来', 'S Sj Sn Sg', 'E', { able: true, can: true }],
  ['やれ|こなせ|対応でき|担当でき', 'S Sj Sn Sg', 'E', { unable: true, soon: true, can: true }],
  ['無理になり|難しくなり|厳しくなり', 'S Sj Sn Sg', 'Rc', { unable: true, not: 1 }],
  ['なしにして|なしで', 'Sj Sn', 'C', RELEASE],
  // 納品
  ['納品|提出|再提出', 'S', 'K', DELIVER],
  ['提出済み|納品済み|送信済み|送付済み|提出ずみ|完了済み', 'S Sj Sn Sg', 'N', { deliver: true, past: true }],
  ['納品物|納品でーた|納品完了|納品報告', 'S', 'K', DELIVER],
  [
    '添付|添付済み|送付|送信|あっぷ済み|あっぷ|あっぷろーど|共有|返送|郵送|発送|投函|持参|保存|格納',
    'S',
    'K',
    { deliver: true, over: true },
  ],
  ['お送り', 'S', 'K', { deliver: true, over: true }],
  ['送り|渡し|出し|出し直し|送り直し|再送し', 'S', 'R', { deliver: true, over: true }],
  ['上げ|届け|入れ', 'S', 'E', { deliver: true, over: true }],
  ['置き|おき|保存し|格納し|入れとき|上げとき', 'S', 'R', { deliver: true, over: true }],
  [
    '置いておきました|置いときました|置いてあります|置いておいた|置いといた|入れてあります|入れておきました|入れときました|入れといた|上げておきました|上げときました|あげておきました|保存しておきました|保存してあります|送っておきました|送っときました|送っといた|出しておきました|出しときました',
    'S Sj Sn Sg',
    'F',
    { deliver: true, over: true, past: true },
  ],
  ['完了|完成|終了', 'S', 'K', FINISH],
  ['完了です|完成です|終了です|終わりです', 'S', 'F', { finish: true, past: true }],
  ['完了報告|完了の報告|完了連絡|完了のご報告', 'S', 'K', { deliver: true }],
  ['納め|おさめ', 'Sj Sn Sg', 'E', DELIVER],
  ['納めさせて|出させて|送らせて', 'Sj Sn Sg', 'C', DELIVER],
  [
    times(
      [
        '完了して',
        '完成して',
        '終了して',
        '納品して',
        '提出して',
        '終わって',
        '仕上がって',
        'できて',
        '片付いて',
      ],
      ['います', 'おります', 'いる', 'ます', 'る', 'あります'],
    ).join('|'),
    'S Sj Sn Sg',
    'F',
    { finish: true, past: true },
  ],
  [
    WORKED.flatMap((did) => ['終わり', 'おわり'].map((end) => `${did}${end}`)).join('|'),
    'S Sj Sn Sg',
    'R',
    FINISH,
  ],
  [WORKED.map((did) => `${did}終え`).join('|'), 'S Sj Sn Sg', 'E', FINISH],
  [
    WORKED.flatMap((did) => ['終わった', 'おわった', '終えた'].map((end) => `${did}${end}`)).join('|'),
    'S Sj Sn Sg',
    'D',
    { finish: true, past: true },
  ],
  ['終わり|おわり|仕上がり|しあがり|済み|やり切り|やりきり|片付き|かたづき|片づき', 'S', 'R', FINISH],
  [
    'できあがった|出来上がった|完成した|終わった|おわった|済んだ|仕上がった|できた|出来た|片付いた|かたづいた|片づいた|やり終えた|終えた',
    'S Sj Sn Sg',
    'D',
    { finish: true, past: true },
  ],
  ['終わって|終わってい|おわってい', 'S', 'E', { finish: true, past: true }],
  ['終わらせ|仕上げ|終え|やり終え|できあがり|出来上がり', 'S', 'E', FINISH],
  [
    '見てくれや|見てくんな|見ておくれ|見てやって|見てね|見てよ|見て|みてね|みてください|ちぇっくしてね|確認してね|確認よろしく|確認よろしくです|見とくれ|見てください|見て下さい|見てくれ|確認お願いします|確認ください|ご確認ください|ご確認お願いします|ご査収ください|確認をお願いします',
    'X F D T',
    'X',
  ],
  [
    'のでご査収ください|のでご確認ください|のでご確認お願いします|ので確認お願いします|ので見てください|ので確認してください',
    'F D',
    'X',
  ],
  ['です|でーす', 'Sj Sn Sg', 'Jx'],
  ['が|けど|の件|の件です|のことです|の件ですが|んですけど|んですが', 'Jx Sj Sn', 'Jx'],
]

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
    /(?:先日|先週から|先週|先月から|先月|この前|この間|以前|昨日|今朝|さっき|先ほど|今回|今)?、?(?:[^、。はがを\d]{1,8}(?:で|に))?(?:見|拝見し|載っ|出|紹介してもらっ|紹介していただい|お知らせいただい|ご紹介いただい|募集し|お受けし|やらせてもらっ|させてもらっ|やらせていただい|お引き受けし|引き受け|応募し|受け|いただい|お預かりし|担当し|やっ|担当させていただい)(?:た|て(?:い)?[るた]|ています|ております)(?=\d)/u,
  ),
  numbered('Sn'),
  numbered('Sg'),
  scan(
    'S',
    'Sj',
    /(?:今回の|今回|今|いま|先日|先週|先月|この前)?、?(?:やって(?:い)?る|受けて(?:い)?る|持って(?:い)?る|お受けした|お引き受けした|引き受けた|引き受けて(?:い)?る|受けた|応募した|担当の|担当して(?:い)?る)?(?:この|その|あの|例の|さっきの|今の)?(?:お?仕事|案件|応募|作業|受注|担当|これ|それ|こちら|たすく)(?:の件)?(?:を|は|が|、|で(?!す|し))?/u,
    ([said]): Says => ({
      job: true,
      ...(BARE.test(said) && { bare: true }),
      ...(/(?:応募|受注|担当)(?:の件)?(?:を|は|が|、|で)?$/u.test(said) && TAKEN),
    }),
  ),
  scan('Sn', 'Sn', /の(?:作業|入力|でーた|名簿|ふぁいる|原稿|成果物)(?:を|は|が|も|の)?、?/u),
  scan('Sn', 'Sn', /の(?:応募|受注|担当)(?:を|は|が|も|の)?、?/u, () => TAKEN),
  scan(
    'Sn',
    'Sn',
    /の?(?:入力|作業|でーた|名簿|ふぁいる|原稿|修正版|成果物|文字起こし|封入|封筒入れ|宛名書き|お?仕事|案件)(?:を|が|は|も)?、?/u,
  ),
  scan('Sn', 'Sn', /の?修正(?:を|が|は|も)?、?/u, () => MENDING),
  scan(
    'S Sj Sn',
    'S',
    /(?:いつもの)?(?:指定の|共有の?|所定の|専用の)?(?:ふぉるだー?|どらいぶ|くらうど|ぐーぐるどらいぶ|めーる|役場|事務局|窓口)(?:に|で|へ|まで)/u,
  ),
  scan(
    'S',
    'S',
    /(?:入力|作業|でーた|名簿|ふぁいる|原稿|修正版?|成果物|文字起こし|資料|封入|封筒入れ|宛名書き|全件|\d{1,6}(?:件|枚|通|個|ぺーじ)(?:全部|すべて)?)(?:を|が|は|も|の)?/u,
  ),
]

/** Words beside the act that change nothing here. */
const BESIDE: Row[] = [
  ['すぐ|すぐに|もうすぐ|もうじき|まもなく|間もなく', 'S Sj Sn', 'S', { later: true }],
  [
    'のちほど|後ほど|あとで|後で|そのうち|近いうちに|近々|明日|あした|明後日|今夜|今晩|来週|今週末|週末に|夜に|夕方に|昼から|午後から|明日から|来週から|また今度|いつか',
    'S Sj Sn',
    'S',
    { later: true, someday: true },
  ],
  [
    '両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|同時に|順番に|全部|すべて|全て|ぜんぶ|やっと|やっとこさ|ようやく|無事に|先ほど|さっき|ただいま|今|いま|もう|昨日|今朝|昨夜|一応全部|修正して|確認して|直して|次は|今度は|今回は|それでは|まず|どうか|私に|わたしに|ぼくに|僕に|おらに|わしに|俺に|おれに|うちに|自分に|できればと|よければ|よかったら|良かったら|よろしかったら|良ければ|もしよければ|もしよろしければ|よろしければ',
    'S',
    'S',
  ],
  ['私に|わたしに|おらに|わしに|俺に|おれに|僕に|ぼくに|うちに|自分に', 'Sn Sg', 'Sn'],
  ['今日|本日|今日は|今日中は|今夜は|今晩は|今日、', 'S Sj Sn', 'S', { today: true }],
  // Going on with what one has is no new claim.
  [
    '最後まで|さいごまで|しまいまで|ちゃんと|きちんと|しっかり|また|もう少し|もうちょっと|引き続き|続けて',
    'S Sj Sn',
    'S',
    { onward: true },
  ],
  [
    'は|が|を|も|、|で|やはり|やっぱり|やっぱ|ぜひ|是非|すみませんが|私が|私に|わたしが|わたしに|おらに|わしに|俺に|おれに|うちに|自分に|僕に|僕が|わしが|おれが|俺が|自分が|私、|両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|同時に|全部|ぜんぶ|すべて|全て|もう|今|やっと|先ほど|さっき|無事|これで|急に|どうしても|ちょっと',
    'Sj',
    'Sj',
  ],
  ['今回|今回は|今回だけは|今回に限り', 'Sn', 'Sn'],
  ['間違えて|まちがえて|うっかり|誤って|間違って', 'S', 'S'],
  [' |:', 'Sn', 'Sn'],
  ['→|⇒|↓|:|は→|です→|は:', 'F D K X', 'X'],
  ['の納品|の提出', 'Sn', 'K', DELIVER],
  ['の応募|の担当', 'Sn', 'K', CLAIM],
  ['の辞退|のきゃんせる', 'Sn', 'K', RELEASE],
  ['と|や|と、|および|それと', 'Sn', 'S'],
  [
    'やはり|やっぱり|やっぱ|ぜひ|是非|私が|私に|わたしが|わたしに|ぼくに|僕に|俺に|おれに|わしに|うちに|自分に|私、|もう|今|わたくしが|両方|両方とも|どちらも|どっちも|2つとも|3つとも|二つとも|いずれも|まとめて|一緒に|全部|ぜんぶ|すべて|全て|ともに',
    'Sn Sg',
    'Sn',
  ],
]

/** Behind a job, whatever may begin a clause may go on. */
const FROM_JOB: Row[] = [...HEADS, ...SELF]
  .filter(([, after]) => after === 'S')
  .map(
    ([words, , leaves, says]): Row =>
      says ? [words, 'Sj Sn Sg', leaves, says] : [words, 'Sj Sn Sg', leaves],
  )

/** 「5番おります」 gives it up; 「完成しております」 does not. */
const GETS_OFF: Scanner = scan('S Sj Sn Sg', 'E', /(?<![てでしっき])おり(?=ます|たい|させ)/u, () => WEAKLY)

const NUMBER_BEHIND: Scanner[] = [
  scan('K F D X', 'X', / ?(?:no\.?|#)?\d{1,4}番?(?:です|で|を)?(?:お願いします)?$/u, () => ({ job: true })),
]

/** A clause about a job, read from end to end; undefined where a word is left over. */
export const jobActIn = grammarOf({
  rows: [...HEADS, ...FROM_JOB, ...BESIDE, ...ENDINGS, ...SELF, ...HARMLESS],
  scanners: [
    ...OBJECTS,
    GETS_OFF,
    ...NUMBER_BEHIND,
    REASON,
    { ...REASON, after: ['Sj', 'Sn'], leaves: 'Sj' },
  ],
  ends: [...ENDS, 'Jx', 'T', 'C', 'Sj', 'Sn', 'Sg'],
})
