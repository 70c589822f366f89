// 代理: naming who comes instead, and taking that back, as a closed grammar (C1, P3, P5, P8).
import { HEADS as COMING, WAYS } from '../attendance/grammar.ts'
import { ENDINGS, ENDS } from '../language/grammar/endings.ts'
import { grammarOf, type Row, type Says, type Scanner, scan } from '../language/grammar/lattice.ts'
import { HARMLESS, OCCASIONS, REASON, SELF } from '../language/grammar/when.ts'

const PROXY: Says = { proxy: true }
const CANCEL: Says = { cancel: true }

const INSTEAD =
  '代わりに|かわりに|代理で|代理として|代理人として|名代で|名代として|代わりで|私の代理人として|私の代理に|代理人に|代りに|私の代わりに|私に代わって|私に代わり|私の代理で|私の代理として'

const HEADS: Row[] = [
  [
    '代理|代理人|代理者|代理の者|代理の人|代理出席|代理出席者|代理参加|代わりの者|代わりの人|かわりの者|代わりに出るの|代わりに行くの|代理で出るの|別の者|係の者|他の者',
    'S',
    'P',
    PROXY,
  ],
  [
    ['私', '自分', 'わたし', '僕', '俺', '当方', 'おら', 'おれ', 'わし', '小職', '小生']
      .flatMap((who) =>
        ['の代わり', 'のかわり', 'の代理', 'の代理人', 'に代わり', 'に代わって', 'の代わりに出るの'].map(
          (as) => `${who}${as}`,
        ),
      )
      .join('|'),
    'S',
    'P',
    PROXY,
  ],
  ['代わり|かわり', 'S', 'P', PROXY],
  [
    'は|に|で|として|を|には|としては|が|の名前は|の氏名は|氏名:|の氏名:|氏名は|名前は|は、|として、|で、|に、|:|、|は:|に代わって|について|の件で|の件は|の件ですが|の件、|の件|の登録を|の登録は|の届けを|の話は|を頼んだ件は|のお願いは|をお願いした件は',
    'P',
    'P',
  ],
  ['先日お願いした|お願いしていた|先日の|頼んでいた|お願いした|先ほどの|さっきの', 'S', 'S'],
  [
    '欠席のため|欠席なので|欠席するので|出席できないため|参加できないため|行けないため|行けないので|出られないので|出席できないので|参加できないので|欠席で|本人欠席で|都合により|所用のため',
    'S',
    'S',
  ],
  [
    '前回と同じく|前回同様|今回も|やっぱり|やはり|、|当日は|今回は|次回は|うちの|誰か|その|急遽|代理で|代理を|代理',
    'P',
    'P',
  ],
  ['の', 'P', 'Pn'],
  // Somebody, and what they do.
  ['に|を', 'N1 N2', 'No'],
  ['が|も', 'N1 N2', 'Ns'],
  [INSTEAD, 'Ns', 'Ns', PROXY],
  [INSTEAD, 'No', 'No', PROXY],
  ['代理を|代わりを|代理に|代理出席を|代理の出席を|代理|代わり|代わりに', 'No', 'No', PROXY],
  ['じゃなくて|ではなく|でなく|から|より', 'N1', 'P'],
  ['の代理', 'N1', 'P', { proxy: true, of: true }],
  ['は|を|も|の件は', 'N2', 'P'],
  [
    'です|でーす|でございます|と申します|になります|となります|になりました|に決まりました|になった|に決めました',
    'N1',
    'F',
    { named: true },
  ],
  [
    'で|でお願いします|でお願いいたします|でお願い致します|でおねがいします|でよろしく|で頼みます|でお願いしたいです|お願いします|よろしくお願いします|おねがいします',
    'N1',
    'F',
    { named: true },
  ],
  // 代理を立てます
  [
    '立て|たて|出席させ|参加させ|同席させ|行かせ|いかせ|伺わせ|向かわせ|出させ|任せ|まかせ',
    'P No',
    'E',
    { sends: true },
  ],
  [
    '出し|頼み|お願いし|お願いいたし|依頼し|指名し|派遣し|選任し|登録し|変更し|推薦し',
    'P No',
    'R',
    { sends: true },
  ],
  ['出す|立てる|頼む|お願いする|行かせる', 'P No', 'D', { sends: true }],
  ['頼んであり|お願いしてあり|頼んでおり|お願いしており', 'P No', 'R', { sends: true }],
  ['立てさせて|出させて|行かせて|出席させて|お願いさせて|変更させて|頼ませて', 'P No', 'C', { sends: true }],
  ['変更して|登録して|変えて|して', 'P No', 'C', { sends: true }],
  ['変更で|変更お願いします|変更をお願いします|変更', 'No', 'G', { sends: true }],
  ['します|いたします|致します|とします', 'No', 'F', { sends: true }],
  [
    'とします|といたします|にします|にいたします|に指名します|に立てます|に変更します',
    'N1 P',
    'F',
    { named: true },
  ],
  ['代理に', 'No', 'Kr', PROXY],
  ['し|いたし|立て|指名し|とし', 'Kr', 'R', { sends: true }],
  [
    'お願いしたい|お願いしたいです|お願いしたいのです|立てたいのです|頼みたいのです|お願い|お願いします',
    'P No',
    'F',
    { sends: true },
  ],
  [
    [
      '行って',
      '出て',
      '出席して',
      '参加して',
      '代わって',
      '代理出席して',
      '来て',
      '伺って',
      '代理で出て',
      '代わりに行って',
      '代わりに出て',
      '代わりに出席して',
      '代理で行って',
      '代わりに出席',
    ]
      .flatMap((act) => ['もらい', 'いただき', '頂き'].map((by) => `${act}${by}`))
      .join('|'),
    'P No',
    'R',
    { sends: true },
  ],
  ['行ってもらう|出てもらう|出席してもらう|代わってもらう|参加してもらう', 'P No', 'D', { sends: true }],
  ['出席|参加', 'Ns', 'K', { comes: true }],
  ['代理出席|代理参加|代理で参加|代理で出席', 'Ns', 'K', { comes: true, proxy: true }],
  [
    '決まり次第連絡します|決まり次第ご連絡します|決まったら連絡します|後日連絡します|後ほど連絡します|追って連絡します|決まり次第お知らせします',
    'P',
    'F',
    { sends: true },
  ],
  ['されます|される', 'K', 'F'],
  [
    '代理です|代わりです|代理となります|代理になります|代理をします|代理を務めます|代わります',
    'Ns',
    'F',
    { comes: true, proxy: true },
  ],
  ['してもらい', 'No', 'R', { sends: true }],
  // Taking it back.
  ['取り消し|取消し|取り下げし', 'P', 'R', CANCEL],
  ['取り消|取消|きゃんせる|撤回|解除|中止|白紙', 'P', 'K', CANCEL],
  ['取りやめ|やめ|辞め|取り下げ|取り止め', 'P', 'E', CANCEL],
  [
    '取り消して|取消して|きゃんせるして|なかったことにして|無かったことにして|なしにして|外して|消して|削除して|やめにして|撤回して|解除して|中止して|白紙にして',
    'P',
    'C',
    CANCEL,
  ],
  ['取り消させて|なかったことにさせて|取りやめさせて|取り下げさせて', 'P', 'C', CANCEL],
  [
    '取りやめで|取消で|取り消しで|きゃんせるで|やめで|取消|取り消し|きゃんせる|取り消しでお願いします|取消でお願いします|きゃんせるでお願いします',
    'P',
    'F',
    CANCEL,
  ],
  ['なし|無し|不要|必要なし|結構', 'P', 'N', CANCEL],
  ['ください', 'K', 'F'],
  [
    'になりました|となりました|に変更します|にします|にしてください|でいいです|で結構です|でお願いします',
    'N',
    'F',
    { now: true },
  ],
  [
    'いりません|要りません|いらない|いらねえ|いらんくなった|要らない|いらないです|必要ありません|必要ないです|必要ない|必要なくなりました|いらなくなりました|要らなくなりました|不要になりました|結構です|なしで|なしでお願いします',
    'P',
    'F',
    { cancel: true, now: true },
  ],
  [
    'をやめて|はやめて|を取りやめて|ではなく|じゃなくて|でなく|を取り消して|は取り消して|はやめ|をやめ|なしで|を立てずに|出さずに|立てずに|頼まずに|やめて|取りやめて|きゃんせるして|きゃんせるして、|を出さずに|はなしで|はなしで、|せずに',
    'P',
    'S',
    CANCEL,
  ],
  [
    'をやめて|を取りやめて|を取り消して|は取り消して|きゃんせるして|をきゃんせるして|はきゃんせるして',
    'P',
    'X',
    CANCEL,
  ],
]

