// Words by which somebody asks to join the programme, and short answers to its questions: whole messages, nothing is guessed
// from a part of them.
import type { RecruitStep } from '../../domain/recruit/model.ts'
import { COURTESIES, wholly } from '../help/patterns.ts'
import { foldKana, normalise } from '../language/normalise.ts'
import { pattern } from '../language/pattern.ts'

const JOIN = pattern`
  ^(?:(?:すみません|あの|はじめまして|こんにちは)[、。])?(?:町の|役場の|こちらで|こちらの|ここで|家で|在宅で|寄合で|lineで)*
  (?:(?:住民)?ワーカー(?:の|に|へ|として|への)?(?:登録|応募|申し?込み?|なり|参加)|(?:お?仕事|作業)(?:が|を|に|へ|の)?(?:し|やり|やって|始め|はじめ|申し?込み?|応募|登録|参加|探し)|働き|働いて|登録|申し?込み?)
  (?:が|を|に|の)?(?:し|み|は)?(?:たい|たく|てみたい|希望|お願い|します|ます|て(?:い)?ます|て(?:い)?る|方法)?
  (?:です|ます|します|したい|んです|のです|と思います|と思って(?:い)?ます|と考えて(?:い)?ます)*
  (?:んだ|の)?(?:が|けど|けれど|けれども)?$
`
const JOIN_IN_ENGLISH =
  /^(?:(?:hi|hello)[,.!]? )?(?:(?:i(?:['’]?d| would) like to|i want to|i wish to|can i|may i|how (?:can|do) i|please let me) (?:join(?: (?:you|the (?:programme|program|workers)))?|sign up|work(?: (?:for you|for the town|here|from home))?|register(?: as a worker)?|apply(?: as a worker| for work| for a job)?|become a worker)|join|sign me up|sign up)$/iu

const LONGEST = 40

/** Whether somebody asks to join. */
export function readJoining(typed: string): boolean {
  const said = normalise(typed)
    .replace(/[.?!。…]+$/u, '')
    .trim()
  if (said.length > LONGEST) return false
  return JOIN_IN_ENGLISH.test(said) || (JOIN.test(said) && !/^(?:登録|働き|働いて)$/u.test(said))
}

/** Words about an application that go to staff, not into it. */
const ASKS =
  /[?？]$|(?:です|ます|でしょう|ません)か[。]?$|(?:教えて|聞きたい|知りたい|相談)(?:ください|です|のです|んです|したい)*[。]?$|^(?:how|what|when|where|who|why) .*/iu

export const isQuestion = (typed: string): boolean => ASKS.test(typed.normalize('NFKC').trim())

export type ShortAnswer = 'agree' | 'stop' | 'back' | 'skip' | 'send' | 'change'

const STOP =
  /^(?:やめる|やめます|やめたい|やめておきます|中止|中止する|キャンセル|データを消して|同意しない|stop|cancel|quit|no|never mind)$/iu
const BACK = /^(?:前に)?(?:もどる|戻る|戻って|もどって|戻す|back|go back)$/iu
const SKIP =
  /^(?:とばす|飛ばす|とばして|スキップ|なし|無し|ない|ありません|特になし|特にありません|skip|none|nothing|no)$/iu
const AGREE = /^(?:同意|同意する|同意します|i agree|agree)$/iu
const SEND = /^(?:この内容で)?(?:申し?込む|申し?込みます|送る|送信|send|send it|apply)$/iu
const CHANGE = /^(?:直す|直します|直したい|修正|変更|変更する|change|edit)$/iu

const YES = wholly(`${COURTESIES.yes}|${COURTESIES.understood}`)
const NO = wholly(COURTESIES.no)

/** What a short answer says at a step; undefined where the words are what is asked for. */
export function readShortAnswer(typed: string, step: RecruitStep): ShortAnswer | undefined {
  const said = normalise(typed).replace(/[.!。]+$/u, '')
  if ((step === 'kana' || step === 'wishes') && SKIP.test(said)) return 'skip'
  if (STOP.test(said)) return 'stop'
  if (BACK.test(said)) return 'back'
  const key = foldKana(said)
  const isYes = YES.test(key)
  if (step === 'consent' && (AGREE.test(said) || isYes)) return 'agree'
  if (step === 'review' && (SEND.test(said) || isYes)) return 'send'
  if (step === 'review' && CHANGE.test(said)) return 'change'
  return (step === 'consent' || step === 'review') && NO.test(key) ? 'stop' : undefined
}
