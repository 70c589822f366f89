import { z } from 'zod'
import {
  calendarDay,
  called,
  flag,
  job,
  oneOf,
  personRef,
  reason,
  revision,
  sure,
  whole,
  words,
} from './args.ts'
import { command, say } from './definition.ts'

/** A course by its number (2, 2番, 講座2), or by its title; a bare word is read as one, so it must look like one. */
const courseRef = z
  .string()
  .max(100)
  .regex(/^[\p{L}\p{N}\p{M}\p{P}\p{Zs}]+$/u)
  .transform((said) => said.normalize('NFKC').trim())
const course = called('講座（番号か題名）', 'Course (number or title)', courseRef.optional())
const worker = called('住民ワーカー', 'Worker', personRef.optional())
const dates = called('日時（「,」か改行で区切る）', 'Dates (commas or lines between)', words(1000).optional())
const seats = called('定員', 'Seats', whole(1, 1_000, 'count').optional())
const place = called('場所', 'Where', words(100).optional())
const details = called('内容', 'Details', words(2000).optional())

export const training = {
  course: command({
    names: { ja: say('講座', '講座一覧', '研修', '研修一覧'), en: say('courses', 'course', 'training') },
    summary: { ja: '講座（研修）を見る', en: 'Courses: what they give, dates, free seats' },
    args: z.object({ course }),
    who: ['worker', 'staff', 'director'],
    group: 'work',
    sentence: true,
    slash: {
      command: '/course',
      noun: '講座',
      hint: {
        ja: '2 | new title= skill= dates= seats= place= | done course= worker=',
        en: '2 | new title= skill= dates= seats= place= | done course= worker=',
      },
    },
  }),
  'course-new': command({
    names: { ja: say('講座 新規', '講座 作成', '講座作成'), en: say('course new') },
    summary: { ja: '講座を開く', en: 'Open a course' },
    args: z.object({
      title: called('講座の題名', 'Title of the course', words(100).optional()),
      skill: called('身につく技能', 'Skill it gives', words(60).optional()),
      dates,
      seats,
      place,
      orientation: flag('説明会（オリエンテーション）', 'Orientation'),
      details,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'course-change': command({
    names: { ja: say('講座 変更'), en: say('course change') },
    summary: { ja: '講座の日時・場所・定員を変える', en: 'Change the dates, place or seats of a course' },
    args: z.object({
      course,
      dates,
      place,
      seats,
      title: called('講座の題名', 'Title of the course', words(100).optional()),
      details,
      of: revision,
    }),
    who: ['staff', 'director'],
    group: 'office',
  }),
  'course-cancel': command({
    names: { ja: say('講座 中止'), en: say('course cancel') },
    summary: { ja: '講座を中止する', en: 'Cancel a course' },
    args: z.object({ course, reason, sure }),
    rest: 'reason',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'course-done': command({
    names: { ja: say('講座 修了', '修了'), en: say('course done') },
    summary: { ja: '講座を修了した人を記録する', en: 'Write down who completed a course' },
    args: z.object({ course, worker, all: flag('全員', 'Everybody'), sure }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'course-done-undo': command({
    names: { ja: say('講座 修了取り消し'), en: say('course done undo') },
    summary: { ja: '修了の記録を取り消す', en: 'Take a completion back' },
    args: z.object({
      course,
      worker,
      was: called(
        '修了の前',
        'Before',
        oneOf({ enrolled: [], missed: [], waiting: [], none: [] }).optional(),
      ),
      gave: flag('技能を得た', 'Gave the skill'),
      trained: flag('研修済みになった', 'Became trained'),
      oriented: flag('説明を受けた', 'Heard the orientation'),
    }),
    who: ['staff', 'director'],
    group: 'office',
    unlisted: true,
  }),
  'course-came': command({
    names: { ja: say('講座 出席'), en: say('course came') },
    summary: { ja: '講座に来た人を記録する', en: 'Write down who came to a course' },
    args: z.object({
      course,
      worker,
      date: called('日（番号か日付）', 'Date (number or day)', whole(1, 99).or(calendarDay).optional()),
      back: flag('欠席を取り消す', 'Take an absence back'),
    }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  'course-missed': command({
    names: { ja: say('講座 欠席'), en: say('course missed') },
    summary: { ja: '講座に来なかった人を記録する', en: 'Write down who missed a course' },
    args: z.object({
      course,
      worker,
      date: called('日（番号か日付）', 'Date (number or day)', whole(1, 99).or(calendarDay).optional()),
    }),
    rest: 'worker',
    who: ['staff', 'director'],
    group: 'office',
  }),
  enrol: command({
    names: {
      ja: say('受講', '講座 申込', '講座 申し込み', '講座申込', '研修 申込', '研修 申し込み'),
      en: say('enrol', 'enroll', 'course enrol', 'course enroll', 'course join'),
    },
    summary: { ja: '講座に申し込む', en: 'Enrol in a course' },
    example: { ja: '受講 2', en: 'enrol 2' },
    args: z.object({ course, worker }),
    who: ['worker', 'staff', 'director'],
    group: 'work',
    supported: true,
    sentence: true,
  }),
  'enrol-leave': command({
    names: {
      ja: say('受講取り消し', '受講取消', '受講 取り消し', '講座取り消し', '講座 取り消し', '研修 取り消し'),
      en: say('course leave', 'leave course', 'enrol undo'),
    },
    summary: { ja: '講座の申し込みを取り消す', en: 'Give your seat in a course back' },
    example: { ja: '受講取り消し 2', en: 'leave course 2' },
    args: z.object({ course, worker, sure }),
    who: ['worker', 'staff', 'director'],
    group: 'work',
    supported: true,
    sentence: true,
  }),
  needs: command({
    names: { ja: say('必要なもの', '必要な技能', '仕事 必要なもの'), en: say('needs', 'job needs') },
    summary: { ja: '仕事に応募するのに必要なものを見る', en: 'What you need for a job' },
    example: { ja: '3番には何が必要', en: 'needs 3' },
    args: z.object({ job }),
    who: ['worker'],
    group: 'work',
  }),
}
