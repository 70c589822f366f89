import { z } from 'zod'
import {
  body,
  calendarDay,
  called,
  flag,
  formerMarks,
  marks,
  member,
  moment,
  oneOf,
  reason,
  sure,
  via,
  wallClock,
  whole,
  words,
} from './args.ts'
import { command, say } from './definition.ts'

const pollNo = called('日程調整の番号', 'Poll number', whole(1, 999_999).optional())
const date = called('候補の番号', 'Date number', whole(1, 99).optional())

export const poll = {
  poll: command({
    names: { ja: say('日程調整', '会議 日程調整'), en: say('poll', 'polls', 'meeting poll') },
    summary: {
      ja: '会議の日程を調整する（候補日をたずね、集まり具合を見る）',
      en: 'Find a date: propose dates, see who can come',
    },
    args: z.object({
      poll: pollNo,
      body,
      dates: called(
        '候補日（「,」か改行で区切る）',
        'Dates (commas or lines between)',
        words(1000).optional(),
      ),
      place: called('場所', 'Place', words(100).optional()),
      until: called('返事の締切', 'Answer by', wallClock.or(calendarDay).optional()),
      begin: flag('新しく始める', 'Begin'),
    }),
    who: ['staff', 'member', 'mayor'],
    group: 'meeting',
  }),
  'poll-answer': command({
    names: { ja: say('日程回答', '日程の回答'), en: say('poll answer', 'meeting poll answer') },
    summary: { ja: '候補日の都合を答える', en: 'Say which dates suit you' },
    example: { ja: '日程 1○ 2× 3△', en: 'dates 1 yes 2 no 3 maybe' },
    args: z.object({
      poll: pollNo,
      date,
      answer: called('都合', 'Suits', oneOf({ yes: ['○'], maybe: ['△'], no: ['×'] }).optional()),
      answers: called('候補ごとの都合', 'Suits by date', marks.optional()),
      via,
      member,
    }),
    rest: 'answers',
    who: ['member', 'staff'],
    group: 'meeting',
  }),
  'poll-undo': command({
    names: { ja: say('日程回答 取り消し'), en: say('poll undo') },
    summary: { ja: '候補日の返事を取り消す', en: 'Take back what you said of dates' },
    args: z.object({
      poll: pollNo,
      was: called('前の都合', 'Before', formerMarks.optional()),
      at: moment,
      member,
    }),
    who: ['member', 'staff'],
    group: 'meeting',
    unlisted: true,
  }),
  'poll-remind': command({
    names: { ja: say('日程催促', '日程調整 催促'), en: say('poll remind', 'meeting poll remind') },
    summary: { ja: '日程の返事のない委員に、いま催促する', en: 'Ask those who are silent on dates, now' },
    args: z.object({ poll: pollNo, sure }),
    who: ['staff'],
    group: 'office',
  }),
  'poll-settle': command({
    names: { ja: say('日程決定', '日程調整 決定'), en: say('poll settle', 'meeting poll settle') },
    summary: { ja: '候補日を一つ選び、会議の案を作る', en: 'Settle on a date: it becomes a draft' },
    args: z.object({ poll: pollNo, date }),
    who: ['staff'],
    group: 'office',
  }),
  'poll-cancel': command({
    names: { ja: say('日程調整中止', '日程調整 中止'), en: say('poll cancel', 'meeting poll cancel') },
    summary: { ja: '日程調整を中止する', en: 'Call a poll off' },
    args: z.object({ poll: pollNo, reason }),
    rest: 'reason',
    who: ['staff'],
    group: 'office',
  }),
}
