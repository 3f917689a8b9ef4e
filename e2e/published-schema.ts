import { toJsonSchema } from '@valibot/to-json-schema'
import { namedSchemas } from '../scenarios/schema/named.ts'
import { scenarioSchema } from '../scenarios/schema/validate.ts'

/**
 * The scenario format as JSON Schema: what `public/scenario.schema.json` holds, made from the validator. What
 * is used in many places stands once, in `$defs`.
 */
export function publishedSchema(): string {
  const schema = toJsonSchema(scenarioSchema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
    definitions: namedSchemas,
  })
  const { $schema, ...rest } = schema
  const described = {
    $schema,
    $id: 'scenario.schema.json',
    title: 'Brokerscope scenario',
    description: 'A RabbitMQ or Kafka set-up and what is told about its run. See scenarios/README.md.',
    ...rest,
  }
  return `${JSON.stringify(described, undefined, 1)}\n`
}
