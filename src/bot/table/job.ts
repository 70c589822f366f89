// How jobs are given out: published, chosen for, given to somebody else; and the word that the work goes on.
import { z } from 'zod'
import { called, dueTime, forWorker, job, oneOf, personRef, reason, whole, words } from './args.ts'
import { command, say } from './definition.ts'

export const JOB_HINT = {
  ja: '3 | new | publish job= [how=] [workers=] | choose job= worker= | reassign job= from= to= reason= | close 3',
  en: '3 | new | publish job= [how=] [workers=] | choose job= worker= | reassign job= from= to= reason= | close 3',
}

/** What those who run the programme look at: the state of a job, or their own. */
export const whichJobs = oneOf({
  draft: ['案', '下書き', '準備中', 'drafts'],
  open: ['募集中'],
  filled: ['枠なし'],
  closed: ['終了', '募集終了', '終わった'],
  mine: ['担当', '自分の担当', '自分', 'own'],
})

const how = called(
  '受け方',
  'How it is taken',
  oneOf({
    first: ['先着', '先着順'],
    choose: ['選考', '選ぶ', '応募', '応募から選ぶ'],
    offer: ['指名', '声かけ', '名前を挙げて'],
  }).optional(),
)
const workers = called('お願いする方', 'Workers', words(1_000).optional())
const worker = called('住民ワーカー', 'Worker', personRef.optional())
const due = called('期限', 'Due', dueTime.optional())
const yen = (ja: string, en: string, least = 1) => called(ja, en, whole(least, 100_000_000, 'yen').optional())
const flagged = oneOf({ yes: ['はい', 'あり', '要'], no: ['いいえ', 'なし', '不要'] })

/** What a new job may say besides. */
export const newJobTerms = {
  how,
  workers,
  payKind: called(
    '報酬の決め方',
    'Paid by',
    oneOf({
      fixed: ['固定', '定額', '一式'],
      piece: ['件', '出来高', '単価', 'pieces'],
      hour: ['時間', '時給', 'hours'],
    }).optional(),
  ),
  rate: yen('単価・時給（円）', 'Rate (yen)'),
  quantity: called('1人分の数量', 'Quantity each', whole(1, 999_999, 'piece').optional()),
  unit: called('単位', 'Unit', words(20).optional()),
  withholding: called('源泉徴収の区分', 'Withholding', words(40).optional()),
  confidential: called('秘密保持', 'Confidential', flagged.optional()),
  director: called('担当ディレクター', 'Director', personRef.optional()),
}

export const jobs = {
  'job-publish': command({
    names: { ja: say('仕事公開', '仕事 公開', '募集開始'), en: say('job publish') },
    summary: { ja: '下書きの仕事の募集を始める', en: 'Publish a job that is a draft' },
    args: z.object({ job, how, workers, due, pay: yen('報酬（1人あたり・円）', 'Pay (yen each)') }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'job-choose': command({
    names: { ja: say('仕事選考', '仕事 選考', '応募者'), en: say('job choose') },
    summary: { ja: '応募した人の中から、お願いする人を決める', en: 'Choose among those who applied' },
    args: z.object({ job, worker }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'job-reassign': command({
    names: { ja: say('仕事引き継ぎ', '仕事 引き継ぎ', '仕事 交代'), en: say('job reassign') },
    summary: { ja: '仕事を、ほかの人にお願いしなおす', en: 'Give a job to somebody else' },
    args: z.object({
      job,
      from: called('いまの担当', 'From', personRef.optional()),
      to: called('次の担当', 'To', personRef.optional()),
      reason,
      due,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'still-working': command({
    names: { ja: say('作業中です', '続けています'), en: say('still working') },
    summary: { ja: '仕事を続けていることを知らせる', en: 'Say that you go on with a job' },
    args: z.object({ job, worker: forWorker }),
    who: ['worker'],
    group: 'work',
    supported: true,
  }),
}
