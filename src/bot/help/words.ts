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
  hello: (name: string) => `${name}さん、こんにちは`,
  courtesy: {
    thanks: 'どういたしまして',
    understood: 'はい、よろしくお願いします',
    yes: 'はい。いま、お答えをお待ちしている質問はありません',
    no: '承知しました。何も変更していません',
    sorry: 'いえいえ、お気になさらないでください',
    ill: 'お大事になさってください',
  },
  courtesyHint: {
    greeting: '会議や仕事のことを、短い言葉で送ってください。',
    thanks: '',
    understood: '',
    yes: '何かなさりたいときは、「出席」のような短い言葉で送ってください。',
    no: '',
    sorry: 'まちがえたときは「取り消し」と送ってください。直前にしたことを元に戻します。',
    ill: '何も変更していません。会議の返事や仕事のことは、次のボタンからお知らせください。',
  },
  askStaff: '職員に聞く',
  asked: {
    parking: {
      title: '駐車場のこと',
      words: '駐車場の案内は、まだ登録されていません。押すと、ご質問をこのまま職員に伝えます。',
    },
    papers: {
      title: '会議の資料のこと',
      words: 'あなたにお見せする会議の資料は、ありません。押すと、ご質問をこのまま職員に伝えます。',
    },
    minutes: {
      title: '議事録のこと',
      words:
        '会議録は、会長が確認したあと、「議事録」と送るとここで読めます。ご質問は、押すとこのまま職員に伝えます。',
    },
    fee: {
      title: '謝金や交通費のこと',
      words: '会議の謝金や交通費は、職員がお答えします。押すと、ご質問をこのまま職員に伝えます。',
    },
    absence: {
      title: '欠席されるとき',
      words:
        '「欠席」と送ってください。理由は、書いても書かなくてもかまいません。あとから「出席」に変えられます。',
      proxy: '代わりの方に出席していただくこともできます。「代理 お名前」と送ってください。',
      noProxy: 'この会議では、代わりの方の出席は認められていません。',
    },
  },
  answerMeeting: '会議の返事をする',
  aboutMyJobs: '受けている仕事を見る',
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
  hello: (name) => `Hello, ${name}`,
  courtesy: {
    thanks: 'You are welcome',
    understood: 'Thank you',
    yes: 'Yes. I am not waiting for an answer to anything just now',
    no: 'Very well. Nothing was changed',
    sorry: 'No harm done',
    ill: 'Get well soon',
  },
  courtesyHint: {
    greeting: 'Send a short word about meetings or jobs.',
    thanks: '',
    understood: '',
    yes: 'If you want something done, send a short word such as “attend”.',
    no: '',
    sorry: 'If you made a mistake, send “undo”: it takes back what you did last.',
    ill: 'Nothing was changed. Use a button below about a meeting or a job.',
  },
  askStaff: 'Ask the staff',
  asked: {
    parking: {
      title: 'Parking',
      words: 'I know nothing of parking yet. Press the button and your question goes to the staff as it is.',
    },
    papers: {
      title: 'Papers of the meeting',
      words:
        'There are no meeting papers for you. Press the button and your question goes to the staff as it is.',
    },
    minutes: {
      title: 'Minutes',
      words:
        'Once the chair has confirmed them, send “minutes” to read them here. Press the button and your question goes to the staff as it is.',
    },
    fee: {
      title: 'Fees and travel',
      words: 'The staff can tell you. Press the button and your question goes to them as it is.',
    },
    absence: {
      title: 'If you cannot come',
      words: 'Send “absent”, with a reason or without. You can still change it to “attend” later.',
      proxy: 'Somebody may come in your place: send “proxy” and their name.',
      noProxy: 'Nobody can come in your place to this meeting.',
    },
  },
  answerMeeting: 'Answer an invitation',
  aboutMyJobs: 'See your jobs',
}

export const words = inBoth(ja, en)
