// Words about what one can do here.
import { inBoth } from '../turn/locale.ts'

const ja = {
  helpTitle: '使い方',
  helpIntro: '次の言葉を送ってください。ふつうの文章でもかまいません。',
  helpMeeting: '会議',
  helpWork: '仕事',
  helpStaff: '庶務の仕事',
  helpCommon: 'そのほか',
  noSuchSlash: (slash: string) => `${slash} はまだ使えません`,
  noSuchSlashHint: '使えるコマンドは「/yoriai help」で見られます。',
  helpSlash: 'コマンドの例です。そのほかの言葉は「/yoriai 言葉」で使えます。',
  helpWords: '言葉',
  helpUse: '使い方の例',
}

const en: typeof ja = {
  helpTitle: 'What you can do',
  helpIntro: 'Send one of these words. Plain sentences work too.',
  helpMeeting: 'Meetings',
  helpWork: 'Jobs',
  helpStaff: 'Secretariat',
  helpCommon: 'More',
  noSuchSlash: (slash) => `${slash} is not available yet`,
  noSuchSlashHint: '“/yoriai help” lists what there is.',
  helpSlash: 'These commands exist. Other words work as “/yoriai word”.',
  helpWords: 'Words',
  helpUse: 'Examples',
}

export const words = inBoth(ja, en)
