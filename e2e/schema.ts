import { writeFileSync } from 'node:fs'
import { publishedSchema } from './published-schema.ts'

/** Writes `public/scenario.schema.json` anew: `npm run schema`, from the top of the project. */
writeFileSync('public/scenario.schema.json', publishedSchema())
console.log('public/scenario.schema.json is written')
