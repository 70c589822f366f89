// What people ask about a word, and the command it is: 「代理とは」「欠席したらどうなりますか」, "how do I cancel a job".
import { pattern } from '../language/pattern.ts'
import type { CommandId } from '../table/table.ts'

/** Asked how, what, or what becomes of it; nothing else may stand between. */
const ASKED = pattern`
  (?:を|は|に|の|が|って|する|した|し|出す|出し|頼む|頼ん|立てる|立て|お願いする|とき|時|場合|ため|には|たら|だら|すると
  |と|なら|人|出席|の?返事|、|\s)*(?:どうすれば|どうやって|どうやる|どうやり|どうしたら|どうなり|どうなる|どうなん|どう頼|出し方|仕方
  |しかた|やり方|頼み方|送り方|方法|手続き?|仕組み|コード|条件|何ですか|なんですか|なに(?=[?？がを]|$)|何[?？]?$|とは|について|教えて
  |誰でも|だれでも|いい(?:の|ですか))
`
const WORDS: [RegExp, CommandId][] = [
  [/^代理/u, 'proxy'],
  [/^(?:出席|欠席|出欠|参加|返事|お返事|遅刻|早退)/u, 'rsvp'],
  [/^(?:応募|申し込み)/u, 'claim'],
  [/^(?:辞退|仕事のキャンセル|キャンセル)/u, 'release'],
  [/^(?:納品|提出)/u, 'deliver'],
  [/^進捗/u, 'progress'],
  [/^(?:投票|採決|賛成|反対|棄権)/u, 'vote'],
]
const IN_ENGLISH: [RegExp, CommandId][] = [
  [/\bproxy\b/u, 'proxy'],
  [/\b(?:rsvp|reply|attend|answer)\b/u, 'rsvp'],
  [/\b(?:apply|claim)\b/u, 'claim'],
  [/\b(?:cancel|drop|give up|withdraw)\b/u, 'release'],
  [/\b(?:deliver|submit|hand in)\b/u, 'deliver'],
  [/\bvote\b/u, 'vote'],
]
const HOW =
  /^(?:how (?:do|can|should) i|what (?:is|does) (?:a |the )?|what happens if i|how does (?:a |the )?)\b/u
const MOST_ASKED = 40

/** The command a question is about: how it is used is the answer. */
export function explained(text: string): CommandId | undefined {
  const said = text.normalize('NFKC').trim()
  if (said.length > MOST_ASKED || /なにとぞ|何とぞ|何卒|どうぞ|どうか|どうも/u.test(said)) return undefined
  const key = said.toLowerCase()
  if (HOW.test(key)) return IN_ENGLISH.find(([word]) => word.test(key))?.[1]
  for (const [word, id] of WORDS) {
    const found = word.exec(said)?.[0]
    if (found !== undefined && new RegExp(`^${ASKED.source}`, 'u').test(said.slice(found.length))) return id
  }
  return undefined
}
