import { z } from 'zod'
import { calendarDay, called, job, moment, oneOf, personRef, wallClock, whole, words } from './args.ts'
import { command, say } from './definition.ts'

const worker = called('ワーカー', 'Worker', personRef.optional())
/** What lay there when its inspector looked: a button made for it inspects nothing else. */
const seen = called(
  '見たもの',
  'What was seen',
  z
    .string()
    .regex(/^v[0-9a-f]{8}$/)
    .optional(),
)
const reason = called(
  '理由（約束のどこが足りないか）',
  'Reason (what of the terms is not met)',
  words(500).optional(),
)
const who = ['staff' as const, 'director' as const]
const office = { who, group: 'office' as const }

export const inspection = {
  inspection: command({
    names: {
      ja: say('検収', '検収待ち', '仕事 検収'),
      en: say('inspection', 'job inspection', 'job inspect'),
    },
    summary: { ja: '検収を待っている納品を見る', en: 'Deliveries that wait for their inspection' },
    args: z.object({ job, worker }),
    rest: 'worker',
    ...office,
  }),
  'job-accept': command({
    names: { ja: say('合格', '仕事 合格', '検収 合格'), en: say('job accept') },
    summary: { ja: '納品を合格にする', en: 'Accept a delivery' },
    args: z.object({ job, worker, seen }),
    rest: 'worker',
    ...office,
  }),
  'job-accept-undo': command({
    names: { ja: say('合格取り消し', '仕事 合格取り消し'), en: say('job accept undo') },
    summary: { ja: '合格を取り消す（お支払いの前まで）', en: 'Take an acceptance back, until it is paid' },
    args: z.object({ job, worker, at: moment }),
    ...office,
    unlisted: true,
  }),
  'job-rework': command({
    names: { ja: say('修正依頼', '仕事 修正', '仕事 修正依頼'), en: say('job rework') },
    summary: { ja: '納品の修正を依頼する', en: 'Ask for a correction of a delivery' },
    args: z.object({
      job,
      worker,
      point: called(
        '約束のどこか',
        'What of the terms',
        oneOf({
          work: ['内容', '仕事の内容'],
          quantity: ['数量', '数'],
          quality: ['品質', '質'],
          date: ['納期', '期日'],
        }).optional(),
      ),
      reason,
      due: called('新しい期限', 'New due date', z.union([wallClock, calendarDay]).optional()),
      seen,
    }),
    rest: 'reason',
    ...office,
  }),
  'job-partial': command({
    names: { ja: say('一部合格', '仕事 一部合格'), en: say('job partial') },
    summary: { ja: '納品を一部だけ合格にする（報酬を減らす）', en: 'Accept a delivery in part, for less' },
    args: z.object({
      job,
      worker,
      yen: called('お支払いする額（円）', 'What is paid (yen)', whole(0, 100_000_000, 'yen').optional()),
      reason,
      seen,
    }),
    rest: 'reason',
    ...office,
  }),
}
