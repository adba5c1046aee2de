import { expect, test } from 'vitest';
import { moduleSchema } from '../../../src/catalog/schema.ts';

const titles = moduleSchema.shape.sections.element.shape.title;

test.each(['`none`: Flink remembers', 'A *very* large file', 'See [above](#x)', ''])(
  'a section’s title is plain text, not %j: it also stands in labels and lists',
  (title) => {
    expect(titles.safeParse(title).success).toBe(false);
  },
);

test('a section’s title may have any other sign', () => {
  for (const title of ['None: Flink remembers', 'What breaks – and why?', 'MAX_VALUE (Java)'])
    expect(titles.safeParse(title).success).toBe(true);
});