const NO_PERSON =
  /代理|代わ|かわり|名代|出席|欠席|参加|ます|です|ません|ない|たら|れば|なら|こと|誰|どなた|^まだ|もう|いつ|予定|都合|会議|同じく|やっぱ|じゃなく|でなく|ので|から|けど|って|という|ください|下さい|お願い|よろしく|について|とは|賛成|反対|委任|必要|人は|何|どう|場合|探|頼|きゃんせる|やめ|取消|取り消|件$|話|登録|なし|不要|本人|自分|^私|出さ|消し|名前|氏名|忘れ|連絡|(?:さん|様|氏|委員|会長|課長|議長|先生)は|は[一-龠ァ-ヶ(]|(?:そう|らしい|みたい|はず|ところ)$|店|資格|制度|[、。?をへ:]/u
const LONGEST = 24

const phrases: Scanner['at'] = (text, at) => {
  const found: { length: number; says: Says; cost: number }[] = []
  for (let length = 1; length <= LONGEST && at + length <= text.length; length += 1) {
    const phrase = text.slice(at, at + length)
    if (NO_PERSON.test(phrase)) break
    if (/が./u.test(phrase) || /[がにはで]$/u.test(phrase)) continue
    if (length === 1 && !/[一-龠]/u.test(phrase)) continue
    if (/^(?:の|として|を|へ)|^[はにでがもと](?=[一-龠ァ-ヶ])/u.test(phrase)) continue
    const cost = 20 + length * 2 + (/^[はにでがもと]/u.test(phrase) ? 30 : 0)
    found.push({ length, says: { person: true }, cost })
  }
  return found
}

const PEOPLE: Scanner[] = [
  { after: ['S', 'P'], leaves: 'N1', at: phrases },
  { after: ['Pn'], leaves: 'N2', at: phrases },
  scan('P', 'N1', /\([^()]{1,20}\)/u, () => ({ person: true })),
  scan('S', 'S', /[^、。はが]{1,14}を(?:して|務めて)(?:おり|い)ます(?=[一-龠])/u),
]

/** Behind somebody: any word of coming, and the way they come. */
const THEY_COME: Row[] = COMING.filter(([, after, , says]) => after === 'S' && says?.come).map(
  ([words, , leaves, says]): Row => [words, 'Ns', leaves, { ...says, comes: true }],
)

/** A clause about a proxy, read from end to end; undefined where a word is left over. */
export const proxyIn = grammarOf({
  rows: [...HEADS, ...THEY_COME, ...COMING, ...ENDINGS, ...SELF, ...HARMLESS],
  scanners: [...OCCASIONS, ...WAYS, ...PEOPLE, REASON],
  ends: [...ENDS, 'P', 'N1'],
})
