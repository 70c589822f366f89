// The text of minutes in its sections: each begins with a heading, and can be edited by itself.

export type Section = { title: string; text: string }

/** What stands before the first heading of a section is the first section. */
export function sectionsOf(text: string): Section[] {
  const found: Section[] = []
  for (const line of text.split('\n')) {
    const title = /^#{1,3} (.+)/.exec(line)?.[1]
    const last = found.at(-1)
    if (title !== undefined || !last) found.push({ title: title ?? '', text: line })
    else last.text += `\n${line}`
  }
  return found
}

/** The text with one section written anew; undefined where there is no such section. */
export function withSection(text: string, index: number, written: string): string | undefined {
  const sections = sectionsOf(text)
  if (!sections[index]) return undefined
  return sections.map((one, at) => (at === index ? written : one.text)).join('\n')
}
