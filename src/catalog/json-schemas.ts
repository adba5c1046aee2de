import { z } from 'astro/zod';
import {
  figuresSchema,
  glossarySchema,
  labSchema,
  moduleSchema,
  placementSchema,
  postingSchema,
  quizSchema,
  skillsSchema,
} from './schema.ts';

const schemas = {
  figures: figuresSchema,
  glossary: glossarySchema,
  lab: labSchema,
  module: moduleSchema,
  placement: placementSchema,
  posting: postingSchema,
  quiz: quizSchema,
  skills: skillsSchema,
};

const MADE = 'Made of src/catalog/schema.ts by "npm run schemas": change that.';

/** File name → JSON Schema as text. A test holds the committed files against this. */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify({ $comment: MADE, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`,
    ]),
  );
}
