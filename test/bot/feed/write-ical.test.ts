// カレンダーの文書を、別の読み手(ical.js)で読み戻す: どんな題名や場所でも、書いたとおりに読める(RFC 5545)。
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { meetingLinks } from '../../../src/bot/feed/view.ts'
import { writeIcal } from '../../../src/bot/feed/write-ical.ts'
import { LINE } from '../../../src/bot/line/limits.ts'
import type { FeedMeeting, FeedOwner } from '../../../src/domain/feed/model.ts'

const owner: FeedOwner = {
  town: 'mura',
  townName: '見本村',
  timezone: 'Asia/Tokyo',
  phone: '0267-56-2311',
  personId: 'p2',
  locale: 'ja',
  roles: ['member'],
}
const meeting: FeedMeeting = {
  id: 'council-3',
  body: '推進会議',
  title: '第3回推進会議',
  startsAt: new Date('2026-12-10T14:00+09:00'),
  endsAt: new Date('2026-12-10T16:00+09:00'),
  place: '役場 第1会議室',
  answersCloseAt: new Date('2026-12-08T17:00+09:00'),
  state: 'convened',
  sequence: 3,
  changedAt: new Date('2026-11-25T10:00+09:00'),
  items: [
    { no: 1, title: '前回報告', kind: 'report', notified: true },
    { no: 2, title: '議案第1号', kind: 'motion', notified: true },
  ],
  sits: true,
  standsFor: null,
  answer: null,
  mode: null,
  note: null,
  lateMinutes: null,
  leaveEarly: null,
  proxyName: null,
  proxyState: null,
}

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text))
const only = (changes: Partial<FeedMeeting> = {}, who: Partial<FeedOwner> = {}) => {
  const [event] = parsed(writeIcal({ ...owner, ...who }, [{ ...meeting, ...changes }])).getAllSubcomponents(
    'vevent',
  )
  if (!event) throw new Error('no event')
  return new ICAL.Event(event)
}
const property = (event: ICAL.Event, name: string) => String(event.component.getFirstPropertyValue(name))

describe('一つの会議', () => {
  test('日時、場所、議題、自分の返事、締切、電話が読める', () => {
    const event = only()
    expect(event).toMatchObject({
      uid: 'council-3.mura@yoriai',
      sequence: 3,
      summary: '第3回推進会議',
      location: '役場 第1会議室',
    })
    expect(event.startDate.toJSDate()).toEqual(meeting.startsAt)
    expect(event.endDate.toJSDate()).toEqual(meeting.endsAt)
    expect(event.description).toBe(
      '1. 前回報告\n2. 議案第1号\nあなたの返事: 未回答\n返事の締切: 令和8年12月8日(火) 17:00\nお問い合わせ: 0267-56-2311',
    )
    expect(property(event, 'status')).toBe('CONFIRMED')
    expect(property(event, 'dtstamp')).toBe('2026-11-25T01:00:00Z')
    expect(property(event, 'last-modified')).toBe('2026-11-25T01:00:00Z')
  })
  test('英語を読む人には英語で', () => {
    const event = only({ answer: 'attend', mode: 'online' }, { locale: 'en' })
    expect(event.description).toContain('Your answer: attend')
    expect(event.description).toContain('Contact: 0267-56-2311')
  })
  test('中止は中止として、案は未定として出る。予定のない時間になるのは、中止と欠席', () => {
    const cancelled = only({ state: 'cancelled' })
    expect(property(cancelled, 'status')).toBe('CANCELLED')
    expect(cancelled.summary).toBe('【中止】第3回推進会議')
    expect(cancelled.description).not.toContain('返事')
    expect(property(only({ state: 'draft' }), 'status')).toBe('TENTATIVE')
    expect(property(only({ answer: 'absent' }), 'transp')).toBe('TRANSPARENT')
    expect(property(only({ answer: 'attend' }), 'transp')).toBe('OPAQUE')
  })
  test('代理には、だれの代理かが出て、返事は問わない', () => {
    const { description } = only({ sits: false, standsFor: '山本 愛子' })
    expect(description).toContain('山本 愛子さんの代理')
    expect(description).not.toContain('あなたの返事')
  })
})

describe('カレンダーの全体', () => {
  test('名前、更新の間隔があり、会議がなくても読める', () => {
    const calendar = parsed(writeIcal(owner, []))
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('見本村の会議')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
    expect(String(calendar.getFirstPropertyValue('x-published-ttl'))).toBe('PT1H')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getAllSubcomponents('vevent')).toEqual([])
  })
  test('同じ会議からは、いつ求めても同じ文書になる', () => {
    expect(writeIcal(owner, [meeting])).toBe(writeIcal(owner, [{ ...meeting }]))
  })
})

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.constantFrom(';', ',', '\\', '\\n', '"', ':', '\n', '議', '長い題名', '🏔️', '𠮷', ' '), {
      maxLength: 80,
    })
    .map((parts) => parts.join('')),
)
const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')

test('性質: 題名、場所、議題に何があっても読み戻せ、どの行も75バイトに収まる', () => {
  fc.assert(
    fc.property(awkward, awkward, awkward, (title, place, item) => {
      const items = [{ no: 1, title: item, kind: 'other', notified: true }]
      const changes = { title: `${meeting.body}${title}`, place, items }
      const text = writeIcal(owner, [{ ...meeting, ...changes }])
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const event = only(changes)
      expect(event.summary).toBe(plain(changes.title).replaceAll('\n', ' '))
      expect(event.location ?? '').toBe(plain(place).replaceAll('\n', ' '))
      expect(event.description.startsWith(`1. ${plain(item)}`)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('性質: 一つの会議のリンクは、名前や場所がどれほど長くても、LINEの受け付ける長さに収まる', () => {
  fc.assert(
    fc.property(awkward, awkward, awkward, (name, place, details) => {
      const given = { ...meeting, bodyId: 'council', no: 3, revision: 1, convenedAt: null, place }
      const part = meetingLinks('ja', 'https://yoriai.town.tateshina.nagano.jp', {
        ...{ token: 'x'.repeat(43), name, details, meeting: given },
      })
      for (const { url } of part.kind === 'links' ? part.links : [])
        expect(url.length).toBeLessThanOrEqual(LINE.uri)
    }),
  )
})
