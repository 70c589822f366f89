import { z } from 'zod'
import { calendarDay, called, job, member, reason, wallClock, whole } from './args.ts'
import { command, say } from './definition.ts'

const claim = called('契約の番号', 'Contract number', whole(1, 2_147_483_647).optional())
const version = called('版', 'Version', whole(1, 9_999).optional())

/** A day without an hour is the end of the office's day. */
const due = called(
  '新しい期限',
  'New due date',
  z.union([wallClock, calendarDay.transform((day) => `${day}T17:00`)]).optional(),
)

export const terms = {
  contracts: command({
    names: { ja: say('契約', '契約一覧', '契約書', '条件'), en: say('contracts', 'contract', 'terms') },
    summary: { ja: '受けた仕事の条件と、その書面を見る', en: 'The terms of your jobs, with their documents' },
    example: { ja: '契約\n契約 3', en: 'contracts 3' },
    args: z.object({ job, claim, page: called('ページ', 'Page', whole(1, 1_000).optional()) }),
    who: ['worker'],
    group: 'work',
  }),
  'terms-agree': command({
    names: {
      ja: say('同意', '同意します', '同意する', '同意いたします', '条件に同意'),
      en: say('agree', 'agree to terms'),
    },
    summary: { ja: '条件の変更に同意する', en: 'Agree to changed terms' },
    args: z.object({ job, claim, version }),
    who: ['worker'],
    group: 'work',
  }),
  'terms-decline': command({
    names: { ja: say('変更を断る', '条件を断る'), en: say('decline change', 'decline terms') },
    summary: { ja: '条件の変更を断る', en: 'Keep the old terms' },
    args: z.object({ job, claim, version }),
    who: ['worker'],
    group: 'work',
    unlisted: true,
  }),
  'job-terms': command({
    names: { ja: say('仕事 条件', '仕事 契約'), en: say('job terms') },
    summary: { ja: '受けた人にお渡しした条件を見る', en: 'The terms somebody took a job under' },
    args: z.object({ job, worker: member }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'job-change': command({
    names: { ja: say('条件変更', '仕事 変更'), en: say('job change') },
    summary: { ja: '受けた人に、条件の変更を相談する', en: 'Propose other terms to whoever took a job' },
    args: z.object({
      job,
      worker: member,
      due,
      yen: called('新しい報酬（円）', 'New pay (yen)', whole(0, 100_000_000, 'yen').optional()),
      reason,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'job-change-withdraw': command({
    names: { ja: say('条件変更取り下げ'), en: say('job change-withdraw') },
    summary: { ja: '条件の変更の相談を取り下げる', en: 'Take a proposal of other terms back' },
    args: z.object({ claim, version }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
  }),
}
