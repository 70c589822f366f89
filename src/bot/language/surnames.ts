// Who may be meant by a bare name: it begins with a surname that people bear.
import { readFileSync } from 'node:fs'

const SURNAMES = new Set(
  readFileSync(new URL('./surnames.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
)
const LONGEST = 4
/** What given names end with, behind a surname of one character: 「原健一」, and no 「関係者」. */
const GIVEN_END =
  /[子美恵代江枝香奈菜花音夫男雄郎朗一二三治司史志樹輝之介助人也哉平彦明正健誠実茂勝進隆豊弘浩博宏康和昭義信光幸孝宗道男夫生太大斗翔陽真悟剛毅亮涼里理沙紀貴律葵凛結衣希優乃津世穂帆輔佑祐裕馬吾久仁哲敏敬修武洋渉潤稔章薫聡豪賢雅学望守満昇成吉蔵作造衛門健清操節綾文]$/u

/** Whether a name in kanji is one: a surname, alone or with a given name behind it. */
export function bearsSurname(typed: string): boolean {
  const name = typed.normalize('NFKC').replace(/\s/gu, '')
  if (/^[一-龠][ノの之][一-龠]/u.test(name)) return true
  for (let length = Math.min(LONGEST, name.length); length > 0; length -= 1) {
    if (!SURNAMES.has(name.slice(0, length))) continue
    const given = name.slice(length)
    if (given === '' || /^[ぁ-んァ-ヶー]{2,5}$/u.test(given)) return true
    if (/^[一-龠々]{1,3}[ぁ-ん]{0,2}$/u.test(given)) return length > 1 || GIVEN_END.test(given)
  }
  return false
}
