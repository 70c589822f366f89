// Sentences that only people can answer: they go to staff as they are, whoever says them.
import { normalise } from '../language/normalise.ts'

/** What companies and people who think of moving here ask. */
const TOPIC =
  /サテライトオフィス|コワーキング|テレワーク(?:センター|オフィス|施設)|シェアオフィス|会議室を借り|オフィスを借り|お試し(?:移住|テレワーク|居住)|ワーケーション|移住|空き家|引っ越し(?:たい|を考え)|進出|誘致|補助金|助成金|見学(?:したい|でき|させ)|取材|視察|業務を?委託|仕事を(?:発注|お願いしたい|頼みたい)|発注|見積|(?:satellite|rent(?:ing)? an?) ?office|coworking|co-working|move to (?:the|your) town|relocat|subsid|workation/iu
const ASKS =
  /[?？]|か$|か[。、]|たい|ください|下さい|でしょうか|教え|知り|あります|できます|可能|お願い|相談|考え|検討|希望|how|can |could |would|is there|are there|do you|want|like to|interested/iu

/** Somebody wants a person, in words that say nothing else. */
const PERSON =
  /^(?:(?:hi|hello|please|sorry|excuse me)[,.!]? )*(?:(?:can|could|may) i|i(?:'?d| would) like to|i want to|i need to|i wish to|is it possible to|let me) (?:talk|speak|chat) (?:to|with) (?:someone|somebody|anyone|a person|a human|a real person|(?:the |a member of )?(?:staff|office|town office|town hall|secretariat))(?: please| about [^?.!]{1,80})?$|^(?:(?:please )?(?:connect|put) me (?:to|through to) (?:someone|a person|a human|(?:the )?(?:staff|office))|is (?:there )?any(?:body|one) (?:there|here)|human,? please|a (?:real )?person,? please)$/iu

const LONGEST = 500

export type ForTheOffice = 'person' | 'question'

/** Whether somebody wants a person, or asks the town something that only people can answer. */
export function readForTheOffice(text: string): ForTheOffice | undefined {
  const said = normalise(text)
  if (said.length > LONGEST) return undefined
  if (
    PERSON.test(
      said
        .replace(/[.?!。]+$/u, '')
        .replaceAll('、', ', ')
        .replaceAll('’', "'"),
    )
  )
    return 'person'
  return TOPIC.test(said) && ASKS.test(said) ? 'question' : undefined
}
