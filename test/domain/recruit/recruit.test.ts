// 申し込み: 同意の前は何も残さず、途中のものは続きから。送れば登録は一度だけ。
import { beforeEach, describe, expect, test } from 'vitest'
import { clearOld } from '../../../src/bot/clock/retention.ts'
import { refuse } from '../../../src/domain/outcome.ts'
import { erasePerson } from '../../../src/domain/people/erase.ts'
import { SYSTEM } from '../../../src/domain/people/model.ts'
import { answerApplication, dropApplication, type RecruitAnswer } from '../../../src/domain/recruit/answer.ts'
import { beginApplication } from '../../../src/domain/recruit/begin.ts'
import type { RecruitStep } from '../../../src/domain/recruit/model.ts'
import { recruitOf } from '../../../src/domain/recruit/read.ts'
import { sendApplication } from '../../../src/domain/recruit/send.ts'
import { findWorker } from '../../../src/domain/worker/read.ts'
import { given, overlapping, take, turn } from '../at-once.ts'
import { granted } from '../meeting/granted.ts'
import { NOW, operations } from '../operation.ts'
import { connects, ownerOf, PHONE, TABLET } from '../people/accounts.ts'
import { lastAudit, writingNothing } from '../records.ts'

const operation = operations()
const { run, database, town } = operation

beforeEach(() => operation.newTown())

const begins = (account = PHONE, personId: string | null = null) =>
  turn('stranger', NOW, (act) => beginApplication(act, { account, personId }))
const answers = (step: RecruitStep, answer: RecruitAnswer, account = PHONE) =>
  turn('stranger', NOW, (act) => answerApplication(act, { account, step, answer }))
const says = (step: RecruitStep, text: string, account = PHONE) =>
  answers(step, { kind: 'said', text }, account)
const sends = (account = PHONE) =>
  turn('stranger', NOW, (act) => sendApplication(act, { account, locale: 'ja' }))
const stands = (account = PHONE) => run({ by: 'stranger' }, (act) => recruitOf(act, account))
const reviewed = async (account = PHONE, name = '例山 花子') =>
  given(
    operation,
    begins(account),
    answers('consent', { kind: 'agree' }, account),
    says('name', name, account),
    says('kana', 'れいやま はなこ', account),
    says('hours', '平日の朝', account),
    answers('wishes', { kind: 'skip' }, account),
  )

describe('申し込み', () => {
  test('同意の前に残るのは、始めたことだけ', async () => {
    await given(operation, begins())
    expect(await stands()).toMatchObject({ step: 'consent', consentAt: null, name: null, hours: null })
    expect(await take(operation, says('consent', '例山'))).toMatchObject({
      ok: false,
      refusal: { kind: 'needed' },
    })
    expect(await stands()).toMatchObject({ step: 'consent', consentAt: null, name: null })
  })
  test('送ると、名簿とアカウントと登録ができ、途中のものは消える', async () => {
    await reviewed()
    const { personId, hasNamesake } = granted(await take(operation, sends()))
    expect(hasNamesake).toBe(false)
    expect(await ownerOf(operation, PHONE)).toBe(personId)
    expect(await run({ by: SYSTEM }, (act) => findWorker(act, personId))).toMatchObject({
      name: '例山 花子',
      kana: 'れいやま はなこ',
      state: 'applied',
      hours: '平日の朝',
      wishes: null,
      appliedAt: NOW,
    })
    const { consentAt } = await database().db.worker.findUniqueOrThrow({
      where: { townId_personId: { townId: town(), personId } },
    })
    expect(consentAt).toEqual(NOW)
    expect(await stands()).toBeUndefined()
    expect(await lastAudit(operation)).toMatchObject({ act: 'worker.applied', subject: personId, facts: {} })
  })
  test('同じ名前の方がいれば、わかる', async () => {
    await reviewed(PHONE, '田中 一郎')
    expect(granted(await take(operation, sends())).hasNamesake).toBe(true)
  })
  test('名簿の人は、名前を聞かれない', async () => {
    await given(operation, turnOk(connects('p2')), begins(PHONE, 'p2'), answers('consent', { kind: 'agree' }))
    expect((await stands())?.step).toBe('hours')
    await given(operation, says('hours', '夜'), says('wishes', '家で'))
    expect(granted(await take(operation, sends()))).toMatchObject({ personId: 'p2', name: '山本 愛子' })
  })
  test('一つ前に戻れ、確かめてから直せる。前の質問へは、もうどこからも戻れない', async () => {
    await given(operation, begins(), answers('consent', { kind: 'agree' }))
    expect(await take(operation, answers('name', { kind: 'back' }))).toMatchObject({
      refusal: { kind: 'needed' },
    })
    await given(operation, says('name', '例山'), answers('kana', { kind: 'back' }))
    expect(await stands()).toMatchObject({ step: 'name', name: '例山' })
    await given(
      operation,
      says('name', '例川'),
      answers('kana', { kind: 'skip' }),
      says('hours', '朝'),
      answers('wishes', { kind: 'skip' }),
      answers('review', { kind: 'change', to: 'hours' }),
      says('hours', '夜'),
    )
    expect(await stands()).toMatchObject({ step: 'review', name: '例川', kana: '', hours: '夜', wishes: '' })
  })
  test('時間は、飛ばせない', async () => {
    await given(
      operation,
      begins(),
      answers('consent', { kind: 'agree' }),
      says('name', '例山'),
      answers('kana', { kind: 'skip' }),
    )
    expect(await take(operation, answers('hours', { kind: 'skip' }))).toMatchObject({
      refusal: { kind: 'needed' },
    })
  })
  test('やめれば消え、三十日たてば消える', async () => {
    await reviewed()
    expect(await run({ by: 'stranger' }, (act) => dropApplication(act, PHONE))).toBe(true)
    expect(await stands()).toBeUndefined()
    await reviewed()
    const days = (n: number) => new Date(NOW.getTime() + n * 86_400_000)
    await clearOld(database().sql, days(29))
    expect(await stands()).toBeDefined()
    await clearOld(database().sql, days(31))
    expect(await stands()).toBeUndefined()
  })
  test('消した人が同じアカウントで来れば、新しい名前で始まる', async () => {
    await reviewed()
    const { personId } = granted(await take(operation, sends()))
    granted(await run({ by: SYSTEM }, (act) => erasePerson(act, { personId })))
    await reviewed(PHONE, '例川 花')
    expect(granted(await take(operation, sends()))).toMatchObject({ personId, name: '例川 花' })
  })
  test('本人のデータを消すと、途中の申し込みも消える', async () => {
    await given(
      operation,
      turnOk(connects('n1')),
      begins(PHONE, 'n1'),
      answers('consent', { kind: 'agree' }),
      says('hours', '秘密の時間'),
    )
    granted(await run({ by: SYSTEM }, (act) => erasePerson(act, { personId: 'n1' })))
    expect(await database().db.recruit.count({ where: { townId: town() } })).toBe(0)
  })
})

