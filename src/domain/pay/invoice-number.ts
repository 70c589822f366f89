// The registration number of a qualified invoice issuer: T and a corporate number of 13 digits, whose first one checks the
// others (法人番号の指定等に関する省令 2条): 9 − (Σ digit × weight mod 9), weights 1 and 2 in turn from the last digit.

export type InvoiceNumber =
  | { kind: 'valid'; no: string }
  | { kind: 'not-thirteen' }
  | { kind: 'wrong-check-digit' }

export function readInvoiceNumber(said: string): InvoiceNumber {
  const no = said
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐‑–—―ー−-]/gu, '')
  if (!/^T\d{13}$/.test(no)) return { kind: 'not-thirteen' }
  const [check = 0, ...digits] = [...no.slice(1)].map(Number)
  return check === checkDigit(digits) ? { kind: 'valid', no } : { kind: 'wrong-check-digit' }
}

const checkDigit = (digits: number[]): number =>
  9 - (digits.toReversed().reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 2), 0) % 9)

/** Whether it is such a number, written as it is kept. */
export function isInvoiceNumber(number: string): boolean {
  const read = readInvoiceNumber(number)
  return read.kind === 'valid' && read.no === number
}
