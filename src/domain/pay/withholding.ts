// What is withheld (所得税法204条). Whole yen.

/** J11: 10.21 % up to ¥1,000,000, 20.42 % above; the fraction is dropped. In whole numbers, so that no yen is lost to rounding. */
export function withholding(yen: number): number {
  const LIMIT = 1_000_000
  const lower = Math.min(yen, LIMIT) * 1021
  const upper = Math.max(0, yen - LIMIT) * 2042
  return Math.floor((lower + upper) / 10_000)
}
