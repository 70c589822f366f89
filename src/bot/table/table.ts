// THE TABLE: every command, what it is called, what it takes and who may say it. Everything that lists commands
// (help, Slack's manifest, completions) is made from here; handlers.ts binds each to what it does.
import { z } from 'zod'
import { link, meetingRef, oneOf, personName, personRef, wallClock, whole, words } from './args.ts'

/** Who may say a command. `anyone` includes people the town does not know. */
export type Audience = 'anyone' | 'connected' | 'member' | 'proxy' | 'worker' | 'staff'

/** A word people type. `preset` are arguments the word already says: 出席 is `rsvp` with `answer: attend`. */
export type Name = { word: string; preset?: Record<string, string> }

type Definition<Shape extends z.ZodRawShape> = {
  names: { ja: Name[]; en: Name[] }
  summary: { ja: string; en: string }
  args: z.ZodObject<Shape>
  /** The argument that takes all remaining words. */
  rest?: keyof Shape & string
  who: Audience[]
  group: 'meeting' | 'work' | 'staff' | 'common'
  /** The Slack command it is found under, and how to use it there. */
  slash?: { command: string; hint: { ja: string; en: string } }
}

const command = <Shape extends z.ZodRawShape>(definition: Definition<Shape>) => definition

const say = (...all: string[]): Name[] => all.map((word) => ({ word }))
const saying = (preset: Record<string, string>, ...all: string[]): Name[] =>
  all.map((word) => ({ word, preset }))

const meeting = meetingRef.optional()
const member = personRef.optional()
const via = oneOf({ phone: ['電話'], fax: ['ファックス', 'FAX'], counter: ['窓口', '口頭'] }).optional()
const job = whole(1, 999_999).optional()
const yes = oneOf({ yes: ['はい'] }).optional()

