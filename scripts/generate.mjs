// Makes the database client from prisma/schema.prisma. Prisma's command asks for an engine it does not use for this;
// any program will do, so none is downloaded.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  encoding: 'utf8',
})
if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
process.exitCode = status ?? 1
