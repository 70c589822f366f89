// Somebody, in free words: what no name, title or office can hold ends it.
import type { Says, Scanner } from '../language/grammar/lattice.ts'

const NO_PERSON =
  /により|につき|のため|^(?:今回|急遽|急に|とりあえず|今度|次回は|たぶん|多分|おそらく|きっと|いらん|いらね)|無理|なんで|んで.|出る|行く|準備|指導|育成|介護|送迎|世話を|看病|教育を|資料|手配|用意|配布|駐車|お茶|弁当|会場|会議室|部屋|議題|日程|書類|めーる|電話|写真|検討|作成|修正|報告|説明|みんな|皆さ|全員|よね$|よう$|よう(?:です|だ)|でしょ|かしら|(?:夫|妻|主人|家内|息子|娘|母|父|兄|弟|姉|妹|孫|嫁|誰|だれ)(?:は|も|が)|ました|でした|だった|だと|なんて|聞|断ら|思い|思っ|られ|(?:さん|様|さま|氏|くん|君|先生)[かにをがともだ]|[一-龠]か[一-龠]|または|もしくは|あるいは|代理|代わ|かわり|名代|出席|欠席|参加|ます|です|ません|ない|たら|れば|なら|こと|誰|どなた|^まだ|たぶん|多分|おそらく|もう|いつ|予定|都合|会議(?!所|$)|同じく|やっぱ|じゃなく|でなく|ではなく|ので|から(?!沢|松|木|鳥|$)|けど|って|という|ください|下さい|お願い|よろしく|について|とは|賛成|反対|委任|必要|人は|何|どう|場合|探|頼|きゃんせる|やめ|取消|取り消|件$|話(?=を|が|は)|登録|なし|不要|本人|自分|に(?:行|出|代|参|替|変)|^私(?!$|ど)|(?<!井)出さ|消し|名前|氏名|忘れ|去年|昨年|昨日|先週|先月|先日|来週|来月|前回|今朝|連絡(?!会|協|所|$)|(?:さん|様|氏|委員|会長|課長|議長|先生)は|は[一-龠ァ-ヶ(]|(?:そう|らしい|みたい|はず|ところ)$|店(?=に|で|へ)|資格|制度|つもり|仮\)|一任|誤送信|保留|体調|[、。?をへ:→⇒=]/u
const LONGEST = 24

/** Whoever a phrase may name, of every length at a position. */
export const someoneAt: Scanner['at'] = (text, at) => {
  const found: { length: number; says: Says; cost: number }[] = []
  for (let length = 1; length <= LONGEST && at + length <= text.length; length += 1) {
    const phrase = text.slice(at, at + length)
    if (NO_PERSON.test(phrase)) break
    if (/(?:さん|様|氏|君)ね$|[一-龠]だ$/u.test(phrase)) continue
    if (/が./u.test(phrase) || /[がにはで]$|^私(?:ど|ども)?$/u.test(phrase)) continue
    if (length === 1 && !/[一-龠]/u.test(phrase)) continue
    if (/^(?:の|として|を|へ|[人者](?=として|[はがにをの:]))|^[はにでがもと](?=[一-龠ァ-ヶ])/u.test(phrase))
      continue
    const cost =
      20 + length * 2 + (/^[はにでがもと]/u.test(phrase) && !/[はが]/u.test(text[at - 1] ?? '') ? 30 : 0)
    found.push({ length, says: { person: true }, cost })
  }
  return found
}
