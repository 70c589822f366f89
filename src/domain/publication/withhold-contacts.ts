// Telephone numbers and addresses of mail, taken out of a text for the public.
import { foldText, placeOf } from './fold-text.ts'

const DASH = /^[‐‑‒–—―−ーｰ]$/

/** Letters as they are looked at for numbers and addresses: full width is half width, and every dash is one. */
const narrow = (letter: string): string => {
  if (DASH.test(letter)) return '-'
  const plain = letter.normalize('NFKC')
  // What is no single unit is no part of a number: one sign for it keeps places in step.
  return plain.length === 1 ? plain : '\uFFFD'
}

const PHONE =
  /(?<!\d)\(0\d{1,4}\) ?\d{1,4}[ -]\d{3,4}(?!\d)|(?<!\d)(?:\+81[ -]?\d{1,3}|0\d{1,4})[ ()-]{1,2}\d{1,4}[ ()-]{1,2}\d{3,4}(?!\d)|(?<!\d)0\d{9,10}(?!\d)/g
const MAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}/g

export type ContactWords = { phone: string; mail: string }

export function withholdContacts(text: string, words: ContactWords): { text: string; count: number } {
  const folded = foldText(text, narrow)
  const flat = folded.letters.join('')
  const hits = [...flat.matchAll(MAIL), ...flat.matchAll(PHONE)].toSorted((a, b) => a.index - b.index)
  let out = ''
  let done = 0
  let count = 0
  for (const { 0: hit, index } of hits) {
    const { from, to } = placeOf(folded, index, hit.length)
    if (from < done) continue
    out += `${text.slice(done, from)}${hit.includes('@') ? words.mail : words.phone}`
    done = to
    count += 1
  }
  return { text: out + text.slice(done), count }
}
