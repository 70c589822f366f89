// A sheet for the accounts, as plain data; csv.ts and xlsx.ts write it.

/** Text stays text, whatever it begins with; figures are yen or counts. */
export type Cell = string | number | null

export type Sheet = {
  name: string
  /** `wide` is the width in characters. */
  columns: { title: string; wide: number }[]
  rows: Cell[][]
  /** Rows that sum up others, by their place: drawn bold where the form can. */
  sums: number[]
}
