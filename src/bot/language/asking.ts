// Asking, with or without a question mark: 「教えてください」「知りたいです」.

import { hasQuestion, type Passage } from './passage.ts'
import { pattern } from './pattern.ts'

export const REQUEST = pattern`
  を?表示(?:して|$)|(?:送付|配布|配付|提供|ご?教示)(?:を)?(?:願い|くださ|いただき)|拝見(?:した|させ|でき)|教え|おしえ|教示|教授|お知らせ|(?:見て|読んで|確かめて|知って)おきた|見ときた|知りた|しりた|聞きた|見せて|みせて|見せとく|みせとく|見せろ|見たい|みたい(?!です|な|に)|確認(?:を)?(?:した|させ|お願い
  |でき|して)|ください|下さい|ほしい|欲しい|お願い|たのむ|頼む|知らせ|送って|show|tell me
`
const ASKED =
  /いつ|いくら|どう|何|どこ|なに|どれ|どんな|\?|か$|っけ$|かな|まだ|でしょう|\bhow (?:much|many)\b|\bwhen\b|\bwhere\b|\bwhat (?:day|date)\b/u

export const isAsking = (passage: Passage): boolean =>
  hasQuestion(passage) || REQUEST.test(passage.key) || ASKED.test(passage.key)
