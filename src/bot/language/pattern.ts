// Word lists long enough to need several lines: line breaks and indents inside these are not part of them.

/** The source of a regular expression, written over several lines. */
export const patternText = (lines: TemplateStringsArray): string => lines.raw.join('').replace(/\n\s*/gu, '')

/** A regular expression written over several lines. */
export const pattern = (lines: TemplateStringsArray): RegExp => new RegExp(patternText(lines), 'u')
