// Words about the duty of secrecy and the pledge of it.
import { inBoth } from '../turn/locale.ts'

const ja = {
  clause:
    '会議や資料で知った個人情報などを、ほかに漏らしてはいけません。会議のあとも、職を退いたあとも同じです。',
  agree: '誓約する',
  seePapers: '資料を見る',
  later: 'いまはしない',
  notNow: '誓約は、いまはしないことにしました',
  notNowHint: '秘密の資料は、誓約のあとで見られます。いつでも「誓約」と送ってください。',
  pledged: '秘密を守る誓約を受け付けました',
  pledgedBefore: 'すでに誓約をいただいています',
  pledgedHint:
    '委員の任期のあいだ（代理・オブザーバーの方は、この会議について）有効です。秘密を守る約束は、そのあとも続きます。',
  which: 'どの会議についての誓約ですか',
  noDuty: 'この会議体の規則は、誓約を求めていません',
  nothing: '誓約をお願いしていることは、いまありません',
  nothingHint: '会議の資料は「資料」で見られます。',
}

const en: typeof ja = {
  clause:
    'What you learn about people in the meeting or from its papers must stay there: also afterwards, and after you have left.',
  agree: 'I pledge',
  seePapers: 'See the papers',
  later: 'Not now',
  notNow: 'You have not pledged',
  notNowHint: 'Secret papers are shown after the pledge. Send “pledge” at any time.',
  pledged: 'Your pledge of secrecy is recorded',
  pledgedBefore: 'You have pledged already',
  pledgedHint:
    'It holds for your term as a member (for proxies and observers: for this meeting). The duty itself goes on after that.',
  which: 'For which meeting do you pledge?',
  noDuty: 'The rules of this body ask for no pledge',
  nothing: 'There is nothing to pledge now',
  nothingHint: 'Send “papers” for the papers of your meeting.',
}

export const words = inBoth(ja, en)
