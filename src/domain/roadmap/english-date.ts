// The same fuzzy dates as English writes them (mid-June, early May, end of June, around 20 April), said in Japanese.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const PARTS: Record<string, string> = { early: '初旬', mid: '中旬', middle: '中旬', late: '下旬', end: '末' }

const LEAD = /^(early|mid|middle|late|end|around|about) (?:of )?/
const DAY = /^\d{1,2}$/
const YEAR = /^\d{4}$/

/** Undefined where it is no date in English. */
export function englishDate(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .trim()
    .replace(/[\s,.-]+/g, ' ')
  const lead = LEAD.exec(plain)?.[1]
  const rest = plain
    .replace(LEAD, '')
    .split(' ')
    .map((word) => word.replace(/^(\d{1,2})(?:st|nd|rd|th)$/, '$1'))
  const month = MONTHS.indexOf(rest.find((word) => /^[a-z]{3,9}$/.test(word))?.slice(0, 3) ?? '') + 1
  const days = rest.filter((word) => DAY.test(word))
  const years = rest.filter((word) => YEAR.test(word))
  if (month === 0 || days.length > 1 || years.length > 1) return undefined
  if (rest.length !== 1 + days.length + years.length) return undefined
  const part = lead === undefined ? undefined : PARTS[lead]
  const [day, year] = [days[0], years[0]]
  if (part !== undefined && day !== undefined) return undefined
  const about = lead === 'around' || lead === 'about' ? '頃' : ''
  return `${year === undefined ? '' : `${year}年`}${month}月${day === undefined ? (part ?? '') : `${day}日`}${about}`
}
