// What people say to anybody, as whole messages: greetings, thanks, yes and no. Kana folded, marks and emoji gone.

const POLITE = '(?:です|でした|ます|ました|ございます|ございました)?(?:ねえ|ね|よ)?'
const BEFORE =
  'いつも|どうも|本当に|ほんとに|大変|先日は|昨日は|この度は|先ほどは|さっきは|わざわざ|ご連絡|お知らせ|今日も|皆さん|みなさん'

/** Each courtesy with the words it is made of; a message is one where nothing else is in it. */
export const COURTESIES = {
  greeting: `おはよう|おはよ|こんにちは|こんにちわ|こんちは|今日は|こんばんは|こんばんわ|ばんわ|おばんです|はじめまして|初めまして|よろしく(?:おねがい|お願い)(?:します|いたします|致します)|お疲れ(?:さま|様)|おつかれ(?:さま)?|お世話に?なっております|お世話に?なります|ごめんください|もしもし|あのう?|やあ|どうも|hi|hello|hey|good (?:morning|afternoon|evening)|nice to meet you`,
  thanks: `(?:どうも)?ありがとう?(?:ございま(?:す|した))?|ありがと|ありがたいです|有難う(?:ございま(?:す|した))?|感謝(?:します|いたします)?|助かりました|助かります|たすかりました|恐れ入ります|サンキュー|さんきゅー?|お手数(?:を)?(?:おかけ|お掛け)(?:します|しました|いたします|いたしました)|ごくろうさま|ご苦労(?:さま|様)|(?:ok |okay |great |yes )?thanks?(?: you)?(?: so much| very much| a lot)?|thx|cheers|much appreciated`,
  understood: `了解|りょうかい|りょ|り|承知|承知(?:いた)?しました|承りました|かしこまりました|わかりました|分かりました|わかった|分かった|なるほど|おｋ|ok|okay|おけ|オッケー|おっけー|おっけ|got it|understood|i see|all right|alright|sure|noted`,
  yes: `はい|ええ|うん|そうです|その通りです|お願いします|おねがいします|頼みます|yes|yes please|yep|yeah|please do`,
  no: `いいえ|いや|いえ|ちがいます|違います|結構です|けっこうです|やめます|やめておきます|いらない|いりません|no|nope|no thanks|no thank you|never mind`,
  sorry: `すみません|すいません|すみませんでした|ごめん(?:なさい|ね)?|申し訳(?:ありません|ございません|ないです)(?:でした)?|失礼しました|失礼いたしました|sorry|my apologies|apologies|i'?m sorry`,
  mistake: `(?:さっきの|先ほどの|今の|いまの|前の)?(?:は|の|を|返事は|返信は|ボタンは)?(?:間違い|まちがい|間違え|まちがえ|押し間違い|押し間違え|押しまちがえ|誤操作|操作ミス|打ち間違い|打ち間違え|送り間違え|ミス)(?:ました|た|です|でした|ちゃった|ちゃいました|てしまいました|て押しました|て押してしまいました|て送りました)?|(?:さっきの|先ほどの|今の|いまの)(?:は|を)?(?:取り消し|取消|なし|無し|キャンセル|なかったこと)(?:にしてください|にして|で|でお願いします|してください|お願いします|です)?|(?:元|もと)に(?:戻して|もどして|戻す|戻したい)(?:ください|です)?|(?:間違えて|まちがえて)(?:押しました|押した|押してしまいました|送りました|送信しました)|やっぱり(?:取り消し|取消|なし)(?:で|にして|お願いします)?|wrong button|my mistake|that was a mistake|it was a mistake|i made a mistake|i pressed the wrong button|undo that|take (?:that|it) back`,
  ill: `(?:今日は|昨日から|今朝から|いま|今)?(?:ちょっと|少し)?(?:体調が?(?:悪い|わるい|悪く|よくない|良くない|すぐれません|優れません|不良)|具合が?(?:悪い|わるい|悪く|よくない|良くない)|熱が?(?:出た|出ました|あります|出て|出ています|でました)|発熱(?:しました|した)?|風邪(?:を|です|をひきました|を引きました|気味)?(?:ひきました|ひいた|引きました|引いた)?|かぜ(?:をひきました|ひいた)|インフルエンザ(?:です|になりました|にかかりました)?|コロナ(?:です|になりました|にかかりました)?|入院(?:しました|することになりました|中です|しています|した)|けが(?:を)?しました|怪我(?:を)?しました|腰を(?:痛めました|痛めた)|ぎっくり腰(?:です|になりました)?)(?:です|ます|ました|て|なってしまいました|なりました|んです)?|i(?:'m| am) (?:ill|sick|unwell|not well|not feeling well|in hospital)|i don'?t feel well|i have a (?:fever|cold)|i caught a cold`,
} as const
/** What is asked about meetings in whole messages, kana and marks folded. */
export const QUESTIONS = {
  who: /^(?:(?:今度|次|今回)の会議(?:に)?(?:は|、)?)?(?:ほか|他|外)?(?:に|の)?(?:は)?(?:、)?(?:だれ|誰|どなた|どの(?:委員|方)|何人)(?:が|は)?(?:来|き|出席|参加|出)(?:ます|る|られます|するん?|するんです|れます|し?ます|席します)?(?:の|んです|ん)?(?:か|かな|かしら|でしょうか|の)?[?。]?$|^(?:参加者|出席者|メンバー)(?:は|の(?:名前|一覧)|を)?(?:誰|だれ|どなた|教えて(?:ください)?|です)?(?:か|ですか)?[?]?$|^who (?:else )?(?:is|will be|comes|will) ?(?:coming|attending|there|attend|come)?\??$/iu,
  place:
    /^(?:会場|場所|会議室)(?:の|への|まで)?(?:地図|行き方|道順|アクセス|マップ)(?:は|を|が)?.{0,14}$|^(?:地図|マップ|行き方)(?:は|を)?(?:あります|ください|見たい|送って(?:ください)?|教えて(?:ください)?)?(?:か|です)?[?]?$|^(?:is there a map|how do i get there|where do i go|directions)\??$/iu,
  parking:
    /^(?:(?:役場|会場|会議)(?:に|の|は|には)?)?(?:駐車場|ちゅうしゃじょう|車(?:は|を)?(?:停め|とめ|止め|置け|置く)|車で(?:行|来))[^。]{0,24}$|^(?:is there )?(?:any )?(?:parking|car park)[^.]{0,30}$|^can i (?:park|come by car)[^.]{0,30}$/iu,
  papers:
    /^(?:(?:会議|次回|今回|当日)の)?(?:資料|しりょう|配布物|配付資料|レジュメ)(?:は|を|って|が)?[^。]{0,24}$|^(?:the )?(?:papers|documents|materials|handouts)[^.]{0,30}$|^(?:are there|where are|can i (?:see|get)) (?:any |the )?(?:papers|documents|materials|handouts)[^.]{0,20}$/iu,
  minutes:
    /^(?:(?:前回|この前|先月|会議)の)?(?:議事録|ぎじろく|会議録)(?:は|を|って|が)?[^。]{0,24}$|^(?:(?:where are|can i (?:see|get)|are there) )?(?:the )?minutes[^.]{0,30}$/iu,
  absence:
    /^(?:欠席|休|来られな|行けな|出られな)(?:する|した|し|ん|かった|い)?(?:場合|とき|時|ら|たら|んだら)?(?:は|って|に)?(?:どう|何|なに|罰|ペナルティ)[^。]{0,20}$|^欠席(?:したら|すると|の場合(?:は)?|のとき(?:は)?)(?:、)?(?:どうなり?(?:ます|る)?|どうすれば|何か)?[^。]{0,20}[?か]?$|^what (?:happens )?if i (?:am absent|can'?t come|don'?t come|miss it)\??$/iu,
  fee: /^(?:(?:会議|委員|出席)(?:の|に)?)?(?:謝金|謝礼|報償費|日当|交通費|旅費)(?:は|って|が|を)?[^。]{0,24}$|^(?:is there a |what is the )?(?:fee|allowance|travel expenses?)[^.]{0,30}$/iu,
} as const
export type AskedFor = keyof typeof QUESTIONS

export type Courtesy = keyof typeof COURTESIES

/** A courtesy fills its part of the message. */
export const wholly = (words: string): RegExp => new RegExp(`^(?:${BEFORE})?(?:${words})${POLITE}$`, 'iu')

/** What stands beside a courtesy and says nothing. */
export const FILLER = new RegExp(`^(?:あっ?|あの|えっ?と|では|それでは|じゃあ?|oops|oh|ah|${BEFORE})$`, 'iu')
