// 応募, 辞退, 納品: the words of claiming a job, giving it back and handing it in.
import type { Row, Says } from '../language/grammar/lattice.ts'
import { times } from '../language/grammar/records.ts'

export const CLAIM: Says = { claim: true }
export const RELEASE: Says = { release: true }
/** Said of much else too: it needs the job it is about. */
export const WEAKLY: Says = { release: true, weak: true }
/** 「仕事辞めたい」 may be said of any employment: it needs a job that is named. */
const QUIT: Says = { release: true, weak: true, quits: true }
export const DELIVER: Says = { deliver: true }
/** Done, once it is over: 「終わります」 is no delivery. */
const FINISH: Says = { finish: true }
/** The job as taken, not its work: 「応募が完了しました」 hands nothing in. */
export const TAKEN: Says = { taken: true }
/** What was sent back is put right by whoever did it. */
export const MENDING: Says = { mending: true }

/** 「打ち終わりました」: the work that was done to its end. */
const WORKED = [
  '打ち',
  'うち',
  '打ち込み',
  '入れ',
  'すきゃんし',
  '校正し',
  '清書し',
  '集計し',
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

export const jobHeads: Row[] = [
  // 応募
  ['受注|応募|立候補|えんとりー|ちゃれんじ|挑戦|担当|申し込み|申込み|申込|とらい|げっと', 'S', 'K', CLAIM],
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
  ['もらう|もらっとく|いただく|いただきたい|取る', 'Sj Sn Sg', 'D', CLAIM],
  ['やる|やるやる', 'S', 'D', CLAIM],
  ['させて', 'Sn Sg', 'C', CLAIM],
  [
    'やろうと思います|応募しようと思います|受けようと思います|やってみようと思います|やらせとくれ|やらせとくれや|やらしとくれ|がいいです|がいい|わたしで|私で|僕で',
    'S Sj Sn Sg',
    'F',
    CLAIM,
  ],
  ['選び', 'S Sj Sn Sg', 'R', CLAIM],
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
  ['いき|行き', 'Sn Sg', 'R', CLAIM],
  ['いけ|行け', 'Sn Sg', 'E', { claim: true, can: true }],
  ['手を挙げ|手をあげ|手を上げ|手あげ|手挙げ', 'S', 'E', CLAIM],
  ['やってもいい|やってもいいです', 'S', 'D', CLAIM],
  ['対応可能|お引き受け可能|お受け可能', 'Sj Sn Sg', 'N', { claim: true, can: true }],
  ['お任せください|お任せ下さい|私にお任せください|ぜひお任せください', 'S Sj Sn Sg', 'F', CLAIM],
  [
    'わたししたい|私したい|ぼくしたい|わたしやりたい|私やりたい',
    'Sn Sg Sj',
    'D',
    { claim: true, wish: true },
  ],
  ['したい', 'Sn Sg', 'D', { claim: true, wish: true }],
  [
    'ください|下さい|くださいませ|ほしいです|欲しいです|お願いします|お願いいたします|おねがいします|お願いしたい|お願いしたいです|お願いできればと思います|お願いできればうれしいです|お願いできたら嬉しいです|お願いできると嬉しいです|お願いできると助かります|お願いしたいのですが',
    'Sn Sg Sj',
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
    '下ろさせて|降ろさせて|おろさせて|おりさせて|降りさせて|やめさせて|辞めさせて|取り下げさせて|手放させて|外れさせて|外させて|取り消させて',
    'S',
    'C',
    WEAKLY,
  ],
  [
    '下ろして|取り消して|降ろして|おろして|外して|はずして|から外して|ほかの人に回して|他の人に回して|誰かに回して|別の人に回して|ほかの方に回して|他の方に回して|誰かに譲って|ほかの人に任せて',
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
  [
    'なしでお願いします|なしにしてください|今回はなしで|今回はなしでお願いします|もうやりません|もうやらない|もうできません',
    'Sj Sn Sg',
    'F',
    RELEASE,
  ],
  ['抜け|ぬけ', 'Sj Sn Sg', 'E', WEAKLY],
  ['抜けさせて|ぬけさせて', 'Sj Sn Sg', 'C', WEAKLY],
  ['取り消し|取消し|取消|解除', 'Sn Sg Sj', 'K', WEAKLY],
  ['お受けでき|お引き受けでき|引き受けでき', 'S Sj Sn Sg', 'E', { unable: true, can: true }],
  [
    '続けるのが難しくなりました|続けるのが厳しくなりました|継続できません|継続が難しいです|継続が難しくなりました|続けることができません|続けることが難しくなりました|続けるのは無理です',
    'S Sj Sn Sg',
    'F',
    { unable: true, not: 1 },
  ],
  [
    'ほかの方にお願いして|他の方にお願いして|他の人にお願いして|誰かに代わって|ほかの人に頼んで',
    'S Sj Sn Sg',
    'C',
    WEAKLY,
  ],
  ['見送り|見合わせ', 'Sn Sg', 'R', WEAKLY],
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
  [
    '持って行き|もって行き|持っていき|お持ちし|めーるし|めるし',
    'S Sj Sn Sg',
    'R',
    { deliver: true, over: true },
  ],
  ['上げ|届け|入れ', 'S', 'E', { deliver: true, over: true }],
  ['置き|おき|保存し|格納し|入れとき|上げとき', 'S', 'R', { deliver: true, over: true }],
  [
    '送ってあります|出してあります|提出してあります|置いておきました|置いときました|置いてあります|置いておいた|置いといた|入れてあります|入れておきました|入れときました|入れといた|上げておきました|上げときました|あげておきました|保存しておきました|保存してあります|送っておきました|送っときました|送っといた|出しておきました|出しときました',
    'S Sj Sn Sg',
    'F',
    { deliver: true, over: true, past: true },
  ],
  ['完了|完成|終了', 'S', 'K', FINISH],
  ['終わり|おわり|終了|完了|完成', 'Sn Sg', 'N', { finish: true, past: true }],
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
    '見てくんない|見てくれない|見てくんねえか|見てくれねえか|見てくれや|見てくんな|見ておくれ|見てやって|見てね|見てよ|見て|みてね|みてください|ちぇっくしてね|確認してね|確認よろしく|確認よろしくです|見とくれ|見てください|見て下さい|見てくれ|確認お願いします|確認ください|ご確認ください|ご確認お願いします|ご査収ください|確認をお願いします',
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