export const commands = {
  help: command({
    names: {
      ja: say('使い方', 'ヘルプ', 'メニュー', 'できること'),
      en: say('help', 'menu', 'yoriai help', 'yoriai'),
    },
    summary: { ja: '使い方を見る', en: 'What you can do here' },
    args: z.object({}),
    who: ['anyone'],
    group: 'common',
    slash: {
      command: '/yoriai',
      hint: { ja: 'help | undelivered | language en', en: 'help | undelivered | language en' },
    },
  }),
  connect: command({
    names: { ja: say('接続', 'コード', '連携'), en: say('connect', 'link', 'code') },
    summary: { ja: '職員から受け取ったコードでつなぐ', en: 'Connect with the code from staff' },
    args: z.object({ code: words(40).optional() }),
    rest: 'code',
    who: ['anyone'],
    group: 'common',
  }),
  language: command({
    names: { ja: say('言語', '表示言語'), en: say('language', 'lang', 'yoriai language') },
    summary: { ja: '日本語と英語を切り替える', en: 'Switch between Japanese and English' },
    args: z.object({ to: oneOf({ ja: ['日本語', 'japanese'], en: ['英語', 'english'] }).optional() }),
    who: ['connected'],
    group: 'common',
  }),
  talk: command({
    names: {
      ja: [
        ...say('職員と話したい', '職員', '相談'),
        ...saying({ callback: 'yes' }, '電話して', '電話してください'),
      ],
      en: [...say('talk', 'human'), ...saying({ callback: 'yes' }, 'call me')],
    },
    summary: { ja: '職員に取り次ぐ', en: 'Reach a person at the town office' },
    args: z.object({ callback: yes, job, message: words(500).optional() }),
    rest: 'message',
    who: ['connected'],
    group: 'common',
  }),
  next: command({
    names: { ja: say('次回', '次の会議', '会議はいつ'), en: say('next', 'next meeting') },
    summary: { ja: '次の会議の日時と場所を見る', en: 'When and where the next meeting is' },
    args: z.object({ meeting }),
    who: ['member', 'proxy', 'staff'],
    group: 'meeting',
  }),
  agenda: command({
    names: { ja: say('議題', '次第'), en: say('agenda') },
    summary: { ja: '会議の議題を見る', en: 'The agenda of a meeting' },
    args: z.object({ meeting }),
    who: ['member', 'proxy', 'staff'],
    group: 'meeting',
  }),
  rsvp: command({
    names: {
      ja: [
        ...saying({ answer: 'attend' }, '出席', '参加'),
        ...saying({ answer: 'absent' }, '欠席'),
        ...saying({ answer: 'undecided' }, '未定'),
        ...say('出欠'),
      ],
      en: [
        ...saying({ answer: 'attend' }, 'attend'),
        ...saying({ answer: 'absent' }, 'absent'),
        ...saying({ answer: 'undecided' }, 'undecided'),
        ...say('rsvp'),
      ],
    },
    summary: { ja: '会議の出欠を答える', en: 'Answer an invitation' },
    args: z.object({
      meeting,
      answer: oneOf({
        attend: ['出席', '参加', '○'],
        absent: ['欠席', '×'],
        undecided: ['未定', '△'],
      }).optional(),
      mode: oneOf({ 'in-person': ['会場', '来場', '対面'], online: ['オンライン', 'リモート'] }).optional(),
      via,
      late: whole(1, 600, 'count').optional(),
      early: yes,
      member,
      note: words(300).optional(),
    }),
    rest: 'note',
    who: ['member', 'staff'],
    group: 'meeting',
    slash: {
      command: '/rsvp',
      hint: { ja: '第3回 出席 | 第3回 欠席 電話 田中一郎', en: '3 attend | 3 absent phone Tanaka' },
    },
  }),
  'rsvp-undo': command({
    names: { ja: say('取り消し', '取消', '取消し'), en: say('undo', 'rsvp undo') },
    summary: { ja: '今の返事を取り消す', en: 'Take back your answer' },
    args: z.object({ meeting, member }),
    who: ['member', 'staff'],
    group: 'meeting',
  }),
  status: command({
    names: { ja: say('私の出欠', '自分の出欠', '返事'), en: say('status', 'my answer') },
    summary: { ja: '自分の返事を確かめる', en: 'See what you answered' },
    args: z.object({}),
    who: ['member', 'proxy'],
    group: 'meeting',
  }),
  proxy: command({
    names: { ja: say('代理'), en: say('proxy') },
    summary: { ja: '代わりに出席する人を届け出る', en: 'Name who comes in your place' },
    args: z.object({
      meeting,
      name: personName.optional(),
      title: words(40).optional(),
      org: words(60).optional(),
      via,
      member,
    }),
    rest: 'name',
    who: ['member', 'staff'],
    group: 'meeting',
    slash: {
      command: '/proxy',
      hint: { ja: '（空欄で入力画面） | 代理の方の名前', en: '(empty for a form) | name of the proxy' },
    },
  }),
  'proxy-cancel': command({
    names: { ja: say('代理取消', '代理取り消し', '代理取消し'), en: say('proxy cancel') },
    summary: { ja: '代理の届け出を取り消す', en: 'Withdraw your proxy' },
    args: z.object({ meeting, attend: yes, member }),
    who: ['member', 'staff'],
    group: 'meeting',
  }),
  'proxy-approve': command({
    names: { ja: say('代理承認'), en: say('proxy approve') },
    summary: { ja: '代理の出席を認める', en: 'Allow a proxy' },
    args: z.object({ proxy: whole(1, 2_000_000_000) }),
    who: ['staff', 'member'],
    group: 'staff',
  }),
  'proxy-refuse': command({
    names: { ja: say('代理不承認'), en: say('proxy refuse') },
    summary: { ja: '代理の出席を認めない', en: 'Do not allow a proxy' },
    args: z.object({ proxy: whole(1, 2_000_000_000), reason: words(200).optional() }),
    rest: 'reason',
    who: ['staff', 'member'],
    group: 'staff',
  }),
  'proxy-accept': command({
    names: { ja: say('代理を引き受ける'), en: say('proxy accept') },
    summary: { ja: '代理出席を引き受ける', en: 'Accept to come as a proxy' },
    args: z.object({ proxy: whole(1, 2_000_000_000) }),
    who: ['connected'],
    group: 'meeting',
  }),
  'proxy-decline': command({
    names: { ja: say('代理を断る'), en: say('proxy decline') },
    summary: { ja: '代理出席を断る', en: 'Decline to come as a proxy' },
    args: z.object({ proxy: whole(1, 2_000_000_000) }),
    who: ['connected'],
    group: 'meeting',
  }),
  vote: command({
    names: {
      ja: [
        ...saying({ choice: 'yes' }, '賛成', '異議なし'),
        ...saying({ choice: 'no' }, '反対'),
        ...saying({ choice: 'abstain' }, '棄権'),
      ],
      en: say('vote'),
    },
    summary: { ja: '採決で票を入れる（会議中のみ）', en: 'Vote on an open motion (in session only)' },
    args: z.object({
      motion: z
        .string()
        .regex(/^第?\d+号?(?:議案)?$/)
        .optional(),
      choice: oneOf({ yes: ['賛成'], no: ['反対'], abstain: ['棄権'] }).optional(),
    }),
    who: ['member', 'proxy'],
    group: 'meeting',
  }),
  quorum: command({
    names: { ja: say('定足数', '出欠状況'), en: say('quorum') },
    summary: { ja: '定足数の見込みと、確認したい委員を見る', en: 'Quorum forecast and whom to ask first' },
    args: z.object({ meeting }),
    who: ['staff', 'member'],
    group: 'staff',
    slash: { command: '/quorum', hint: { ja: '第3回', en: '3' } },
  }),
  meeting: command({
    names: { ja: say('会議'), en: say('meeting', 'meetings') },
    summary: { ja: '会議の一覧と内容を見る', en: 'Meetings and their details' },
    args: z.object({ meeting }),
    who: ['staff', 'member'],
    group: 'staff',
    slash: {
      command: '/meeting',
      hint: { ja: '第3回 | new | change 第3回 | convene 第3回', en: '3 | new | change 3 | convene 3' },
    },
  }),
  'meeting-new': command({
    names: { ja: say('会議作成', '会議 作成', '会議 新規'), en: say('meeting new') },
    summary: { ja: '会議の案を作る', en: 'Draft a meeting' },
    args: z.object({
      body: z.string().max(64).optional(),
      starts: wallClock.optional(),
      ends: wallClock.optional(),
      closes: wallClock.optional(),
      place: words(100).optional(),
      title: words(100).optional(),
      items: words(2000).optional(),
    }),
    who: ['staff'],
    group: 'staff',
  }),
  'meeting-convene': command({
    names: { ja: say('招集', '会議 招集'), en: say('convene', 'meeting convene') },
    summary: { ja: '会議を招集する', en: 'Convene a meeting' },
    args: z.object({ meeting, via }),
    who: ['staff', 'member'],
    group: 'staff',
  }),
  'meeting-change': command({
    names: { ja: say('会議変更', '会議 変更'), en: say('meeting change') },
    summary: { ja: '会議の日時や場所を変える', en: 'Change date or place of a meeting' },
    args: z.object({
      meeting,
      starts: wallClock.optional(),
      ends: wallClock.optional(),
      closes: wallClock.optional(),
      place: words(100).optional(),
    }),
    who: ['staff'],
    group: 'staff',
  }),
  'meeting-cancel': command({
    names: { ja: say('会議中止', '会議 中止'), en: say('meeting cancel') },
    summary: { ja: '会議を中止する', en: 'Call a meeting off' },
    args: z.object({ meeting, sure: yes }),
    who: ['staff'],
    group: 'staff',
  }),
  present: command({
    names: { ja: say('着席', '会議 着席'), en: say('present', 'meeting present') },
    summary: { ja: '着席を記録する', en: 'Record who has arrived' },
    args: z.object({
      meeting,
      mode: oneOf({ 'in-person': ['会場'], online: ['オンライン'] }).optional(),
      member,
    }),
    rest: 'member',
    who: ['staff'],
    group: 'staff',
  }),
  left: command({
    names: { ja: say('退席', '会議 退席'), en: say('left', 'meeting left') },
    summary: { ja: '退席を記録する', en: 'Record who has left' },
    args: z.object({ meeting, member }),
    rest: 'member',
    who: ['staff'],
    group: 'staff',
  }),
  member: command({
    names: { ja: say('委員', '名簿'), en: say('member', 'members') },
    summary: { ja: '委員の名簿と、団体の役割を見る', en: 'Members, and the duties of organisations' },
    args: z.object({ member }),
    rest: 'member',
    who: ['staff'],
    group: 'staff',
    slash: { command: '/member', hint: { ja: '田中 | code 田中一郎', en: 'Tanaka | code Tanaka' } },
  }),
  'member-code': command({
    names: { ja: say('接続コード', '委員 コード'), en: say('member code', 'worker code') },
    summary: {
      ja: 'LINEをつなぐ一度きりのコードを出す',
      en: 'Issue a one-time code that connects a LINE account',
    },
    args: z.object({ member }),
    rest: 'member',
    who: ['staff'],
    group: 'staff',
  }),
  worker: command({
    names: { ja: say('ワーカー', '住民ワーカー'), en: say('worker', 'workers') },
    summary: { ja: '住民ワーカーと受けている仕事を見る', en: 'Resident workers and what they hold' },
    args: z.object({ worker: personRef.optional() }),
    rest: 'worker',
    who: ['staff'],
    group: 'staff',
    slash: { command: '/worker', hint: { ja: '林', en: 'Hayashi' } },
  }),
  job: command({
    names: { ja: say('仕事一覧', '仕事', '案件'), en: say('jobs', 'job') },
    summary: { ja: '募集中の仕事を見る', en: 'Open jobs' },
    args: z.object({ job, search: words(40).optional() }),
    rest: 'search',
    who: ['worker', 'staff'],
    group: 'work',
    slash: { command: '/job', hint: { ja: '3 | new | close 3', en: '3 | new | close 3' } },
  }),
  'job-new': command({
    names: { ja: say('仕事作成', '仕事 作成', '仕事 新規'), en: say('job new') },
    summary: { ja: '仕事を募集する', en: 'Open a job' },
    args: z.object({
      title: words(100).optional(),
      slots: whole(1, 1000, 'count').optional(),
      pay: whole(0, 100_000_000, 'yen').optional(),
      due: wallClock.optional(),
      skills: words(200).optional(),
      place: words(100).optional(),
      details: words(2000).optional(),
    }),
    who: ['staff'],
    group: 'staff',
  }),
  'job-close': command({
    names: { ja: say('募集終了', '仕事 終了'), en: say('job close') },
    summary: { ja: '仕事の募集を終える', en: 'Close a job' },
    args: z.object({ job, sure: yes }),
    who: ['staff'],
    group: 'staff',
  }),
  claim: command({
    names: { ja: say('応募', 'やりたい'), en: say('claim', 'job claim', 'apply') },
    summary: { ja: '仕事に応募する', en: 'Take a job' },
    args: z.object({ job }),
    who: ['worker'],
    group: 'work',
  }),
  wait: command({
    names: { ja: say('順番待ち', 'キャンセル待ち'), en: say('wait', 'job wait') },
    summary: { ja: '埋まった仕事の順番を待つ', en: 'Wait for a slot of a full job' },
    args: z.object({ job }),
    who: ['worker'],
    group: 'work',
  }),
  'wait-leave': command({
    names: { ja: say('順番待ちをやめる', '待ち取消'), en: say('wait leave', 'job unwait') },
    summary: { ja: '順番待ちをやめる', en: 'Stop waiting' },
    args: z.object({ job }),
    who: ['worker'],
    group: 'work',
  }),
  release: command({
    names: { ja: say('辞退'), en: say('release', 'job release') },
    summary: { ja: '受けた仕事を辞退する', en: 'Give a job back' },
    args: z.object({ job, sure: yes, reason: words(200).optional() }),
    rest: 'reason',
    who: ['worker'],
    group: 'work',
  }),
  progress: command({
    names: { ja: say('進捗', '経過'), en: say('progress', 'job progress') },
    summary: { ja: '進み具合を知らせる', en: 'Say how far the work is' },
    args: z.object({
      job,
      percent: whole(0, 100, 'percent').optional(),
      delayed: yes,
      note: words(300).optional(),
    }),
    rest: 'note',
    who: ['worker'],
    group: 'work',
  }),
  deliver: command({
    names: { ja: say('納品', '完了', '提出'), en: say('deliver', 'job deliver', 'done') },
    summary: { ja: '仕上がった仕事を納品する', en: 'Hand work in' },
    args: z.object({ job, url: link.optional() }),
    who: ['worker'],
    group: 'work',
  }),
  'my-jobs': command({
    names: { ja: say('自分の仕事', '私の仕事', '受けている仕事'), en: say('my jobs', 'mine') },
    summary: { ja: '受けている仕事を見る', en: 'The jobs you hold' },
    args: z.object({}),
    who: ['worker'],
    group: 'work',
  }),
  pay: command({
    names: { ja: say('報酬', '支払い', '給料'), en: say('pay') },
    summary: { ja: '報酬の額と支払日を見る', en: 'What you earned and when it is paid' },
    args: z.object({}),
    who: ['worker'],
    group: 'work',
  }),
  undelivered: command({
    names: { ja: say('未配信'), en: say('undelivered', 'yoriai undelivered') },
    summary: { ja: '届かなかったお知らせを見る', en: 'Messages that could not be delivered' },
    args: z.object({ again: oneOf({ yes: ['再送', 'resend'] }).optional() }),
    who: ['staff'],
    group: 'staff',
  }),
}

export type Commands = typeof commands
export type CommandId = keyof Commands
export type ArgsOf<Id extends CommandId> = z.output<Commands[Id]['args']>

export const isCommandId = (id: string): id is CommandId => Object.hasOwn(commands, id)
export const commandIds = Object.keys(commands).filter(isCommandId)
