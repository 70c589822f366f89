// An application for a job that a director gives to one of several. While slots are free, who applied stays; who is chosen
// holds a claim from then on; once the slots are full, or the job has ended, the others hear that it went to somebody else.
// Nobody waits in line for such a job: where a slot comes free again, it can be applied for anew.
import { z } from 'zod'

/** applied → chosen, passed (it went to others) or withdrawn; a worker has one living application for a job. */
export const applicationState = z.enum(['applied', 'chosen', 'passed', 'withdrawn'])
export type ApplicationState = z.output<typeof applicationState>
