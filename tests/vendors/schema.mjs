// What a vendor says of its own messages, asked by JSON Schema: { specification, checks: [{ name, schema, value }] } in, [{ name, problems }] out.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2019.js';
import { answer } from './asked.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`specifications/${name}.json`, import.meta.url), 'utf8'));

/** OpenAPI's discriminator spelled out: what names its kind is held to that kind, and to nothing beside it. */
function spellOut(schemas) {
  const last = (reference) => reference.split('/').at(-1);
  const spelled = {};
  const kinds = new Set(Object.values(schemas).flatMap(({ discriminator }) => Object.values(discriminator?.mapping ?? {}).map(last)));
  // Parts of a whole do not close it for each other, though WhatsApp's say so.
  const part = ({ additionalProperties, ...rest }) => (rest.$ref ? { $ref: `${rest.$ref}.part` } : rest);
  for (const [name, { discriminator, oneOf, ...schema }] of Object.entries(schemas)) {
    const open = schema.allOf ? { ...schema, allOf: schema.allOf.map(part) } : schema;
    spelled[`${name}.part`] = open;
    spelled[name] = discriminator?.mapping
      ? ofKind(discriminator)
      : { ...open, ...(oneOf && { oneOf }), ...((kinds.has(name) || schema.properties) && { unevaluatedProperties: false }) };
  }
  return spelled;
}

const ofKind = ({ propertyName, mapping }) => ({
  properties: { [propertyName]: { enum: Object.keys(mapping) } },
  required: [propertyName],
  allOf: Object.entries(mapping).map(([kind, $ref]) => ({ if: { properties: { [propertyName]: { const: kind } } }, then: { $ref } })),
});

/** The Bot API's own tables of fields. */
function ofTables({ methods, types }) {
  const simple = { Integer: 'integer', String: 'string', InputFile: 'string', Boolean: 'boolean', True: 'boolean', Float: 'number' };
  const type = (name) =>
    name.startsWith('Array of ') ? { type: 'array', items: type(name.slice('Array of '.length)) }
    : simple[name] ? { type: simple[name] }
    : { $ref: `#/components/schemas/${name}` };
  const object = (fields) => ({
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, { anyOf: field.types.map(type) }])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  });
  return {
    ...Object.fromEntries(Object.entries(types).map(([name, { fields, subtypes }]) => [name, subtypes ? { anyOf: subtypes.map(type) } : object(fields)])),
    ...Object.fromEntries(Object.entries(methods).map(([name, fields]) => [name, object(fields)])),
  };
}

function schemasOf(specification) {
  const { methods, types, schemas, sending } = read(specification.split('.')[0]);
  if (methods) return ofTables({ methods, types });
  return spellOut(specification.endsWith('.sending') ? sending : schemas);
}

answer(({ specification, checks }) => {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'vendor', components: { schemas: schemasOf(specification) } });
  return checks.map(({ name, schema, value }) => {
    const valid = ajv.getSchema(`vendor#/components/schemas/${schema}`);
    if (!valid) return { name, problems: [`no schema ${schema}`] };
    return { name, problems: valid(value) ? [] : valid.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`) };
  });
});
