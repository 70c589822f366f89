import { describe, expect, test } from 'vitest'
import { fits, type Wish, wishesIn } from '../../../src/bot/job/wishes.ts'
import type { Job } from '../../../src/domain/job/model.ts'

const kinds = (said: string): string[] => {
  const { wishes, order, full, times } = wishesIn(said)
  return [
    ...wishes.map((wish) => (wish.kind === 'about' ? `about ${wish.said}` : wish.kind)),
    ...(order ? [`by ${order}`] : []),
    ...(full ? ['full'] : []),
    ...(times ? [`at ${times}`] : []),
  ]
}

describe('人が探す言葉', () => {
  test.each([
    ['家でできる', ['home']],
    ['おうちでできる', ['home']],
    ['在宅', ['home']],
    ['自宅で', ['home']],
    ['車なしで', ['home']],
    ['車がなくてもできる', ['home']],
    ['通わなくていい', ['home']],
    ['work from home', ['home']],
    ['without a car', ['home']],
    ['土日', ['at 土日']],
    ['週末だけ', ['at 週末']],
    ['夜だけ', ['at 夜']],
    ['weekend jobs', ['at weekend']],
    ['evenings only', ['at evenings']],
    ['データ入力', ['about データ入力']],
    ['data entry', ['about data entry']],
    ['初心者', ['beginner']],
    ['未経験でもできる', ['beginner']],
    ['経験がなくてもできる', ['beginner']],
    ['誰でもできる', ['beginner']],
    ['no experience', ['beginner']],
    ['短時間', ['short']],
    ['30分以内', ['short']],
    ['short jobs', ['short']],
    ['高い順', ['by pay']],
    ['報酬の高い順で在宅', ['home', 'by pay']],
    ['締切順', ['by due']],
    ['締め切りの近い順', ['by due']],
    ['highest pay', ['by pay']],
    ['順番待ち', ['full']],
    ['家でできるデータ入力の仕事', ['home', 'about データ入力']],
    ['土日に家でできる', ['home', 'at 土日']],
    ['data entry at home', ['home', 'about data entry']],
    // Words that only look like a wish.
    ['はがき書き', ['about はがき書き']],
    ['在宅はがき書き', ['home', 'about はがき書き']],
    ['空き家の写真撮影', ['about 空き家の写真撮影']],
    ['住所入力', ['about 住所入力']],
    ['朝顔の世話', ['about 朝顔の世話']],
    ['すべて', []],
  ])('%s', (said, wanted) => {
    expect(kinds(said)).toEqual(wanted)
  })
  test('時間を言えば、その時間まで', () => {
    expect(wishesIn('30分以内').wishes).toEqual([{ kind: 'short', most: 30 }])
    expect(wishesIn('1.5時間くらい').wishes).toEqual([{ kind: 'short', most: 90 }])
  })
})

describe('仕事の記録からわかること', () => {
  const town = { skills: [{ id: 'typing', name: 'データ入力', course: null }] }
  const job: Job = {
    ...{
      no: 1,
      title: '名簿',
      details: '手書きの申込書を写します',
      slots: 1,
      taken: 0,
      payYen: 1,
      minutes: null,
    },
    ...{ dueAt: new Date(0), skills: ['typing'], place: null, state: 'open', how: 'first', offeredTo: [] },
    ...{ quantity: null, unit: null, payKind: 'fixed', rateYen: null, withholding: null },
    ...{ confidential: false, directorId: null, publishedAt: null },
  }
  const home: Wish = { kind: 'home' }
  test.each([
    ['自宅可', true],
    ['在宅', true],
    ['自宅またはテレワークセンター', true],
    ['テレワークセンター', false],
    ['町内', false],
    ['在宅不可', false],
    ['自宅ではできません', false],
    ['at home', true],
    ['nursing home', false],
    [null, undefined],
  ])('場所が %s なら、家でできるのは %s', (place, is) => {
    expect(fits({ ...job, place }, home, town)).toBe(is)
  })
  test('時間の目安がなければ、短いとも長いとも言わない', () => {
    expect(fits(job, { kind: 'short', most: 60 }, town)).toBeUndefined()
    expect(fits({ ...job, minutes: 60 }, { kind: 'short', most: 60 }, town)).toBe(true)
    expect(fits({ ...job, minutes: 61 }, { kind: 'short', most: 60 }, town)).toBe(false)
  })
  test('言葉は、題名・内容・技能の名前から探す', () => {
    const about = (word: string): Wish => ({ kind: 'about', said: word, words: [word] })
    for (const word of ['名簿', '申込書', 'データ入力', 'でーた', 'typing', 'ＴＹＰＩＮＧ'])
      expect(fits(job, about(word), town), word).toBe(true)
    expect(fits(job, about('草刈り'), town)).toBe(false)
    expect(fits(job, { kind: 'beginner' }, town)).toBe(false)
  })
})