describe('読んだあとで変わったとき', () => {
  test('古い: beginApplication は、もうワーカーの人に始めさせない', async () => {
    await writingNothing(operation, async () => {
      expect(await take(operation, begins(PHONE, 'w1'))).toEqual(
        refuse({ kind: 'already-worker', state: 'active' }),
      )
      expect(await take(operation, begins({ platform: 'slack', userId: 'U1' }))).toEqual(
        refuse({ kind: 'not-in-line' }),
      )
    })
  })
  test('古い: answerApplication は、いま聞いていない質問の答えを書かない', async () => {
    await given(operation, begins(), answers('consent', { kind: 'agree' }), says('name', '例山'))
    await writingNothing(operation, async () => {
      expect(await take(operation, says('name', '別人'))).toMatchObject({
        refusal: { kind: 'another-step', recruit: { step: 'kana', name: '例山' } },
      })
      expect(await take(operation, says('name', '別人', TABLET))).toEqual(refuse({ kind: 'not-begun' }))
    })
  })
  test('古い: answerApplication は、同時の二つの答えの一つだけを取る', async () => {
    await given(operation, begins(), answers('consent', { kind: 'agree' }))
    const outcomes = await overlapping(operation, says('name', '一'), says('name', '二'))
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect((await stands())?.name).toBe('一')
  })
  test('古い: sendApplication は、聞き終わっていないものや、もう無いものを送らない', async () => {
    await given(operation, begins())
    await writingNothing(operation, async () => {
      expect(await take(operation, sends())).toMatchObject({ refusal: { kind: 'not-finished' } })
      expect(await take(operation, sends(TABLET))).toEqual(refuse({ kind: 'not-begun' }))
    })
  })
  test('古い: sendApplication は、二度押しても一人だけを登録する', async () => {
    await reviewed()
    const outcomes = await overlapping(operation, sends(), sends())
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false])
    expect(await database().db.account.count({ where: { townId: town() } })).toBe(1)
  })
  test('古い: sendApplication は、その間に職員がつないだ人を、もう一人つくらない', async () => {
    await reviewed()
    await given(operation, turnOk(connects('w2')))
    expect(await take(operation, sends())).toEqual(refuse({ kind: 'already-worker', state: 'active' }))
    expect(await ownerOf(operation, PHONE)).toBe('w2')
  })
})

const turnOk = ({ doing, work }: ReturnType<typeof connects>) => ({
  doing,
  work: async (...given: Parameters<typeof work>) => {
    await work(...given)
    return { ok: true }
  },
})
