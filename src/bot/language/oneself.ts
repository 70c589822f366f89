// The words by which somebody speaks of themselves, once for every topic.

export const ONESELF = [
  '私',
  'わたし',
  'わたくし',
  'あたし',
  '僕',
  'ぼく',
  '俺',
  'おれ',
  'おら',
  'わし',
  'うち',
  '自分',
  '当方',
  '小生',
  '小職',
  '当職',
  '本職',
  '本人',
  '私ども',
]
/** As a part of a pattern. */
export const ONESELF_WORDS = `(?:${ONESELF.join('|')})`

/** A clause that begins with oneself: 「私は」「自分も」「わしの方は」. */
export const STARTS_WITH_ONESELF = new RegExp(`^${ONESELF_WORDS}(?:の(?:ほう|方))?(?:は|も)`, 'u')
