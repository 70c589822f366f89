import { SYSTEM } from '../../domain/people/model.ts'
import { type Checking, sayRepeated } from '../check.ts'

/** Bodies and people are known, and a pledge stands once for a term. */
export function checkPledges({ file, known, say }: Checking): void {
  sayRepeated(
    file.pledges,
    { path: ['pledges'], key: ({ body, person, from }) => `${body}/${person}/${from}`, say },
    (key, first) => `${key} is pledges[${first}] already`,
  )
  for (const [index, { body, person, by }] of (file.pledges ?? []).entries()) {
    if (!known.bodies.has(body)) say(['pledges', index, 'body'], `there is no body ${body}`)
    for (const [key, who] of Object.entries({ person, by }))
      if (who && !known.people.has(who) && !(key === 'by' && who === SYSTEM))
        say(['pledges', index, key], `there is no person ${who}`)
  }
}
