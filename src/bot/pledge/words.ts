// Words about the duty of secrecy and the pledge of it.
import { inBoth } from '../turn/locale.ts'

const ja = {
  clause:
    '会議や資料で知った個人情報などを、ほかに漏らしてはいけません。会議のあとも、職を退いたあとも同じです。',
  agree: '誓約する',
  nothing: '誓約をお願いしていることは、いまありません',
  nothingHint: '会議の資料は「資料」で見られます。',
}

const en: typeof ja = {
  clause:
    'What you learn about people in the meeting or from its papers must stay there: also afterwards, and after you have left.',
  agree: 'I pledge',
  nothing: 'There is nothing to pledge now',
  nothingHint: 'Send “papers” for the papers of your meeting.',
}

export const words = inBoth(ja, en)
