// Registration numbers of issuers of qualified invoices (消費税法57条の2): T and the 13 digits of a corporate number.

const FORM = /^T([1-9])(\d{12})$/

/**
 * Whether it can be such a number: the first digit checks the twelve behind it (法人番号の指定等に関する省令2条), which
 * count once and twice in turn from the last.
 */
export function isInvoiceNumber(number: string): boolean {
  const [, check, digits = ''] = FORM.exec(number) ?? []
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, n) => total + Number(digit) * (n % 2 === 0 ? 1 : 2), 0)
  return check !== undefined && Number(check) === 9 - (sum % 9)
}
